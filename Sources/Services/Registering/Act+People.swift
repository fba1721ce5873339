import Consent
import Policies
import Storage

extension Act {
    /// - Throws: `ServiceError` where nobody is named so, or their data was destroyed.
    mutating func subject(_ reference: PersonReference) throws -> Subject {
        if let known = people[reference] { return known }
        let subject = try subject(house.person(reference, from: reader), named: reference.unit)
        people[reference] = subject
        return subject
    }

    /// - Throws: `ServiceError` for a member of staff.
    mutating func child(_ reference: PersonReference) throws -> Subject {
        let subject = try subject(reference)
        guard subject.record.kind == .child else {
            throw ServiceError(.badInput, "that is a member of staff: guardians and markings are of children")
        }
        return subject
    }

    func subject(_ record: PersonRecord, named: UnitID? = nil) throws -> Subject {
        let events = Array(try reader.events(about: record.id).prefix { !isOwn($0) })
        guard !events.contains(where: { $0.what == .erased }) else {
            throw ServiceError(.badInput, "the data of that person was destroyed: nothing more can be recorded")
        }
        return Subject(record: record, events: events, named: named)
    }

    /// Everyone who is meant, now or, with `ever`, also those who have left.
    mutating func subjects(_ target: Target, ever: Bool = false) throws -> [Subject] {
        switch target {
        case .person(let reference): return [try subject(reference)]
        case .unit(let unit):
            try known(unit)
            return try members(of: unit, ever: ever)
        case .group(let group, let unit):
            guard try known(unit).groups.contains(where: { $0.id == group }) else {
                throw ServiceError(.noSuchInput, "the unit has no such group: check the name in organisation.yaml")
            }
            return try members(of: unit, ever: ever).filter { $0.record.group == group }
        }
    }

    @discardableResult
    private func known(_ unit: UnitID) throws(ServiceError) -> Organisation.Unit {
        if let known = house.policies.organisation.unit(unit) { return known }
        throw ServiceError(.noSuchInput, "there is no such unit: check the name in organisation.yaml")
    }

    private func members(of unit: UnitID, ever: Bool) throws -> [Subject] {
        let records = ever ? try reader.everyone(everIn: unit) : try reader.people(of: unit, at: now)
        return try records.compactMap { record in
            let isErased = try reader.events(about: record.id).contains { $0.what == .erased }
            return isErased ? nil : try subject(record, named: nil)
        }
    }

    mutating func guardian(_ reference: String) throws -> GuardianRecord {
        if let known = guardians[reference] { return known }
        let found = try house.guardian(reference, from: reader)
        guardians[reference] = found
        return found
    }

    /// Who answers. Only legal custody decides (domain.md, "People"); without a guardian the person answers alone.
    ///
    /// `channel`: what the answer is for; nil where it is taken back everywhere.
    mutating func decider(_ reference: String?, for subject: Subject, in channel: ChannelID?, at moment: Moment)
        throws -> Decider
    {
        guard let reference else {
            if subject.record.kind == .staff { return .person }
            return try ownDecision(subject.record, in: channel, at: moment)
        }
        guard subject.record.kind == .child else {
            throw ServiceError(.badInput, "staff answer for themselves: leave the guardian out")
        }
        guard !isOfAge(subject.record, at: moment) else {
            throw ServiceError(
                .badInput, "\(subject.record.handle) is of age and answers alone: leave the guardian out")
        }
        let guardian = try guardian(reference)
        guard subject.registry(at: moment).custodians.contains(guardian.id) else {
            throw ServiceError.noCustody(of: subject.record.handle)
        }
        return .guardian(guardian.id)
    }

    /// A child answers for itself from the age at which it has a say in the channel.
    private func ownDecision(_ person: PersonRecord, in channel: ChannelID?, at moment: Moment) throws -> Decider {
        guard let born = person.born,
            let birthday = born.attaining(age: house.policies.ageOfSay(in: channel, at: moment)),
            house.policies.localDays.start(birthday) <= moment
        else {
            throw ServiceError(
                .badInput, "\(person.handle) has no say of its own yet: name the guardian who answered with --guardian")
        }
        return .person
    }

    /// Custody ends at 18 by law, in every country that the policies know.
    private func isOfAge(_ person: PersonRecord, at moment: Moment) -> Bool {
        person.born?.attaining(age: 18).map { house.policies.localDays.start($0) <= moment } ?? false
    }
}

extension ServiceError {
    /// Said also of a guardian who is not in the roster, where whoever asks may not learn who is.
    package static func noCustody(of handle: String) -> ServiceError {
        ServiceError(
            .badInput,
            "that guardian has no custody of \(handle) at the time: only custody decides; check the roster")
    }
}
