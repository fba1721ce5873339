internal import Consent
internal import Documents

/// Whether a channel may name anyone.
private enum NameRule: String, CaseIterable {
    case never
    case withConsent = "with-consent"
}

extension Channel {
    private static let keys = [
        "title", "purpose", "platform", "audience", "recipients", "basis", "third_country", "at_most", "no_answer",
        "names", "ages", "validity", "retention", "redaction", "changes",
    ]

    init?(_ root: Node, id: ChannelID, languages: [String], log: MistakeLog) {
        guard let fields = Fields(root, "the channel", keys: Channel.keys, log: log) else { return nil }
        let title = fields.translations("title", languages: languages)
        let description = ChannelDescription(fields, languages: languages)
        let terms = fields.terms()
        let redaction = fields.redaction()
        guard let title, let description, let terms, let redaction else { return nil }
        self.init(id: id, title: title, terms: terms, redaction: redaction, description: description)
    }
}

extension ChannelDescription {
    fileprivate init?(_ fields: Fields, languages: [String]) {
        let purpose = fields.translations("purpose", languages: languages)
        let platform = fields.translations("platform", languages: languages)
        let audience = fields.choice("audience", of: Audience.self)
        let recipients = fields.translatedLists(
            "recipients", languages: languages, whenEmpty: "nobody is named who receives the pictures",
            hint: "say who does (GDPR 13(1)(e))")
        let thirdCountry = fields.thirdCountry(languages)
        let validity = fields.validity()
        let retention = fields.months("retention")
        let changes = fields.changes()
        guard let purpose, let platform, let audience, let recipients, let validity, let retention else { return nil }
        self.init()
        self.purpose = purpose
        self.platform = platform
        self.audience = audience
        self.recipients = recipients
        self.thirdCountry = thirdCountry
        self.validity = validity
        self.changes = changes
        retentionMonths = retention
    }
}

extension Fields {
    fileprivate func terms() -> Terms? {
        let basis = choice("basis", of: LegalBasis.self)
        let atMost = choice("at_most", of: Choice.self)
        let noAnswer = choice("no_answer", of: Choice.self)
        let names = choice("names", of: NameRule.self)
        let own = fields("ages", .optional, "'ages'", keys: ["child_voice_from", "child_decides_from"])
        let voice = own?.integer("child_voice_from", .optional, in: 0...18)
        let decides = own?.integer("child_decides_from", .optional, in: 0...18)
        own?.checkOrder(voice: voice, decides: decides)
        guard let basis, let atMost, let noAnswer, let names else { return nil }
        checkNoAnswer(noAnswer, atMost: atMost, basis: basis)
        checkNames(names, atMost: atMost)
        return Terms(
            basis: basis, noAnswer: noAnswer, atMost: atMost, namesAllowed: names == .withConsent,
            childVoiceFrom: voice, childDecidesFrom: decides)
    }

    private func checkNoAnswer(_ noAnswer: Choice, atMost: Choice, basis: LegalBasis) {
        if noAnswer == .visible, basis != .publicTask {
            report(
                "no_answer", "no answer would count as a yes, which only the basis public-task allows (GDPR 4(11), 25)",
                hint: "write unrecognisable or excluded")
        }
        if noAnswer > atMost {
            report(
                "no_answer",
                "no answer ('\(noAnswer.rawValue)') would reach further than at_most ('\(atMost.rawValue)')",
                hint: "write '\(atMost.rawValue)' or narrower")
        }
    }

    private func checkNames(_ names: NameRule, atMost: Choice) {
        guard names == .withConsent, atMost != .visible else { return }
        report(
            "names", "nobody can be visible in this channel, so nobody can be named either",
            hint: "write `names: never`, or `at_most: visible`")
    }

    fileprivate func redaction() -> ChannelRedaction? {
        guard let own = fields("redaction", .required, "'redaction'", keys: ["style", "max_edge"]) else { return nil }
        let edge = own.integer("max_edge", .optional, in: 320...12_000)
        return own.choice("style", of: ChannelRedaction.Style.self).map { ChannelRedaction(style: $0, maxEdge: edge) }
    }

    fileprivate func validity() -> Validity? {
        guard let text = text("validity") else { return nil }
        if let validity = Validity(text) { return validity }
        report("validity", "'validity' has an unknown value", hint: "write school-year, stage or `12 months`")
        return nil
    }

    fileprivate func thirdCountry(_ languages: [String]) -> ChannelDescription.ThirdCountry? {
        let keys = ["countries", "recipient", "safeguard"]
        guard let own = fields("third_country", .optional, "'third_country'", keys: keys) else { return nil }
        let countries = own.texts("countries")
        let recipient = own.text("recipient")
        let safeguard = own.translations("safeguard", languages: languages)
        if let countries, countries.isEmpty || !countries.allSatisfy(\.isCountryCode) {
            own.report("countries", "'countries' must be country codes", hint: "write two capitals each, as [US]")
        }
        if let countries, !Set(countries).isDisjoint(with: Fields.europe) {
            own.report("countries", "one of these countries is in the EU or EEA", hint: "name third countries only")
        }
        guard let countries, let recipient, let safeguard else { return nil }
        return .init(countries: countries, recipient: recipient, safeguard: safeguard)
    }

    /// The members of the EU and the EEA (ISO 3166-1), where GDPR itself holds.
    private static let europe: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IS", "IT", "LI",
        "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
    ]

    fileprivate func changes() -> [ChannelDescription.Change] {
        guard has("changes"), let items = list("changes", .optional) else { return [] }
        let changes = items.compactMap { item -> ChannelDescription.Change? in
            guard let own = Fields(item, "a change", keys: ["from", "what"], log: log) else { return nil }
            let from = own.day("from")
            let what = own.choice("what", of: ChannelDescription.Change.What.self)
            guard let from, let what else { return nil }
            return .init(from: from, what: what)
        }
        return changes.sorted { $0.from < $1.from }
    }
}
