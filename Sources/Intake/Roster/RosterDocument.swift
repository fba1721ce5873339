package import Consent
package import Documents

/// A roster as the registry sends it: who is where, and who decides for whom. Plain values, well-formed and agreeing
/// with each other, not yet compared with what is stored.
package struct RosterDocument: Sendable, Equatable {
    package var children: [RosterChild] = []
    package var staff: [RosterStaff] = []
    /// Whether the file says of itself that nobody of its units is missing.
    package var isComplete = false
}

/// What the caller knows that a roster must fit.
package struct RosterContext: Sendable {
    /// A group of a unit.
    package struct Group: Hashable, Sendable {
        package let unit: UnitID
        package let id: String
        package init(unit: UnitID, id: String) {
            self.unit = unit
            self.id = id
        }
    }

    /// The organisation's units with the ids of their groups.
    package let groups: [UnitID: Set<String>]
    /// Nobody is born after it, and what is over by it holds no more.
    package let today: Day
    /// Units by what the registry's export calls them (`source_id` in organisation.yaml).
    package let unitSources: [String: UnitID]
    package let groupSources: [String: Group]

    package init(
        groups: [UnitID: Set<String>], today: Day, unitSources: [String: UnitID] = [:],
        groupSources: [String: Group] = [:]
    ) {
        self.groups = groups
        self.today = today
        self.unitSources = unitSources
        self.groupSources = groupSources
    }
}

/// What a roster says of protection markings. Callers never show it, nor the difference that it makes.
package enum RosterMarking: Sendable, Equatable {
    /// Nothing: what stands goes on standing.
    case unsaid
    /// That there is none.
    case none
    /// That one stands; nil: it does not say which.
    case standing(Protection?)
}

/// A child of a roster.
package struct RosterChild: Sendable, Equatable {
    package let person: RosterPerson
    package let born: Day
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
    /// Unique within the unit and kind; `a-z`, `0-9` and `-`. Never reused. Nil where the registry has none.
    package let handle: String?
    /// Each name apart.
    package let givenNames: [String]
    package let familyName: String
    package let marking: RosterMarking
    /// The id that the registry called this person by before.
    package let sameAs: String?
    /// Ids of others with the same names and birthday.
    package let distinctFrom: [String]
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
    /// Language code, as `sv`; nil where the registry does not say.
    package let language: String?
    package let relation: Relation
    /// First day; nil: since the birth.
    package let from: Day?
    /// Last day; nil: until further notice.
    package let until: Day?
    package let position: Position
}
