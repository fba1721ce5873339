import Ledger

/// 256 random bits that a session or a token is known by. Kept nowhere: the store has the digest alone.
struct Secret {
    private static let tokenStart = "synas_"
    private static let length = 43
    let text: String

    /// A new one.
    init() {
        var generator = SystemRandomNumberGenerator()
        text = Base64URL.text((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }

    /// Nil for what cannot be one.
    init?(session text: String) {
        guard text.utf8.count == Self.length, text.utf8.allSatisfy(Base64URL.isDigit) else { return nil }
        self.text = text
    }

    init?(token text: String) {
        guard text.hasPrefix(Self.tokenStart) else { return nil }
        self.init(session: String(text.dropFirst(Self.tokenStart.count)))
    }

    var asToken: String { Self.tokenStart + text }
    var digest: Digest { Digest.sha256([UInt8](text.utf8)) }
}

/// RFC 4648 section 5, without padding.
enum Base64URL {
    static func text(_ bytes: [UInt8]) -> String {
        Base64.text(bytes).replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    static func isDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
        default: false
        }
    }
}
