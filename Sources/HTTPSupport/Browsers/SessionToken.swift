internal import Crypto

/// The secret that a signed-in browser holds: 256 random bits. The service keeps its hash alone. It has no description, so
/// that no log can hold it.
package struct SessionToken: Equatable, Sendable, CustomStringConvertible, CustomReflectable {
    /// 43 letters of base64url.
    package let text: String

    /// nil: not a token of ours.
    package init?(_ text: String) {
        guard text.utf8.count == 43, Base64URL.decoded(text)?.count == 32 else { return nil }
        self.text = text
    }

    private init(bytes: [UInt8]) { text = Base64URL.encoded(bytes) }

    package static func random() -> SessionToken { SessionToken(bytes: Randomness.bytes(32)) }

    /// What is stored in its place.
    package var sha256: [UInt8] { Array(SHA256.hash(data: Array(text.utf8))) }

    package var description: String { "SessionToken" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

enum Randomness {
    /// From the operating system.
    static func bytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }
}
