package import Consent
package import Documents

/// A roster as the registry sends it: who is where, and who decides for whom. Plain values, well-formed and agreeing
/// with each other, not yet compared with what is stored.
package struct RosterDocument: Sendable, Equatable {
    package var children: [RosterChild] = []
    package var staff: [RosterStaff] = []
}

/// What the caller knows that a roster must fit.
package struct RosterContext: Sendable {
    /// The organisation's units with the ids of their groups.
    package let groups: [UnitID: Set<String>]
    /// Nobody is born after it.
    package let today: Day

    package init(groups: [UnitID: Set<String>], today: Day) {
        self.groups = groups
        self.today = today
    }
}

/// A child of a roster.
package struct RosterChild: Sendable, Equatable {
    package let person: RosterPerson
    package let born: Day
    /// Whether a protection marking stands. Callers never show it, nor the difference that it makes.
    package let isProtected: Bool
    package let guardians: [RosterGuardian]
}

/// A member of staff of a roster.
package struct RosterStaff: Sendable, Equatable {
    package let person: RosterPerson
}

/// What children and staff have in common.
package struct RosterPerson: Sendable, Equatable {
    package let unit: UnitID
    /// Nil only for staff who work in no particular group.
    package let group: String?
    /// The person's stable id in the registry; never a personnummer.
    package let sourceID: String
    /// Unique within the unit and kind; `a-z`, `0-9` and `-`. Never reused.
    package let handle: String
    /// Each name apart.
    package let givenNames: [String]
    package let familyName: String
    /// Where the person first stands in the file.
    package let position: Position
}

/// Somebody's relation to a child, over a time.
package struct RosterGuardian: Sendable, Equatable {
    /// Only `custody` decides (domain.md, "People").
    package enum Relation: String, Sendable, CaseIterable {
        case custody
        case fosterParent = "foster-parent"
        case partner
        case grandparent
        case other
    }

    package let sourceID: String
    package let name: String
    /// Language code, as `sv`.
    package let language: String
    package let relation: Relation
    /// First day; nil: since the birth.
    package let from: Day?
    /// Last day; nil: until further notice.
    package let until: Day?
    package let position: Position
}
