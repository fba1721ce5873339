import Consent
package import Services

/// What is still to be seen, as lines.
package struct PageCheckText {
    private let check: PageCheck
    package init(_ check: PageCheck) { self.check = check }

    package func text() -> String {
        let heading = "Takedown \(check.takedown): post \(check.post) in \(check.channel.rawValue)"
        let pictures = check.pictures.map { "  " + line($0) }
        let unknown = check.unknown.map { "  unknown here, look whether it passed the gate: \(Self.plain($0))" }
        let unreadable = check.unreadable.map { "  cannot be opened here, look yourself: \(Self.plain($0))" }
        return ([heading] + pictures + unknown + unreadable + counts + verdict).joined(separator: "\n") + "\n"
    }

    private func line(_ picture: PageCheck.Picture) -> String {
        let places = picture.seen.isEmpty ? "" : ": " + picture.seen.map(Self.plain).joined(separator: ", ")
        let name = "picture \(picture.index + 1): "
        if picture.isDemanded { return name + picture.state.words + places }
        return name + (picture.seen.isEmpty ? "not seen" : "there") + ", and nothing is asked of it" + places
    }

    private var counts: [String] {
        let lines = [
            (check.otherPosts, "of other posts"), (check.icons, "passed over as icons"),
            (check.unsaved, "shown by the page and not saved with it: save the page complete"),
        ]
        return lines.filter { $0.0 > 0 }.map { "  \($0.0) \($0.0 == 1 ? "picture" : "pictures") \($0.1)" }
    }

    private var verdict: [String] {
        if check.isStillUp { return ["Something that must go is still up."] }
        if check.isUnsure { return ["Not everything could be looked at: it is not known that what must go is gone."] }
        return ["Nothing that must go was seen."]
    }

    /// A page chooses the names of its files: nothing in them may steer a terminal.
    private static func plain(_ name: String) -> String {
        String(
            name.unicodeScalars.map { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: "\u{FFFD}"
                default: Character(scalar)
                }
            })
    }
}

extension PageCheck.Picture.State {
    fileprivate var words: String {
        switch self {
        case .stillUp: "still up"
        case .probablyStillUp: "probably still up, scaled or coded again"
        case .replaced: "replaced by the narrower picture"
        case .probablyReplaced: "probably replaced by the narrower picture, scaled or coded again"
        case .gone: "not seen"
        }
    }
}

/// The same as JSON, shape `synas.takedown-check/1` (docs/json.md).
package struct PageCheckJSON: Encodable, Sendable {
    let schema = "synas.takedown-check/1"
    let takedown: String
    let post: String
    let channel: String
    let stillUp: Bool
    let unsure: Bool
    let pictures: [Entry]
    let unknown: [String]
    let unreadable: [String]
    let otherPosts: Int
    let icons: Int
    let unsaved: Int

    struct Entry: Encodable, Sendable {
        let number: Int
        let demanded: Bool
        let state: String
        let seen: [String]
    }

    package init(_ check: PageCheck) {
        takedown = check.takedown
        post = check.post
        channel = check.channel.rawValue
        stillUp = check.isStillUp
        unsure = check.isUnsure
        pictures = check.pictures.map { picture in
            Entry(
                number: picture.index + 1, demanded: picture.isDemanded, state: picture.state.rawValue,
                seen: picture.seen)
        }
        unknown = check.unknown
        unreadable = check.unreadable
        otherPosts = check.otherPosts
        icons = check.icons
        unsaved = check.unsaved
    }
}
