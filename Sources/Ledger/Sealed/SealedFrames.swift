internal import Crypto

/// Bytes of any length sealed piece by piece with AES-256-GCM, so that a few pieces are all that is ever in memory. Each
/// piece is bound to its number and to whether it is the last: one that is changed, left out, put elsewhere or cut off
/// at the end does not open.
///
/// The key must be new for each stream: the nonce is the number of the piece.
package enum SealedFrames {
    /// Plain bytes of every piece but the last, which may have fewer.
    package static let frame = 1 << 20
    /// How much longer a sealed piece is.
    package static let overhead = 16

    fileprivate static func nonce(_ number: UInt64, isLast: Bool) -> AES.GCM.Nonce {
        guard let nonce = try? AES.GCM.Nonce(data: BigEndian.bytes(number) + [isLast ? 1 : 0, 0, 0, 0]) else {
            preconditionFailure("a nonce has 12 bytes")
        }
        return nonce
    }
}

/// Seals a stream.
package struct FrameSealer {
    private let key: SymmetricKey
    private let header: [UInt8]
    private var number: UInt64 = 0
    private var waiting: [UInt8] = []

    /// `header`: what stands before the first piece, and is bound to every one.
    package init(_ key: SealingKey, header: [UInt8]) {
        self.key = SymmetricKey(data: key.bytes)
        self.header = header
    }

    /// Takes bytes, and hands on what has become whole.
    package mutating func add(_ bytes: [UInt8], _ write: ([UInt8]) throws -> Void) throws {
        waiting += bytes
        // One byte more than a piece: the last is never empty unless the whole is.
        while waiting.count > SealedFrames.frame {
            try write(seal(Array(waiting.prefix(SealedFrames.frame)), isLast: false))
            waiting.removeFirst(SealedFrames.frame)
        }
    }

    /// The last piece.
    package mutating func finish(_ write: ([UInt8]) throws -> Void) throws { try write(seal(waiting, isLast: true)) }

    private mutating func seal(_ plain: [UInt8], isLast: Bool) -> [UInt8] {
        let nonce = SealedFrames.nonce(number, isLast: isLast)
        number += 1
        guard let box = try? AES.GCM.seal(plain, using: key, nonce: nonce, authenticating: header) else {
            preconditionFailure("AES-GCM refuses no plain text of this size")
        }
        return [UInt8](box.ciphertext) + [UInt8](box.tag)
    }
}

/// Opens a sealed stream.
package struct FrameOpener {
    private let key: SymmetricKey
    private let header: [UInt8]
    private var number: UInt64 = 0

    package init(_ key: SealingKey, header: [UInt8]) {
        self.key = SymmetricKey(data: key.bytes)
        self.header = header
    }

    /// The plain bytes of the next piece.
    ///
    /// - Throws: `sealed` where the key is another, a byte was changed, or it is not the piece that comes next.
    package mutating func open(_ sealed: [UInt8], isLast: Bool) throws(LedgerFault) -> [UInt8] {
        let nonce = SealedFrames.nonce(number, isLast: isLast)
        number += 1
        guard sealed.count >= SealedFrames.overhead,
            let box = try? AES.GCM.SealedBox(
                nonce: nonce, ciphertext: sealed.dropLast(SealedFrames.overhead),
                tag: sealed.suffix(SealedFrames.overhead)),
            let plain = try? AES.GCM.open(box, using: key, authenticating: header)
        else { throw LedgerFault(.sealed, "a sealed piece does not open: another key, or bytes were changed") }
        return [UInt8](plain)
    }
}
