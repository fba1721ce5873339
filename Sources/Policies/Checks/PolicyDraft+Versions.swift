internal import Consent
internal import Documents

/// What the versions of a channel's notice must be to each other, over time and languages.
extension PolicyDraft {
    mutating func checkVersions() {
        for channel in Set(noticeNames.map(\.channel)) { checkTranslations(of: channel) }
        let texts = Dictionary(grouping: noticesInOrder, by: \.channel)
        for versions in texts.values.map(PolicyDraft.versions) {
            for version in versions { checkSameInEveryLanguage(version) }
            checkFirstDays(versions)
            checkEachIsShown(versions)
        }
    }

    /// A channel's texts by version, oldest first. No version is empty.
    private static func versions(_ texts: [Notice]) -> [[Notice]] {
        var versions: [[Notice]] = []
        for text in texts {
            if let known = versions.firstIndex(where: { $0[0].version == text.version }) {
                versions[known].append(text)
            } else {
                versions.append([text])
            }
        }
        return versions
    }

    /// From the first version that a language has, each version has it: a language may be added, and not lost.
    private mutating func checkTranslations(of channel: String) {
        let names = noticeNames.filter { $0.channel == channel }
        func begins(_ version: String) -> Day? {
            notices.first { $0.channel.rawValue == channel && $0.version == version }?.from
        }
        for language in languages {
            let first = names.filter { $0.language == language }.compactMap { begins($0.version) }.min()
            for version in Set(names.map(\.version)) {
                let name = NoticeName(channel: channel, version: version, language: language)
                if names.contains(name) { continue }
                if let first, let day = begins(version), day < first { continue }
                add(name.path, "the version is missing in the language '\(language)'", "translate it")
            }
        }
    }

    /// The texts of one version are one notice, with one first day and one kind of change.
    private mutating func checkSameInEveryLanguage(_ texts: [Notice]) {
        for other in texts.dropFirst() where other.from != texts[0].from || other.change != texts[0].change {
            add(
                other.path, "the version differs from its text in '\(texts[0].language)' in change or in_force_from",
                "a version is one notice in several languages: make them the same")
        }
    }

    private mutating func checkFirstDays(_ versions: [[Notice]]) {
        for (earlier, later) in zip(versions, versions.dropFirst()) where earlier[0].from == later[0].from {
            for text in later {
                add(
                    text.path, "it comes into force on the same day as version '\(earlier[0].version)'",
                    "give each version its own first day")
            }
        }
        for text in versions.first ?? [] where text.change == .editorial {
            add(text.path, "the first version cannot be an editorial change", "write `change: material`")
        }
    }

    /// A text that is shown from the next version's first day or later was never shown to anyone.
    private mutating func checkEachIsShown(_ versions: [[Notice]]) {
        for (index, version) in versions.enumerated() {
            let next = versions.dropFirst(index + 1).first?[0]
            for text in version where text.shownFrom > text.from {
                if let next, next.from <= text.shownFrom {
                    add(
                        text.path, "it is never in force: version '\(next.version)' replaces it on \(next.from)",
                        "let shown_from be earlier, or remove the file")
                }
                if versions.prefix(index).joined().contains(where: { $0.language == text.language }) {
                    add(
                        text.path,
                        "the language was there before this version, and is shown later than the version holds",
                        "leave shown_from out, and let in_force_from wait until every language is there")
                }
            }
        }
    }
}
