/// A mistake in a file that a person wrote: where it is, what is wrong and why, and what to do.
///
/// Messages quote keys and keywords only, never free text, since a file may hold personal data.
package struct Mistake: Error, Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The file as its reader named it, usually relative to the folder that was checked.
    package let file: String
    package let position: Position
    /// What is wrong, and why where that is not plain.
    package let message: String
    /// What to do about it.
    package let hint: String

    package var line: Int { position.line }
    package var column: Int { position.column }

    package init(file: String, at position: Position = .start, _ message: String, hint: String) {
        self.file = file
        self.position = position
        self.message = message
        self.hint = hint
    }

    /// One line: `file:line:column: message; hint`.
    package var description: String { "\(file):\(line):\(column): \(message); \(hint)" }

    /// By file, then by place, then by text: an order that does not depend on the order of checking.
    package static func < (a: Self, b: Self) -> Bool {
        if a.file != b.file { return a.file < b.file }
        if a.position != b.position { return a.position < b.position }
        return (a.message, a.hint) < (b.message, b.hint)
    }
}
