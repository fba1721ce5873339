package import Consent

/// A receipt of one answer, or of one withdrawal, for whoever gave it (domain.md, "What makes a consent demonstrable").
///
/// It is made from the recipient's own events and the policies alone: nothing of other deciders, markings or staff's notes
/// is at hand where it is made. It holds no ledger position: consecutive numbers would tell of others' events.
package struct Receipt: Sendable, Hashable {
    package enum Kind: String, Sendable, CaseIterable { case answered, withdrawn, carriedOver = "carried-over" }

    /// Somebody to turn to.
    package struct Contact: Sendable, Hashable {
        package let name: String
        package let email: String
        package let phone: String?
        package let web: String?
    }

    package struct Controller: Sendable, Hashable {
        package let name: String
        package let orgNumber: String
        package let address: String
        package let email: String
        package let phone: String?
    }

    /// Who gave the answer.
    package struct Actor: Sendable, Hashable {
        package enum Role: String, Sendable, CaseIterable { case guardian, person }
        package let role: Role
        /// Nil where the person that it is about answered.
        package let id: String?
        /// Of a guardian: the relation, since when, and what it is known from.
        package let relation: Relation?
        package let relationSince: Moment?
        /// The same as a day of the organisation's time zone.
        package let relationFirstDay: Day?
        package let relationSource: String?
    }

    package struct Channel: Sendable, Hashable {
        package let id: ChannelID
        /// By language, as the rest of the channel's words.
        package let title: [String: String]
        package let purpose: [String: String]
        package let platform: [String: String]
        package let audience: String
        package let recipients: [String: [String]]
        package let basis: LegalBasis
        package let thirdCountry: ThirdCountry?
        /// How many months a publication stays out.
        package let retentionMonths: Int
    }

    package struct ThirdCountry: Sendable, Hashable {
        package let countries: [String]
        package let recipient: String
        package let safeguard: [String: String]
    }

    package let recordID: EventID
    package let kind: Kind
    package let controller: Controller
    package let officer: Contact
    package let authority: Contact
    /// ISO 3166-1 alpha-2.
    package let country: String
    /// The regime under which it was given.
    package let law: [String: String]
    /// The opaque id of the child, or of the member of staff, that it is about.
    package let person: PersonID
    package let isChild: Bool
    package let unit: UnitID
    package let unitTitle: [String: String]
    package let actor: Actor
    package let channel: Channel
    /// What was answered; of a withdrawal: nil.
    package let response: Response?
    /// Whether the name may stand with the picture; nil: not answered.
    package let name: Bool?
    /// When it was given, and when it was written down.
    package let at: Moment
    package let recordedAt: Moment
    /// The day on which it was given, in the organisation's time zone.
    package let day: Day?
    /// The first moment at which the answer no longer holds; nil: until the child leaves or moves on, or it is withdrawn.
    package let until: Moment?
    /// The last day on which the answer holds.
    package let lastDay: Day?
    package let collected: Collection?
    /// The notice that was shown; nil where nobody knows which. Of a withdrawal: that of the answer that it ends, if there
    /// was one.
    package let notice: NoticeReference?
    /// The recipient's own event in this channel before it.
    package let supersedes: EventID?
    /// The content hash of the policies that it was made from.
    package let policyVersion: String
    /// Language codes, the organisation's first one first: what is missing in one is shown in the next.
    package let languages: [String]
}
