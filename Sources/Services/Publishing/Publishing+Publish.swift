import Consent
package import Storage

extension Publishing {
    /// Hands over the pictures of a post that was cleared before, or records where it is published, or that it never was.
    ///
    /// The post is planned again on the newest consents in the transaction that records it: a clearance is void at once
    /// when a consent that it rests on narrows. Then nothing is recorded and nothing handed over.
    /// - Throws: `ServiceError`, `StorageError`.
    package func publish(_ id: PostID, _ request: PublicationRequest) throws -> PublicationAnswer {
        try request.check()
        if request.place == .neverUsed { return try neverUsed(id) }
        let before = try house.store.snapshot { try clearance(of: id, for: request, from: $0) }
        guard before.holds || request.isOutAlready else { return held(before) }
        let files = try request.delivery.folder.map { try handOver(before.record, before.pictures, to: $0) }
        do {
            let answer = try house.store.commit { try record(id, request, from: $0) }
            try files?.release()
            return answer
        } catch let void as Void {
            return held(void.clearance)
        }
    }

    /// What is out already is recorded whether or not its files are still here.
    private func clearance(of id: PostID, for request: PublicationRequest, from reader: any Reader) throws -> Clearance
    {
        if !request.isOutAlready { try house.checkNotRemoved(id, from: reader) }
        return try clearance(of: id, from: reader)
    }

    /// The clearance is void: nothing is written.
    private struct Void: Error { let clearance: Clearance }

    private func record(_ id: PostID, _ request: PublicationRequest, from reader: any Reader) throws
        -> Commit<PublicationAnswer>
    {
        let clearance = try clearance(of: id, for: request, from: reader)
        guard clearance.holds || request.isOutAlready else { throw Void(clearance: clearance) }
        guard clearance.record.verdict == .cleared else {
            throw ServiceError(.badInput, "the post was never cleared, so it has no files: submit it again")
        }
        let now = try house.now(reader)
        let new = house.publications(request, besides: clearance.out.publications, of: id, at: now)
        var change = Storage.Change(handedOver: [id: now], publications: new)
        var out = clearance.out
        out.publications = out.publications.filter { old in !new.contains { $0.id == old.id } } + new
        let takedown = try demand(clearance, out, from: reader, at: now, &change)
        let answer = self.answer(
            .published, clearance, out.publications, handedOver: request.delivery.folder.map { place(of: id, in: $0) },
            takedown)
        return Commit(change, entry: house.draft(.post, at: now), result: answer)
    }

    /// What is out although it may not be as it is becomes a takedown. Returns the post's open one; nil where nothing was
    /// to be asked for. What was asked for before is not told: a withdrawal asks, and an expiry does not.
    private func demand(
        _ clearance: Clearance, _ out: WhatIsOut, from reader: any Reader, at now: Moment,
        _ change: inout Storage.Change
    ) throws -> TakedownID? {
        var draft = TakedownDraft(house, reader, at: now)
        draft.know(clearance.record, out)
        let shown = out.stillShown(of: try reader.appearances(of: clearance.record.id))
        let excess = clearance.holds ? [] : try excess(of: clearance.record, shown, from: reader)
        guard !excess.isEmpty else { return nil }
        draft.demand(excess, of: clearance.record.id)
        draft.finish(&change)
        return draft.openTask(ofKnown: clearance.record.id)
    }

    private func held(_ clearance: Clearance) -> PublicationAnswer {
        answer(.held, clearance, clearance.out.publications, handedOver: nil, nil)
    }

    func answer(
        _ outcome: PublicationAnswer.Outcome, _ clearance: Clearance, _ publications: [PublicationRecord],
        handedOver: String?, _ takedown: TakedownID?
    ) -> PublicationAnswer {
        PublicationAnswer(
            outcome: outcome, post: clearance.record.id.rawValue, unit: clearance.record.unit,
            channel: clearance.record.channel, title: clearance.title, plan: clearance.plan,
            wasHandedOver: clearance.record.handedOverAt != nil, publications: publications.map(PublicationView.init),
            handedOver: handedOver, takedown: takedown?.rawValue)
    }
}

extension House {
    /// The publications that a request adds or gives a place. The first place is that of the files that were handed over
    /// before; a place that is recorded already stays as it is.
    func publications(
        _ request: PublicationRequest, besides known: [PublicationRecord], of post: PostID, at now: Moment
    ) -> [PublicationRecord] {
        var unknown = known.filter { $0.isOut && $0.place == .unknown }
        let out = known.filter(\.isOut).map(\.place)
        let wanted = request.places.filter { $0 == .unknown ? unknown.isEmpty : !out.contains($0) }
        return wanted.map { place in
            if !request.wantsFiles, var first = unknown.first {
                unknown.removeFirst()
                first.place = place
                return first
            }
            return PublicationRecord(id: surroundings.newID(), post: post, place: place, since: now)
        }
    }
}

extension PublicationRequest {
    /// Each once, in the order in which they were said.
    fileprivate var places: [PublicationRecord.Place] {
        switch place {
        case .unsaid: [.unknown]
        case .print(let words): [.print(words)]
        case .addresses(let addresses):
            addresses.indices.filter { !addresses[..<$0].contains(addresses[$0]) }.map { .address(addresses[$0]) }
        case .neverUsed: []
        }
    }
}
