import Consent
package import Storage

/// What was done about a takedown, and on what it rests.
package struct TakedownReport: Hashable, Sendable {
    package var outcome: TakedownClosing.Outcome
    /// The number of the disposal decision (gallringsbeslut).
    package var decision: String
    /// With `removed`: only what was asked for was removed, and the rest of the post is still out.
    package var restStays: Bool

    package init(_ outcome: TakedownClosing.Outcome, decision: String, restStays: Bool = false) {
        self.outcome = outcome
        self.decision = decision
        self.restStays = restStays
    }
}

extension Takedowns {
    /// Records what was done, and closes the task. A closed one stays as it was closed.
    ///
    /// - Throws: `ServiceError` where the outcome cannot be true of what is asked for, `StorageError`.
    package func close(_ id: TakedownID, _ report: TakedownReport) throws -> TakedownView {
        try report.check()
        return try house.store.commit { reader in
            let now = try house.now(reader)
            let task = try task(id, from: reader)
            let post = try reader.post(of: task.record)
            var out = try reader.whatIsOut(of: post.id)
            try out.check(report, against: task)
            let ended = out.ended(by: report, at: now)
            out.publications = out.publications.map { old in ended.first { $0.id == old.id } ?? old }
            var record = task.record
            record.closing = TakedownClosing(
                at: now, by: house.surroundings.actor, outcome: report.outcome, decision: report.decision)
            let view = try view(record, of: post, out, from: reader, at: now)
            return Commit(
                Storage.Change(publications: ended, takedowns: [record]), entry: house.draft(.post, at: now),
                result: view)
        }
    }
}

extension TakedownReport {
    fileprivate func check() throws(ServiceError) {
        let isPlain = decision.unicodeScalars.allSatisfy { !$0.properties.isControl }
        guard isPlain, (1...100).contains(decision.count), decision.contains(where: { !$0.isWhitespace }) else {
            throw ServiceError(.badInput, "the decision has no number: write the one that it rests on, in one line")
        }
        if restStays, outcome != .removed {
            throw ServiceError(.usage, "the rest stays only where something was removed: use it with --outcome removed")
        }
    }
}

extension WhatIsOut {
    /// Whether the outcome can be true of what the task asks for.
    fileprivate func check(_ report: TakedownReport, against task: TakedownTask) throws(ServiceError) {
        if let closing = task.record.closing {
            throw ServiceError(
                .badInput, "the takedown was closed as \(closing.outcome.rawValue) already: there is nothing to do")
        }
        let isWhole = task.demands.contains(where: \.isWholePost)
        if report.restStays, isWhole {
            throw ServiceError(.badInput, "the whole post is to end, so that nothing of it can stay: remove all of it")
        }
        switch report.outcome {
        case .replaced: try checkReplaced(task.demands)
        case .removed where publications.filter(\.isOut).allSatisfy(\.isPrint):
            throw ServiceError(.badInput, "printed copies cannot be removed: close it as kept or not-out")
        case .removed, .kept, .notOut: return
        }
    }

    private func checkReplaced(_ demands: [TakedownDemand]) throws(ServiceError) {
        if demands.contains(where: \.isWholePost) {
            throw ServiceError(.badInput, "the whole post is to end, and no other picture helps: remove it")
        }
        if let picture = demands.first(where: { $0.allowed == .excluded && $0.picture != nil })?.picture {
            throw ServiceError(
                .badInput, "someone must not be in picture \(picture + 1) at all, covered or not: remove the picture")
        }
        let missing = demands.first { $0.allowed == .unrecognisable && $0.picture != nil && !hasRevision(for: $0) }
        if let picture = missing?.picture {
            throw ServiceError(
                .badInput, "no narrower picture \(picture + 1) was made: make it with synas takedown redo first")
        }
    }

    /// The publications that an outcome ends.
    fileprivate func ended(by report: TakedownReport, at now: Moment) -> [PublicationRecord] {
        let ending =
            switch report.outcome {
            case .notOut: publications.filter(\.isOut)
            case .removed: publications.filter { $0.isOut && !$0.isPrint && !report.restStays }
            case .replaced, .kept: [PublicationRecord]()
            }
        return ending.map { publication in
            var publication = publication
            publication.endedAt = now
            return publication
        }
    }
}
