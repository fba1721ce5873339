internal import Crypto

/// A public key with the name it signs under (c2sp.org/signed-note, "verifier keys").
package struct VerifierKey: Hashable, Sendable {
    /// The first byte of the key's text: what it signs.
    package enum KeyType: UInt8, Sendable {
        /// Notes, as a log signs them.
        case log = 0x01
        /// Cosignatures with a time, as witnesses give them (c2sp.org/tlog-cosignature).
        case witness = 0x04
    }

    package let name: String
    package let type: KeyType
    /// 32 bytes.
    package let publicKey: [UInt8]
    /// The first four bytes of SHA-256(name, 0A, type, public key), big endian.
    package let keyID: UInt32

    package init(name: String, type: KeyType, publicKey: [UInt8]) {
        self.name = name
        self.type = type
        self.publicKey = publicKey
        let hash = Digest.sha256(Array(name.utf8) + [0x0A, type.rawValue] + publicKey)
        keyID = UInt32(truncatingIfNeeded: BigEndian.number(hash.bytes.prefix(4)))
    }

    /// - Throws: `key` where the text is not `name+keyid+base64`, the id is not that of the key, or the type is unknown.
    package init(parsing text: String) throws(LedgerFault) {
        // The key's own base64 may hold a plus sign.
        let parts = text.split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, NoteName.isValid(parts[0].utf8), let key = Base64.decode(String(parts[2])),
            key.count == 33,
            let type = KeyType(rawValue: key[0]),
            (try? Curve25519.Signing.PublicKey(rawRepresentation: Array(key.dropFirst()))) != nil
        else { throw LedgerFault(.key, "not a verifier key (name+id+base64)") }
        self.init(name: String(parts[0]), type: type, publicKey: Array(key.dropFirst()))
        guard keyIDText == parts[1] else { throw LedgerFault(.key, "the id of a verifier key is not that of its key") }
    }

    private var keyIDText: String { Hex.text(BigEndian.bytes(keyID)) }

    /// Whether the signature line is this key's; whether it holds is another question.
    func signed(_ signature: SignedNote.Signature) -> Bool {
        keyID == signature.keyID && name.utf8.elementsEqual(signature.name.utf8)
    }

    /// Whether the signature holds for the text, as this type of key signs.
    package func isValid(_ signature: SignedNote.Signature, for text: String) -> Bool {
        switch type {
        case .log: isValid(signature.bytes, for: Array(text.utf8))
        case .witness: Cosignature(signature).map { isValid($0.signature, for: $0.message(of: text)) } ?? false
        }
    }

    private func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature, for: message)
    }
}

extension VerifierKey: CustomStringConvertible {
    /// `name+keyid+base64`.
    package var description: String { "\(name)+\(keyIDText)+\(Base64.text([type.rawValue] + publicKey))" }
}

/// The names of keys: not empty, without `+` and white space (c2sp.org/signed-note), compared byte by byte.
enum NoteName {
    static func isValid(_ name: some Collection<UInt8>) -> Bool {
        let text = String(decoding: name, as: UTF8.self)
        // What is no UTF-8 would come back with other bytes.
        return !name.isEmpty && text.utf8.elementsEqual(name)
            && text.unicodeScalars.allSatisfy { !$0.properties.isWhitespace && $0 != "+" && $0.value >= 0x20 }
    }
}
