import Consent
import Gate
import Storage

extension Publishing {
    /// Somebody says that handed-over files were never used. Where the post is nowhere else, its open takedown has nothing
    /// left to ask for and is closed. A narrowing: it waits for no clock.
    func neverUsed(_ id: PostID) throws -> PublicationAnswer {
        try house.store.commit { reader in
            let record = try reader.knownPost(id)
            let now = try house.nowForNarrowing(reader)
            var out = try reader.whatIsOut(of: id)
            let unused = try out.unused(record)
            out.publications = out.publications.map { old in unused.first { $0.id == old.id } ?? old }
            let closed = out.isOut ? nil : out.openTask?.record.closedAsNeverUsed(at: now, by: house.surroundings.actor)
            let answer = PublicationAnswer(
                outcome: .neverUsed, post: id.rawValue, unit: record.unit, channel: record.channel,
                title: try Post(stored: record.document).title, plan: .nothing, wasHandedOver: true,
                publications: out.publications.map(PublicationView.init), handedOver: nil,
                takedown: nil)
            let change = Storage.Change(publications: unused, takedowns: closed.map { [$0] } ?? [])
            return Commit(change, entry: house.draft(.post, at: now), result: answer)
        }
    }
}

extension WhatIsOut {
    /// The publications that were never used, as such; none where that was said before.
    fileprivate func unused(_ post: PostRecord) throws(ServiceError) -> [PublicationRecord] {
        let unknown = publications.filter { $0.isOut && $0.place == .unknown }
        if unknown.isEmpty, !publications.contains(where: { $0.place == .neverUsed }) {
            throw ServiceError(
                .badInput,
                post.handedOverAt == nil
                    ? "the files were never handed over: there is nothing to record"
                    : "it is known where the files were used: close the takedown instead, if there is one")
        }
        return unknown.map { publication in
            var publication = publication
            publication.place = .neverUsed
            return publication
        }
    }
}

extension TakedownRecord {
    fileprivate func closedAsNeverUsed(at now: Moment, by actor: String) -> TakedownRecord {
        var closed = self
        closed.closing = TakedownClosing(at: now, by: actor, outcome: .notOut, decision: "never-used")
        return closed
    }
}
