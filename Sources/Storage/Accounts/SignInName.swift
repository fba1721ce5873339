internal import Foundation

/// What somebody signs in with. `Anna.L` and `anna.l` are the same, however their letters are put together.
///
/// It can be a person's name, so it has no text form.
package struct SignInName: Hashable, Sendable {
    /// As it was given when the account was made.
    package let text: String
    /// What is compared, and unique.
    package let folded: String

    private static let marks: Set<Character> = [".", "-", "_", "@", "+"]

    /// Nil for what cannot be one: 2 to 100 letters, digits and `.-_@+`.
    package init?(_ text: String) {
        let text = text.precomposedStringWithCanonicalMapping
        guard (2...100).contains(text.count), text.utf8.count <= 400,
            text.allSatisfy({ $0.isLetter || $0.isNumber || Self.marks.contains($0) })
        else { return nil }
        self.text = text
        folded = text.lowercased().precomposedStringWithCanonicalMapping
    }
}

extension SignInName: CustomReflectable, CustomStringConvertible {
    package var description: String { "a sign-in name" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
