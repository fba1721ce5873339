package import Consent

/// A child or a member of staff as the roster has them.
///
/// Holds names, so it has no text form: printing, interpolating or dumping one shows the id alone (architecture.md, "Habits").
package struct PersonRecord: Hashable, Sendable {
    package enum Kind: String, Hashable, Sendable, CaseIterable { case child, staff }

    package var id: PersonID
    package var kind: Kind
    /// The stable id in the register that the roster came from; unique for a kind.
    package var sourceID: String
    package var unit: UnitID
    /// The group (avdelning, class) within the unit; nil for those who belong to the whole unit.
    package var group: String?
    /// What a post calls the person, such as `ella-b`; unique for unit and kind, and never another's again.
    package var handle: String
    /// Every given name, the one that is used first.
    package var givenNames: [String]
    package var familyName: String
    package var born: Day?
    /// When the person came to the unit.
    package var since: Moment
    /// The first moment at which the person no longer belongs to the unit; nil while there.
    package var until: Moment?

    package init(
        id: PersonID, kind: Kind, sourceID: String, unit: UnitID, group: String? = nil, handle: String,
        givenNames: [String], familyName: String, born: Day? = nil, since: Moment, until: Moment? = nil
    ) {
        self.id = id
        self.kind = kind
        self.sourceID = sourceID
        self.unit = unit
        self.group = group
        self.handle = handle
        self.givenNames = givenNames
        self.familyName = familyName
        self.born = born
        self.since = since
        self.until = until
    }

    /// Whether the person belongs to the unit at a moment.
    package func isCurrent(at moment: Moment) -> Bool {
        since <= moment && until.map { moment < $0 } ?? true
    }
}

extension PersonRecord: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue]) }
}
