internal import Crypto

/// The nonce and the body behind a commitment (specification, section 2). Without the nonce a commitment says nothing.
package struct Opening: Hashable, Sendable {
    package static let nonceCount = 32
    package static let maximumBody = 1_048_576
    static let prefix = Array("synas.v1/commit\n".utf8)

    /// 32 bytes.
    package let nonce: [UInt8]
    /// Canonical JSON, as it was hashed.
    package let body: [UInt8]

    /// With a new random nonce.
    package init(body: [UInt8]) {
        nonce = RandomBytes.make(Self.nonceCount)
        self.body = body
    }

    package init(nonce: [UInt8], body: [UInt8]) {
        precondition(nonce.count == Self.nonceCount, "a nonce has 32 bytes")
        self.nonce = nonce
        self.body = body
    }

    package var commitment: Digest {
        let head = Self.prefix + nonce
        return Digest.sha256(head.span, body.span)
    }
}

extension Opening {
    /// The nonce, then the body: how an opening that is nobody's lies in the store.
    package var plain: [UInt8] { nonce + body }

    /// - Throws: `sealed` where there are fewer bytes than a nonce has.
    package init(plain: [UInt8]) throws(LedgerFault) {
        guard plain.count >= Self.nonceCount else { throw LedgerFault(.sealed, "an opening is too short") }
        self.init(nonce: Array(plain.prefix(Self.nonceCount)), body: Array(plain.dropFirst(Self.nonceCount)))
    }

    /// AES-256-GCM: 12 random bytes, the ciphertext, 16 bytes of tag; the commitment is authenticated with it, so
    /// that no sealed opening can be put in another's place.
    package func sealed(with key: SealingKey) -> [UInt8] {
        let box = try? AES.GCM.seal(plain, using: SymmetricKey(data: key.bytes), authenticating: commitment.bytes)
        guard let combined = box?.combined else { preconditionFailure("AES-GCM refuses no plain text of this size") }
        return [UInt8](combined)
    }

    /// - Throws: `sealed` where the key is another, a byte was changed, or it belongs to another commitment.
    package init(sealed: [UInt8], commitment: Digest, key: SealingKey) throws(LedgerFault) {
        guard let box = try? AES.GCM.SealedBox(combined: sealed),
            let plain = try? AES.GCM.open(
                box, using: SymmetricKey(data: key.bytes), authenticating: commitment.bytes)
        else { throw LedgerFault(.sealed, "a sealed opening does not open: another key, or bytes were changed") }
        try self.init(plain: [UInt8](plain))
        guard self.commitment == commitment else {
            throw LedgerFault(.sealed, "a sealed opening does not fit its commitment")
        }
    }
}
