package import Consent

/// A file in `regimes/`: the law of a time, in the numbers and words that the rules need.
package struct Regime: Hashable, Sendable {
    /// How many of those who decide must agree. There is only one rule: all (föräldrabalken 6:11, 6:13).
    package enum Quorum: String, Sendable, CaseIterable { case all }

    /// In which form a consent must be recorded.
    package enum ConsentForm: String, Sendable, CaseIterable {
        /// Spoken or implied is enough (PUL 3 §).
        case any
        /// With notice version, time and collector, so that it can be shown (GDPR 7(1)).
        case demonstrable
    }

    /// A rule of law that the regime rests on.
    package struct Article: Hashable, Sendable {
        /// Where it stands, as `GDPR 7(3)`.
        package let cite: String
        /// What it says, in one sentence.
        package let says: String
    }

    /// The file's name without `.yaml`.
    package let id: String
    /// By language code.
    package let title: [String: String]
    /// First day in force; nil: since ever. Only the earliest regime has none.
    package let from: Day?
    /// Last day in force; nil: until further notice. Only the latest regime has none.
    package let until: Day?
    package let ages: Ages
    package let quorum: Quorum
    package let consentForm: ConsentForm
    /// What becomes of answers when it ends. Nil only for a regime without an end.
    package let carryOver: CarryOver?
    package let articles: [Article]

    /// Whether the regime is in force on a day.
    package func isInForce(on day: Day) -> Bool {
        (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
    }
}

/// From which ages a child takes part, in whole years.
package struct Ages: Hashable, Sendable {
    /// The child may narrow; nil: never.
    package let childVoiceFrom: Int?
    /// The child alone decides; nil: not before majority.
    package let childDecidesFrom: Int?
    /// Guardians' answers end.
    package let majority: Int
}
