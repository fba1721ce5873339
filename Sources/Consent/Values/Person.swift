/// What the algebra needs to know of a person besides the events.
package struct Person: Hashable, Sendable {
    package enum Kind: String, Sendable, Codable, CaseIterable { case child, staff }

    package let id: PersonID
    package let kind: Kind
    /// Nil where unknown: no age rule then gives the child a decision, but the child may narrow.
    package let born: Day?

    package init(id: PersonID, kind: Kind, born: Day?) {
        self.id = id
        self.kind = kind
        self.born = born
    }
}
