internal import Consent
internal import Documents

/// What no file can show alone: that the files fit each other.
extension PolicyDraft {
    mutating func check() {
        checkRegimes()
        checkChannelsHaveNotices()
        checkNoticesHaveChannels()
        checkVersions()
        for notice in notices { checkContent(notice) }
    }

    private mutating func checkRegimes() {
        // A regime that could not be read would look like a gap.
        guard !mistakes.contains(where: { $0.file.hasPrefix("regimes/") }) else { return }
        guard let first = regimesInOrder.first, let last = regimesInOrder.last else {
            return add("regimes", "there is no regime", "add regimes/gdpr.yaml")
        }
        if first.from != nil, regimes.count > 1 || first.until != nil {
            add(
                first.path, "no regime holds before \(text(first.from))",
                "leave out in_force_from in the earliest regime")
        }
        if last.until != nil { add(last.path, "no regime holds after \(text(last.until))", "add the next regime") }
        for (earlier, later) in zip(regimesInOrder, regimesInOrder.dropFirst()) { checkSuccession(earlier, later) }
    }

    private mutating func checkSuccession(_ earlier: Regime, _ later: Regime) {
        checkCarryOver(earlier, later)
        guard let end = earlier.until, let start = later.from else {
            let file = earlier.until == nil ? earlier : later
            return add(
                file.path, "the regimes '\(earlier.id)' and '\(later.id)' are in force at the same time",
                "give the earlier one in_force_until and the later one in_force_from")
        }
        if end >= start {
            add(
                later.path, "it begins on \(start) while '\(earlier.id)' is in force until \(end)",
                "let it begin on the day after")
        } else if end.next != start {
            add(
                later.path, "between '\(earlier.id)', which ends on \(end), and this one from \(start) no regime holds",
                "let it begin on the day after")
        }
    }

    /// Consents in a form that the next law does not take cannot simply stand (GDPR recital 171).
    private mutating func checkCarryOver(_ earlier: Regime, _ later: Regime) {
        guard earlier.carryOver == .stand, earlier.consentForm == .any, later.consentForm == .demonstrable else {
            return
        }
        add(
            earlier.path, "answers in any form would stand under '\(later.id)', which asks for demonstrable ones",
            "write `carry_over: unverified` or `carry_over: lapse` (GDPR recital 171)")
    }

    private mutating func checkChannelsHaveNotices() {
        if channelNames.isEmpty { add("channels", "there is no channel", "add one, as channels/open-blog.yaml") }
        for channel in channelNames.sorted() {
            for language in languages
            where !noticeNames.contains(where: { $0.channel == channel && $0.language == language }) {
                add(
                    "channels/\(channel).yaml", "the channel has no notice in the language '\(language)'",
                    "write notices/\(channel)/VERSION.\(language).md")
            }
        }
    }

    private mutating func checkNoticesHaveChannels() {
        for name in noticeNames.sorted(by: { $0.path < $1.path }) {
            if !channelNames.contains(name.channel) {
                add(
                    name.path, "there is no channel '\(name.channel)'",
                    Spelling.hint(for: name.channel, among: channelNames.sorted()))
            }
            if !languages.isEmpty, !languages.contains(name.language) {
                add(
                    name.path, "the organisation has no language \(MistakeLog.quoted(name.language))",
                    "add it to organisation.yaml or remove the notice")
            }
        }
    }

    private mutating func checkContent(_ notice: Notice) {
        checkQuestion(notice)
        guard let organisation else { return }
        let needed = [
            (organisation.controller.name, "the controller's name"),
            (organisation.controller.contact.email, "the controller's e-mail address"),
            (organisation.officer.email, "the data protection officer's e-mail address"),
            (organisation.authority.name, "the authority that people can complain to"),
        ]
        for (words, what) in needed where !notice.text.contains(words) {
            add(notice.path, "the text does not give \(what), as in organisation.yaml", "add it (GDPR 13)")
        }
    }

    private mutating func checkQuestion(_ notice: Notice) {
        guard let channel = channels.first(where: { $0.id == notice.channel }) else { return }
        switch (channel.description.thirdCountry != nil, notice.thirdCountryQuestion != nil) {
        case (true, false):
            add(
                notice.path, "the channel's pictures leave the EU, and the notice does not ask about that apart",
                "add third_country_question to its head and the question to its text")
        case (false, true):
            add(
                notice.path, "it asks about a third country, and the channel names none",
                "add third_country to channels/\(channel.id.rawValue).yaml or remove the question")
        default: break
        }
    }

    mutating func add(_ file: String, _ message: String, _ hint: String) {
        mistakes.append(Mistake(file: file, message, hint: hint))
    }

    private func text(_ day: Day?) -> String { day?.description ?? "" }
}

extension Regime {
    fileprivate var path: String { "regimes/\(id).yaml" }
}

extension Notice {
    var path: String { "notices/\(channel.rawValue)/\(version).\(language).md" }
}
