package import Consent
import Policies
import Storage

/// A relation of a guardian and a child, as it is named.
package struct GivenCustody: Hashable, Sendable {
    package let child: PersonReference
    /// The guardian's source id in the roster.
    package let guardian: String
    /// For a guardian whom the roster does not have yet; nil: must be known.
    package let name: String?
    package let relation: Relation
    /// The first day; nil: from the moment at which it is registered.
    package let from: Day?
    /// The last day; nil: until further notice.
    package let until: Day?

    package init(
        child: PersonReference, guardian: String, name: String? = nil, relation: Relation = .custody, from: Day? = nil,
        until: Day? = nil
    ) {
        self.child = child
        self.guardian = guardian
        self.name = name
        self.relation = relation
        self.from = from
        self.until = until
    }
}

/// Who decides for a child, one relation at a time: what a court, an agreement or a register says.
package struct Custody: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// Where nothing else is said: never `BondDraft.source`, with which the next roster would take it back.
    private static let byHand = "registry"

    /// Adds a relation, or puts it in the place of the one that the guardian has. It may begin on a day to come.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func add(_ given: GivenCustody, _ registration: Registration = Registration()) throws -> [RecordedEvent] {
        try house.register(registration) { act in
            let days = house.policies.localDays
            let child = try act.child(given.child)
            let from = given.from.map(days.start) ?? act.at
            let until = given.until.flatMap(\.next).map(days.start)
            guard until.map({ from < $0 }) ?? true else {
                throw ServiceError(.badInput, "the relation ends before it begins: correct one of the two days")
            }
            try act.check(from, of: child, mayCome: true)
            let guardian = try act.guardian(given.guardian, called: given.name)
            let known = child.registry(at: from).bonds[guardian.id]
            guard known?.relation != given.relation || known?.until != until else {
                throw ServiceError(.badInput, "that relation stands already: there is nothing to add")
            }
            let what = What.custodyAdded(guardian.id, given.relation, until: until)
            return [act.record(what, of: child, at: from, source: Self.byHand)]
        }
    }

    /// Ends a relation, now, on a day that was, or on one to come.
    ///
    /// - Throws: `ServiceError` where there is none to end, `StorageError`.
    package func end(_ child: PersonReference, guardian: String, _ registration: Registration = Registration()) throws
        -> [RecordedEvent]
    {
        try house.register(registration) { act in
            let (child, guardian) = try act.related(child, guardian)
            return [act.record(.custodyEnded(guardian.id), of: child, source: Self.byHand)]
        }
    }

    /// From now on only narrowing answers count for the child.
    ///
    /// - Throws: `ServiceError` where the guardian has no relation, or it is disputed already, `StorageError`.
    package func dispute(_ child: PersonReference, guardian: String, _ registration: Registration = Registration())
        throws -> [RecordedEvent]
    {
        try house.register(registration, narrows: true) { act in
            let (child, guardian) = try act.related(child, guardian)
            try act.check(act.at, of: child)
            guard !child.registry(at: act.now).disputed.contains(guardian.id) else {
                throw ServiceError(.badInput, "that relation is disputed already: there is nothing to record")
            }
            return [act.record(.custodyDisputed(guardian.id), of: child, source: "guardian")]
        }
    }

    /// The dispute is over, whoever decides now: what is true is added or ended apart.
    ///
    /// - Throws: `ServiceError` where nothing is disputed, `StorageError`.
    package func resolve(_ child: PersonReference, guardian: String, _ registration: Registration = Registration())
        throws -> [RecordedEvent]
    {
        try house.register(registration) { act in
            let child = try act.child(child)
            let guardian = try act.guardian(guardian)
            try act.check(act.at, of: child)
            guard child.registry(at: act.at).disputed.contains(guardian.id) else {
                throw ServiceError(
                    .badInput, "that guardian's relation is not disputed at the time: check the guardian and the date")
            }
            return [act.record(.custodyResolved(guardian.id), of: child, source: Self.byHand)]
        }
    }
}

extension Act {
    /// A child and a guardian who has a relation to it at the moment that is registered.
    fileprivate mutating func related(_ reference: PersonReference, _ guardian: String) throws
        -> (Subject, GuardianRecord)
    {
        let child = try child(reference)
        let guardian = try self.guardian(guardian)
        guard child.registry(at: at).bonds[guardian.id] != nil else {
            throw ServiceError(
                .badInput, "that guardian has no relation to the child at the time: check the guardian and the date")
        }
        return (child, guardian)
    }

    /// A guardian of the roster, or with a name one whom it does not have yet.
    fileprivate mutating func guardian(_ source: String, called name: String?) throws -> GuardianRecord {
        guard let name else { return try guardian(source) }
        if let known = try? guardian(source) {
            guard known.name == name else {
                throw ServiceError(.badInput, "that source id is another guardian's: check it in the roster")
            }
            return known
        }
        guard source.isOpaque, source.utf8.count <= 64, (1...200).contains(name.utf8.count), !name.contains("\n") else {
            throw ServiceError(.badInput, "that is no source id, or no name: give the register's id and one line")
        }
        let new = GuardianRecord(id: GuardianID(rawValue: house.surroundings.newID()), sourceID: source, name: name)
        change.guardians.append(new)
        guardians[source] = new
        return new
    }
}
