package import Consent
package import Policies

/// What the gate knows when it plans: one consistent reading, with effects in place of reasons.
package struct Snapshot: Sendable {
    package let unit: UnitID
    package let channel: Channel
    /// The people of the submitter's unit who are current at the moment of the check.
    package let people: [KnownPerson]

    package init(unit: UnitID, channel: Channel, people: [KnownPerson]) {
        self.unit = unit
        self.channel = channel
        self.people = people
    }
}

/// A child or a member of staff of the unit, as the gate sees one.
package struct KnownPerson: Hashable, Sendable {
    package enum Kind: Hashable, Sendable { case child, staff }

    package let id: PersonID
    package let kind: Kind
    /// Unique within the unit and kind.
    package let handle: String
    /// The names that the text check looks for: given names (each one that is used) and the full name.
    package let givenNames: [String]
    package let familyName: String
    package let effect: Effect

    package init(
        id: PersonID, kind: Kind, handle: String, givenNames: [String], familyName: String, effect: Effect
    ) {
        self.id = id
        self.kind = kind
        self.handle = handle
        self.givenNames = givenNames
        self.familyName = familyName
        self.effect = effect
    }
}
