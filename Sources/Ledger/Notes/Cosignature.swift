/// A witness's signature with the time at which it was given (c2sp.org/tlog-cosignature, Ed25519).
package struct Cosignature: Hashable, Sendable {
    /// Seconds since 1970.
    package let time: Int
    /// 64 bytes.
    package let signature: [UInt8]

    /// Nil where the line does not hold a time up to 2^63 - 1 and 64 bytes.
    package init?(_ line: SignedNote.Signature) {
        guard line.bytes.count == 72, let time = Int(exactly: BigEndian.number(line.bytes.prefix(8))) else {
            return nil
        }
        self.time = time
        signature = Array(line.bytes.dropFirst(8))
    }

    /// Signs a note's text at a time of 0 or more.
    package init(of text: String, at time: Int, by key: SigningKey) {
        self.time = time
        signature = key.signature(over: Self.message(text, time))
    }

    /// The line to add to the note, under the witness's name.
    package func line(of key: VerifierKey) -> SignedNote.Signature {
        SignedNote.Signature(name: key.name, keyID: key.keyID, bytes: BigEndian.bytes(UInt64(time)) + signature)
    }

    func message(of text: String) -> [UInt8] { Self.message(text, time) }

    private static func message(_ text: String, _ time: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(time)\n\(text)".utf8)
    }
}
