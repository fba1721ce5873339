import Foundation
import Storage

/// What a password may be: long, not the name, none that everybody tries first (OWASP ASVS 5.0, 6.2). Nothing is asked of which
/// characters it is made, and it never grows old.
enum PasswordRules {
    static let shortest = 12
    static let longest = 128

    /// The password, its letters put together in one way (NFC).
    ///
    /// - Throws: `ServiceError` that says what is wrong, and never the password.
    static func checked(_ password: String, of name: SignInName) throws(ServiceError) -> String {
        let text = password.precomposedStringWithCanonicalMapping
        guard (shortest...longest).contains(text.unicodeScalars.count) else {
            throw ServiceError(
                .badInput,
                "a password has \(shortest) to \(longest) characters: give such a one, as some words in a row")
        }
        let folded = text.lowercased()
        guard folded != name.folded else {
            throw ServiceError(.badInput, "the password is the name: give another one")
        }
        guard !CommonPasswords.contains(folded) else {
            throw ServiceError(.badInput, "that password is one of those that are tried first: give another one")
        }
        return text
    }
}
