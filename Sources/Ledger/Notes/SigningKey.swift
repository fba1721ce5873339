internal import Crypto

/// An Ed25519 key that signs checkpoints. Its file is the only secret that makes a log its operator's.
package struct SigningKey: Sendable {
    /// What stands before the 32 bytes in PKCS#8 (RFC 8410 section 7) and in a public key (section 4).
    private static let privateHead: [UInt8] = [48, 46, 2, 1, 0, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32]
    private static let publicHead: [UInt8] = [48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0]

    private let key: Curve25519.Signing.PrivateKey

    /// A new random key.
    package init() { key = Curve25519.Signing.PrivateKey() }

    /// - Throws: `key` where the text is not one Ed25519 private key as `openssl genpkey` writes it.
    package init(pem: String) throws(LedgerFault) {
        guard let der = PEM.bytes(pem, label: "PRIVATE KEY"), der.starts(with: Self.privateHead), der.count == 48,
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: Array(der.dropFirst(16)))
        else { throw LedgerFault(.key, "the signing key is not an Ed25519 private key in PEM (PKCS#8)") }
        self.key = key
    }

    /// PKCS#8, as `openssl pkey` reads it. A secret.
    package var pem: String { PEM.text(Self.privateHead + [UInt8](key.rawRepresentation), label: "PRIVATE KEY") }

    /// The public half, as `openssl pkeyutl -pubin` reads it.
    package var publicPEM: String { PEM.text(Self.publicHead + publicKey, label: "PUBLIC KEY") }

    package var publicKey: [UInt8] { [UInt8](key.publicKey.rawRepresentation) }

    /// What others verify with; the name of a log's key is its origin.
    package func verifierKey(name: String, type: VerifierKey.KeyType = .log) -> VerifierKey {
        VerifierKey(name: name, type: type, publicKey: publicKey)
    }

    /// 64 bytes.
    package func signature(over message: [UInt8]) -> [UInt8] {
        guard let signature = try? key.signature(for: message) else { preconditionFailure("Ed25519 signs any message") }
        return [UInt8](signature)
    }
}

/// Nobody's log may show a key.
extension SigningKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "a signing key" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
