internal import Consent
package import Documents

extension PolicySet {
    /// Reads and checks a folder of policies.
    ///
    /// - Returns: the set, only if there is no mistake at all; and every mistake, in the order of files and lines.
    package static func load(folder: String) -> (PolicySet?, [Mistake]) {
        let (files, unreadable) = PolicyFolder.files(in: folder)
        guard unreadable.isEmpty else {
            let others = load(files: files).1
            return (nil, Array(Set(unreadable + others)).sorted())
        }
        return load(files: files)
    }

    /// Checks files that are already read, as `load(folder:)` does.
    package static func load(files: [PolicyFile]) -> (PolicySet?, [Mistake]) {
        var draft = PolicyDraft()
        draft.read(files)
        draft.check()
        let mistakes = draft.mistakes.sorted()
        guard mistakes.isEmpty, let organisation = draft.organisation else { return (nil, mistakes) }
        let set = PolicySet(
            organisation: organisation, regimes: draft.regimesInOrder,
            channels: Dictionary(draft.channels.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            notices: draft.noticesInOrder, contentHash: PolicyFolder.contentHash(files))
        return (set, [])
    }
}

/// What has been read so far, and what was wrong with it.
struct PolicyDraft {
    var organisation: Organisation?
    /// Also where the rest of `organisation.yaml` could not be read, so that the other files are still checked.
    var languages: [String] = []
    var regimes: [Regime] = []
    var channels: [Channel] = []
    var notices: [Notice] = []
    var mistakes: [Mistake] = []
    /// Names of channel files and of notices' folders, also where the file itself could not be read.
    var channelNames: Set<String> = []
    var noticeNames: Set<NoticeName> = []

    struct NoticeName: Hashable {
        let channel: String
        let version: String
        let language: String
        var path: String { "notices/\(channel)/\(version).\(language).md" }
    }

    var regimesInOrder: [Regime] {
        regimes.sorted { ($0.from.map(\.sinceEpoch) ?? .min, $0.id) < ($1.from.map(\.sinceEpoch) ?? .min, $1.id) }
    }

    var noticesInOrder: [Notice] {
        notices.sorted {
            ($0.channel, $0.from, $0.version, $0.language) < ($1.channel, $1.from, $1.version, $1.language)
        }
    }

    mutating func read(_ files: [PolicyFile]) {
        // The organisation comes first: the others need its languages.
        let sorted = files.sorted { $0.path < $1.path }
        if let file = sorted.first(where: { $0.path == "organisation.yaml" }) {
            let (root, found) = parsed(file) { ($0, Organisation($0, log: $1)) } ?? (nil, nil)
            organisation = found
            languages = root.map(Organisation.languages) ?? []
        } else {
            mistakes.append(
                Mistake(
                    file: "organisation.yaml", "the file is missing", hint: "say there who answers for the pictures"))
        }
        for file in sorted where file.path != "organisation.yaml" { readPart(file) }
    }

    private mutating func readPart(_ file: PolicyFile) {
        let languages = languages
        let parts = file.path.split(separator: "/").map(String.init)
        if parts.count == 2, parts[0] == "regimes", let name = parts[1].name(ending: ".yaml") {
            regimes += [parsed(file) { Regime($0, id: name, languages: languages, log: $1) }].compactMap(\.self)
        } else if parts.count == 2, parts[0] == "channels", let name = parts[1].name(ending: ".yaml") {
            channelNames.insert(name)
            let id = ChannelID(rawValue: name)
            channels += [parsed(file) { Channel($0, id: id, languages: languages, log: $1) }].compactMap(\.self)
        } else if parts.count == 3, parts[0] == "notices", let name = parts[2].noticeName(channel: parts[1]) {
            readNotice(file, name)
        } else {
            mistakes.append(Mistake(file: file.path, "no such file belongs here", hint: PolicyDraft.whatBelongs))
        }
    }

    private static let whatBelongs =
        "name it organisation.yaml, regimes/NAME.yaml, channels/NAME.yaml or notices/CHANNEL/VERSION.LANGUAGE.md, "
        + "or move it away"

    private mutating func readNotice(_ file: PolicyFile, _ name: NoticeName) {
        noticeNames.insert(name)
        let log = MistakeLog(file: file.path)
        let id = ChannelID(rawValue: name.channel)
        let notice = Notice(file, channel: id, version: name.version, language: name.language, log: log)
        notices += [notice].compactMap(\.self)
        mistakes += log.mistakes
    }

    private mutating func parsed<T>(_ file: PolicyFile, _ read: (Node, MistakeLog) -> T?) -> T? {
        let log = MistakeLog(file: file.path)
        let value = YAML.parse(file.bytes, log: log).flatMap { read($0, log) }
        mistakes += log.mistakes
        return value
    }
}

extension String {
    fileprivate func name(ending: String) -> String? {
        guard hasSuffix(ending) else { return nil }
        let name = String(dropLast(ending.count))
        return name.isIdentifier ? name : nil
    }

    /// `VERSION.LANGUAGE.md`.
    fileprivate func noticeName(channel: String) -> PolicyDraft.NoticeName? {
        let parts = split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, parts[2] == "md", !parts[0].isEmpty, !parts[1].isEmpty, channel.isIdentifier,
            (parts[0] + parts[1]).utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        return .init(channel: channel, version: parts[0], language: parts[1])
    }
}
