package import Consent
package import Services

/// The children of a group, a page of them, shape `synas.children/1` (docs/json.md).
package struct ChildrenJSON: Encodable, Sendable {
    let schema = "synas.children/1"
    let unit: String
    let group: String?
    let children: [Entry]
    /// What the next page begins after; nil on the last.
    let next: String?

    struct Entry: Encodable, Sendable {
        let handle: String
        let givenNames: [String]
        let familyName: String
        let group: String?
    }

    package init(_ children: [ListedChild], of unit: UnitID, group: String?, next: String?) {
        self.unit = unit.rawValue
        self.group = group
        self.children = children.map {
            Entry(handle: $0.handle, givenNames: $0.givenNames, familyName: $0.familyName, group: $0.group)
        }
        self.next = next
    }
}
