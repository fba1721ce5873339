package import Consent

/// Adults and the children whom they have to do with.
package struct Household: Sendable {
    /// A guardian of the roster, with or without custody.
    package struct Adult: Sendable {
        package let sourceID: String
        package let name: String
        package let language: String
        package let relation: Relation
    }

    /// What one adult is to one child.
    package struct Bond: Sendable {
        /// Which of the household's adults.
        package let adult: Int
        package let from: Day?
        package let until: Day?
    }

    /// Where a child is or was.
    package struct Stay: Sendable {
        package let unit: UnitID
        package let group: String
    }

    package struct Child: Sendable {
        /// Among all children of the municipality.
        package let number: Int
        package let sourceID: String
        package let handle: String
        package let givenName: String
        package let familyName: String
        package let born: Day
        package var bonds: [Bond]
        package let isProtected: Bool
        /// In the school year before this; nil for those who are new.
        package let before: Stay?
        package let now: Stay
    }

    package let number: Int
    package var adults: [Adult]
    package var children: [Child]
}
