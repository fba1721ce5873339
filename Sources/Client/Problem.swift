internal import Foundation

/// Why a service said no (RFC 9457), in its own words, made plain for a terminal.
package struct Problem: Hashable, Sendable {
    /// The stable name, as `not-found`.
    package let name: String
    /// The HTTP status code.
    package let status: Int
    /// What, why, what to do; more than one line where several pictures are wrong.
    package let detail: String
    /// Every mistake of a document, where a document is what is wrong.
    package let mistakes: [Mistake]

    /// A mistake in what was sent, with the place as its sender can find it.
    package struct Mistake: Hashable, Sendable {
        /// The part that it stands in, as `post`.
        package let file: String
        package let line: Int
        package let column: Int
        package let message: String
        package let hint: String
    }

    static let prefix = "urn:synas:problem:"

    /// Nil where the answer holds no problem of a service.
    init?(_ answer: ServerAnswer) {
        guard answer.isJSON("application/problem+json"),
            let read = try? JSONDecoder().decode(Document.self, from: Data(answer.body)),
            read.type.hasPrefix(Self.prefix)
        else { return nil }
        name = String(read.type.dropFirst(Self.prefix.count)).shown
        status = answer.status
        detail = Self.lines(read.detail ?? read.title ?? "the service said no and not why; try again")
        mistakes = (read.mistakes ?? []).map(Mistake.init)
    }

    private static func lines(_ text: String) -> String {
        text.split(separator: "\n").map { String($0).shown }.joined(separator: "\n")
    }

    fileprivate struct Document: Decodable {
        let type: String
        let title: String?
        let detail: String?
        let mistakes: [Entry]?

        struct Entry: Decodable {
            let file: String?
            let line: Int?
            let column: Int?
            let message: String
            let hint: String?
        }
    }
}

extension Problem.Mistake {
    fileprivate init(_ entry: Problem.Document.Entry) {
        file = (entry.file ?? "").shown
        line = entry.line ?? 1
        column = entry.column ?? 1
        message = entry.message.shown
        hint = (entry.hint ?? "correct it").shown
    }
}

extension String {
    /// One line without what could move a terminal's cursor.
    var shown: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    case .format: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
