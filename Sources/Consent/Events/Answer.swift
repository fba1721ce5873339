/// Who answers: a guardian, or the person that it is about (an older child, a member of staff).
package enum Decider: Hashable, Sendable {
    case guardian(GuardianID)
    case person
}

/// What a decider answered about appearance.
package enum Response: Hashable, Sendable {
    case choice(Choice)
    /// "I will decide later": an answer of its own, and never a yes.
    case undecided

    /// As stored and shown: a choice's raw value, or `undecided`.
    package var rawValue: String {
        switch self {
        case .choice(let choice): choice.rawValue
        case .undecided: "undecided"
        }
    }

    /// Nil for any other text.
    package init?(rawValue: String) {
        if rawValue == "undecided" {
            self = .undecided
        } else if let choice = Choice(rawValue: rawValue) {
            self = .choice(choice)
        } else {
            return nil
        }
    }
}

/// The notice that was shown when an answer was given (GDPR 7(1): demonstrable).
package struct NoticeReference: Hashable, Sendable {
    package let version: String
    /// SHA-256 of the exact text shown, 64 lower-case hexadecimal digits.
    package let sha256: String
    /// BCP 47, such as `sv`.
    package let language: String

    package init(version: String, sha256: String, language: String) {
        self.version = version
        self.sha256 = sha256
        self.language = language
    }
}

/// How an answer was collected. For paper the event's `actor` is the member of staff who registered it.
package enum Collection: String, Sendable, Codable, CaseIterable {
    case web
    case eID = "e-id"
    case paper
}

/// One decider's answer for one person at one place.
package struct Answer: Hashable, Sendable {
    package let decider: Decider
    package let place: Place
    package let response: Response
    /// Whether the name may stand with the post; nil where that was not answered, which is never a yes.
    package let name: Bool?
    package let notice: NoticeReference
    package let collected: Collection
    /// The first moment at which it no longer holds; nil: no end of its own.
    package let expires: Moment?

    package init(
        decider: Decider, place: Place, response: Response, name: Bool?, notice: NoticeReference,
        collected: Collection, expires: Moment? = nil
    ) {
        self.decider = decider
        self.place = place
        self.response = response
        self.name = name
        self.notice = notice
        self.collected = collected
        self.expires = expires
    }
}

/// What a "leave out" is about.
package enum Occasion: Hashable, Sendable {
    /// One post, by its id.
    case post(String)
    /// Whatever is submitted on that day, in the organisation's time zone.
    case day(Day)
}

/// A guardian's relation to a child. Only legal custody (vårdnad, föräldrabalken 6:11) decides.
package enum Relation: String, Sendable, Codable, CaseIterable {
    case custody
    case fosterParent = "foster-parent"
    case partner
    case grandparent
    case other
}

/// A protection marking in the population register. While any stands, every channel is `excluded`.
package enum Protection: String, Sendable, Codable, CaseIterable {
    /// Sekretessmarkering (offentlighets- och sekretesslagen 22:1).
    case confidentialityMarking = "sekretessmarkering"
    /// Skyddad folkbokföring (folkbokföringslagen 16-17 §§).
    case protectedRegistration = "skyddad-folkbokforing"
    /// Fingerade personuppgifter (lag 1991:483).
    case assumedIdentity = "fingerade-personuppgifter"
    /// Navne- og adressebeskyttelse (Danish CPR act § 28).
    case nameAndAddress = "navne-og-adressebeskyttelse"
}
