import Consent
import Policies
import Storage

extension Daily {
    /// Scans of answers that have been over for longer than the organisation keeps them; then files that no record wants.
    func removeScans(_ run: inout DailyRun) throws {
        let now = run.at
        let over = try house.store.snapshot { reader in
            try reader.scans(keptBefore: now).filter { try isOver($0, at: now, from: reader) }
        }
        if !over.isEmpty { run.scansRemoved = try remove(over) }
        run.scanFilesRemoved = try house.folder.scans.sweep(in: house.store)
    }

    /// Decided again within the commit: the correction of a withdrawal may have brought the answer back.
    private func remove(_ scans: [ScanRecord]) throws -> Int {
        try house.store.commit { reader in
            let now = try house.now(reader)
            var removed: [ScanRecord] = []
            for var scan in scans where try isOver(scan, at: now, from: reader) {
                scan.removedAt = now
                removed.append(scan)
            }
            let entry = house.draft(.child, at: now)
            return Commit(Storage.Change(scans: removed), entry: entry, result: removed.count)
        }
    }

    private func isOver(_ scan: ScanRecord, at now: Moment, from reader: any Reader) throws -> Bool {
        let months = house.policies.organisation.scanRetentionMonths
        guard let end = try answerEnd(scan.event, at: now, from: reader) else { return false }
        let last = house.policies.localDay(of: end)?.adding(months: months).map(house.policies.localDays.start)
        return last.map { $0 <= now } ?? false
    }

    /// Since when what the paper says is over. A withdrawal is the end of an answer itself.
    private func answerEnd(_ id: EventID, at now: Moment, from reader: any Reader) throws -> Moment? {
        guard let event = try reader.event(id), let person = try reader.person(event.person) else { return nil }
        let events = try reader.events(about: person.id)
        switch event.what {
        case .withdrawn: return event.at
        case .evidenceAttached(let answer): return try answerEnd(answer, at: now, from: reader)
        case .answered(let answer), .carriedOver(let answer):
            // The place is the answer's own: the child may have moved on since.
            guard let question = house.question(in: answer.place, at: now) else { return event.at }
            return Consent.answerEnd(of: id, about: person.facts, events: events, in: question)
        default: return nil
        }
    }
}
