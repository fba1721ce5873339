package import Consent

/// What a channel is to people and to law (GDPR 13, 30): purpose, place, recipients, times.
package struct ChannelDescription: Hashable, Sendable {
    /// Who can see what is published.
    package enum Audience: String, Sendable, CaseIterable {
        /// Anyone, also by search engines.
        case everyone
        /// Whoever has a shared password.
        case password
        /// Whoever has an own account and is let in.
        case signedIn = "signed-in"
        /// Whoever holds the paper.
        case paper
    }

    /// A transfer out of the EU and the EEA (GDPR 44-49).
    package struct ThirdCountry: Hashable, Sendable {
        /// ISO 3166-1 alpha-2, upper case.
        package let countries: [String]
        package let recipient: String
        /// What protects the data there, as an adequacy decision, by language code.
        package let safeguard: [String: String]
    }

    /// Why pictures are published here, by language code (GDPR 5(1)(b)).
    package var purpose: [String: String] = [:]
    /// Where it runs, by language code.
    package var platform: [String: String] = [:]
    package var audience = Audience.everyone
    /// Who receives the pictures (GDPR 13(1)(e)), by language code.
    package var recipients: [String: [String]] = [:]
    package var thirdCountry: ThirdCountry?
    package var validity = Validity.schoolYear
    /// How many months a publication stays out.
    package var retentionMonths = 0
    /// Earlier changes after which answers lapse, oldest first.
    package var changes: [Change] = []

    package init() {}

    /// A change of the channel itself, after which answers given before it no longer count (domain.md, "Events").
    package struct Change: Hashable, Sendable {
        package enum What: String, Sendable, CaseIterable { case platform, audience, recipients }
        package let from: Day
        package let what: What
    }
}

/// How long an answer holds.
package enum Validity: Hashable, Sendable {
    /// Until the next school year begins.
    case schoolYear
    /// Until the child leaves the unit or moves on to the next stage.
    case stage
    /// That many months from the day of the answer.
    case months(Int)

    /// `school-year`, `stage`, or `N months` with N from 1 to 120.
    package init?(_ text: String) {
        switch text {
        case "school-year": self = .schoolYear
        case "stage": self = .stage
        default:
            guard let months = Self.months(text) else { return nil }
            self = .months(months)
        }
    }

    /// The N of `N months`, 1 to 120.
    package static func months(_ text: String) -> Int? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1] == (parts[0] == "1" ? "month" : "months"), parts[0].utf8.count <= 3,
            parts[0].utf8.allSatisfy(\.isDigit), let months = Int(parts[0]),
            (1...120).contains(months)
        else { return nil }
        return months
    }
}
