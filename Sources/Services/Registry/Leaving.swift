import Consent
import Policies
import Storage

/// Those who leave are kept, and come back as the same.
package struct Leaving: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// The person belongs to the unit no more, now or from a day to come: the answers for its channels end.
    ///
    /// - Throws: `ServiceError` where the person has left already, `StorageError`.
    package func leave(_ reference: PersonReference, _ registration: Registration = Registration()) throws
        -> [RecordedEvent]
    {
        try house.register(registration) { act in
            let subject = try act.subject(reference)
            guard act.isRepeated || subject.record.until == nil else {
                throw ServiceError(.badInput, "their leaving is recorded already: to change it, correct that event")
            }
            try act.check(act.at, of: subject, mayCome: true)
            var record = subject.record
            record.until = act.at
            act.change.people.append(record)
            return [act.record(.left(record.unit), of: subject, source: "roster")]
        }
    }

    /// Back in the unit that was left. Everyone who decides is asked anew.
    ///
    /// `group`: nil: the one of before.
    /// - Throws: `ServiceError` where the person has not left, `StorageError`.
    package func comeBack(
        _ reference: PersonReference, group: String? = nil, _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        try house.register(registration) { act in
            let subject = try act.subject(reference)
            try act.check(act.at, of: subject)
            guard act.isRepeated || subject.record.until.map({ $0 <= act.at }) ?? false else {
                throw ServiceError(.badInput, "they have not left at the time: there is nothing to record")
            }
            var record = subject.record
            (record.since, record.until, record.group) = (
                act.at, nil, try group.map { try known($0, record) } ?? record.group
            )
            act.change.people.append(record)
            return [act.record(.joined(record.unit), of: subject, source: "roster")]
        }
    }

    private func known(_ group: String, _ record: PersonRecord) throws(ServiceError) -> String {
        let groups = house.policies.organisation.unit(record.unit)?.groups ?? []
        if groups.contains(where: { $0.id == group }) { return group }
        throw ServiceError(.noSuchInput, "the unit has no such group: check the name in organisation.yaml")
    }
}
