package import Consent
import Storage

extension Consents {
    /// Records that an event was registered in error: from now on it is as if it had never been. A correction can be
    /// corrected, too.
    ///
    /// - Throws: `ServiceError` for an event that is not there, cannot be corrected or is already, `StorageError`.
    package func correct(_ id: EventID, _ registration: Registration = Registration()) throws -> [RecordedEvent] {
        guard registration.at == nil else {
            throw ServiceError(.usage, "a correction holds from when it is recorded: leave the moment out")
        }
        return try house.register(registration) { act in
            let (_, subject) = try act.event(id)
            if let correction = Corrections(of: subject.events).corrected[id] {
                throw ServiceError(
                    .badInput,
                    "that event is corrected already: to take that back, correct the correction \(correction.rawValue)")
            }
            let recorded = act.record(.corrected(id), of: subject, source: "correction")
            act.bringUpToDate(subject.record, by: subject.events + [recorded.event])
            return [recorded]
        }
    }
}

extension Act {
    /// Where a correction is of coming or leaving, the person's own record follows what stands.
    mutating func bringUpToDate(_ record: PersonRecord, by events: [Event]) {
        let before = record.membership(by: Array(events.dropLast()))
        guard let now = record.membership(by: events), now != before else { return }
        var changed = record
        changed.until = now.until
        change.people.append(changed)
    }
}

/// Since when someone is gone from a unit; no moment: there.
private struct Membership: Equatable { let until: Moment? }

extension PersonRecord {
    /// What stands of coming to the unit and leaving it; nil where nothing was recorded.
    fileprivate func membership(by events: [Event]) -> Membership? {
        Corrections(of: events).standing.reduce(nil) { known, event in
            switch event.what {
            case .joined(unit): Membership(until: nil)
            case .left(unit): Membership(until: event.at)
            default: known
            }
        }
    }
}
