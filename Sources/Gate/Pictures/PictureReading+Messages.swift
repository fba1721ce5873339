import Imaging

/// What a picture's findings say. The words depend on the post and the effect, on nothing else.
extension PictureReading {
    private var name: String { picture.name(at: index) }

    var sayWho: Finding {
        Finding(
            .sayWho, at: .picture(index), "\(name): nobody has said who is in it.",
            mend: "Say who is in the picture under people:, or write people: nobody where nobody is.")
    }

    func markWhere(_ subject: Appearance.Subject, _ position: PostPosition) -> Finding {
        let what = subject.isThing ? "the thing" : "the face"
        return Finding(
            .markWhere, at: position, "\(name): \(subject.words) must be covered, and nothing says where.",
            mend: "Mark where: at: [x, y, width, height] around \(what), as parts of the picture from 0 to 1.")
    }

    func mayNotAppear(_ subject: Appearance.Subject, _ position: PostPosition) -> Finding {
        Finding(
            .mayNotAppear, at: position, "\(name): \(subject.words) must not be in this picture, covered or not.",
            mend: "Leave the picture out (--without-refused), or take one without \(subject.words).")
    }

    func listedTwice(_ subject: Appearance.Subject, _ position: PostPosition) -> Finding {
        Finding(
            .listedTwice, at: position, "\(name): \(subject.words) is listed twice.",
            mend: "Keep one entry; write unknown-child or visitor for a mirror image, and check that nobody is missing."
        )
    }

    func unknownHandle(_ subject: Appearance.Subject, _ position: PostPosition, _ roster: Roster) -> Finding {
        Finding(
            .unknownHandle, at: position, "\(name): the unit has no \(subject.words).",
            mend: mendUnknown(roster.suggestions(for: subject)))
    }

    func regionTwice(_ position: PostPosition) -> Finding {
        Finding(
            .regionTwice, at: position, "\(name): the same region is given twice.",
            mend: "Give each person and thing a region of its own.")
    }
}

/// How to mend an unknown handle.
func mendUnknown(_ suggestions: [String]) -> String {
    suggestions.isEmpty
        ? "Use a handle from the unit's roster, or unknown-child."
        : "Did you mean \(suggestions.map(Shown.words).joined(separator: " or "))?"
}

extension Picture {
    /// What a message calls the picture.
    func name(at index: Int) -> String { "Picture \(index + 1) (\(Shown.words(file)))" }
}

extension Appearance.Subject {
    /// What a message calls them. A thing's own words are the teacher's and go nowhere.
    var words: String {
        switch self {
        case .child(let handle): "child \(Shown.handle(handle))"
        case .staff(let handle): "staff \(Shown.handle(handle))"
        case .visitor: "the visitor"
        case .unknownChild: "the unknown child"
        case .thing: "the thing"
        }
    }
}

/// Words of the post as they stand in a message: on one line, of a readable length, with nothing that steers a terminal.
enum Shown {
    static func words(_ text: String) -> String {
        let line = String(text.prefix(60).map { isPlain($0) ? $0 : "\u{FFFD}" })
        return text.dropFirst(60).isEmpty ? line : line + "…"
    }

    /// What is written where a handle belongs. Anything else may be a name, and a mistake is told where logs are written.
    static func handle(_ text: String) -> String {
        let isHandle = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
            default: false
            }
        }
        return isHandle ? words(text) : "(not written as a handle)"
    }

    private static func isPlain(_ character: Character) -> Bool {
        !character.isNewline
            && character.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
                default: true
                }
            }
    }
}
