package import Consent

/// What is held about one child, for one recipient (GDPR 15, 20).
///
/// For a guardian or the child it is made from that one's own events, and from what was seen of the child up to the
/// recipient's `Horizon`; `full` is there for the authority alone.
package struct ChildExport: Sendable {
    package enum Role: String, Sendable, CaseIterable { case guardian, child, authority }

    package let role: Role
    /// The day on which it was made, in the organisation's time zone.
    package let madeOn: Day?
    package let reference: String?
    /// The opaque id of the child.
    package let child: PersonID
    package let facts: ChildFacts?
    /// The units that the child belonged to, the earliest first.
    package let stays: [UnitStay]
    /// The recipient, of a guardian.
    package let guardian: GuardianFacts?
    /// The recipient's own relation to the child, step by step.
    package let relations: [OwnRelation]
    package let answers: [OwnAnswer]
    /// What the recipient was asked and reminded of.
    package let letters: [OwnLetter]
    package let publications: [OwnPublication]
    package let papers: [OwnPaper]
    package let information: ExportInformation
    package let full: FullRecord?
}

/// What the roster says of the child.
package struct ChildFacts: Sendable {
    package let givenNames: [String]
    package let familyName: String
    package let born: Day?
    /// The id in the register that the roster came from.
    package let sourceID: String
    package let handle: String
    package let group: String?
}

/// A unit that the child belonged to.
package struct UnitStay: Hashable, Sendable {
    package let unit: UnitID
    package let title: [String: String]
    package let from: Day?
    /// The first day on which the child no longer belonged to it; nil: until further notice.
    package let left: Day?
}

/// A guardian as the roster has them.
package struct GuardianFacts: Hashable, Sendable {
    package let id: GuardianID
    package let sourceID: String
    package let name: String
    package let language: String?
}

/// A step of the recipient's own relation.
package struct OwnRelation: Hashable, Sendable {
    /// Nil: it ended.
    package let relation: Relation?
    package let from: Day?
    /// The first day on which it no longer holds, where that was known beforehand.
    package let until: Day?
    /// What it is known from.
    package let source: String
}

/// An answer or a withdrawal of the recipient. The unit is left out: what is registered today is registered where the
/// child is today, which the recipient may not learn from it.
package struct OwnAnswer: Sendable {
    package let id: EventID
    package let kind: Receipt.Kind
    package let at: Moment
    package let recordedAt: Moment
    package let day: Day?
    package let channel: ExportChannelName
    /// Nil: withdrawn.
    package let response: Response?
    package let name: Bool?
    package let until: Moment?
    package let lastDay: Day?
    package let collected: Collection?
    package let notice: NoticeReference?
}

/// That the recipient was asked or reminded.
package struct OwnLetter: Hashable, Sendable {
    package let isReminder: Bool
    package let day: Day?
    package let channel: ExportChannelName
}

package struct ExportChannelName: Hashable, Sendable {
    package let id: ChannelID
    /// Empty where the channel is in no policy any more.
    package let title: [String: String]
}

/// A post that went out and in which the child could be recognised, or was named.
package struct OwnPublication: Hashable, Sendable {
    package let day: Day?
    package let channel: ExportChannelName
    package let unitTitle: [String: String]
    package let unit: UnitID
    /// The child's name stands in its words.
    package let isNamed: Bool
    package let pictures: [OwnPicture]
}

package struct OwnPicture: Hashable, Sendable {
    /// Its place among the pictures of the export, from 1.
    package let number: Int
    /// The copy that comes with the export; nil: none does.
    package let copy: ExportCopy?
}

/// A paper that an own answer rests on.
package struct OwnPaper: Hashable, Sendable {
    /// Its place among the papers of the export, from 1.
    package let number: Int
    package let event: EventID
    package let keptOn: Day?
    /// Whether it was removed, its time being over.
    package let isGone: Bool
    package let copy: ExportCopy?
}

/// A file beside the export.
package struct ExportCopy: Hashable, Sendable {
    /// Its name there: made of a number, so that it tells of nobody.
    package let name: String
    package let bytes: [UInt8]
}
