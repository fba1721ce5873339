internal import Crypto

/// Ties a form to the session it was given to and to what it is for (HMAC-SHA256). For browsers that do not say where a
/// request comes from.
package struct FormTokens: Sendable {
    private let secret: [UInt8]

    /// `secret`: 32 bytes. One that is not kept makes forms that were open at a restart ask again.
    package init(secret: [UInt8]) { self.secret = secret }

    package static func random() -> FormTokens { FormTokens(secret: Randomness.bytes(32)) }

    package func token(session: SessionToken, purpose: String) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Self.message(session, purpose), using: key)
        return Base64URL.encoded(Array(code))
    }

    /// Takes as long for a wrong token as for a right one.
    package func isValid(_ token: String, session: SessionToken, purpose: String) -> Bool {
        guard let code = Base64URL.decoded(token) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            code, authenticating: Self.message(session, purpose), using: key)
    }

    private var key: SymmetricKey { SymmetricKey(data: secret) }

    /// The token has a fixed length, so that no other pair gives the same bytes.
    private static func message(_ session: SessionToken, _ purpose: String) -> [UInt8] {
        session.sha256 + Array(purpose.utf8)
    }
}
