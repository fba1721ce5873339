/// A text and the signatures under it (c2sp.org/signed-note).
package struct SignedNote: Hashable, Sendable {
    package struct Signature: Hashable, Sendable {
        package let name: String
        package let keyID: UInt32
        /// What follows the key id: 64 bytes of a log, 8 of time and 64 of a witness. 1 or more of who is unknown.
        package let bytes: [UInt8]

        package init(name: String, keyID: UInt32, bytes: [UInt8]) {
            self.name = name
            self.keyID = keyID
            self.bytes = bytes
        }

        /// One line with its end.
        package var line: String { "— \(name) \(Base64.text(BigEndian.bytes(keyID) + bytes))\n" }
    }

    package static let maximumBytes = 65_536
    package static let maximumSignatures = 64

    /// With the line end that ends it.
    package let text: String
    package private(set) var signatures: [Signature]

    package init(text: String, signatures: [Signature] = []) {
        self.text = text
        self.signatures = signatures
    }

    package var bytes: [UInt8] { Array((text + "\n" + signatures.map(\.line).joined()).utf8) }

    /// Adds the log's signature, under a name that is the note's origin.
    package mutating func sign(with key: SigningKey, name: String) {
        let signature = key.signature(over: Array(text.utf8))
        add(Signature(name: name, keyID: key.verifierKey(name: name).keyID, bytes: signature))
    }

    /// Whether that key's signature as a log stands under the text, and holds.
    package func isSigned(by key: SigningKey, name: String) -> Bool {
        let verifier = key.verifierKey(name: name)
        return signatures.contains { verifier.signed($0) && verifier.isValid($0, for: text) }
    }

    package mutating func add(_ signature: Signature) { signatures.append(signature) }
}

extension SignedNote {
    private static let dash = Array("— ".utf8)

    /// - Throws: `form`: not UTF-8, with control characters, too long, without text, empty line or signatures, or a signature line out of form.
    package init(parsing bytes: [UInt8]) throws(LedgerFault) {
        guard bytes.count <= Self.maximumBytes, bytes.last == 0x0A, !bytes.contains(where: { $0 < 0x20 && $0 != 0x0A }),
            UTF8Text.isValid(bytes.span),
            let gap = bytes.indices.dropLast().last(where: { bytes[$0] == 0x0A && bytes[$0 + 1] == 0x0A }), gap > 0
        else { throw Self.malformed }
        let lines = bytes[(gap + 2)...].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.count <= Self.maximumSignatures else { throw Self.malformed }
        text = String(decoding: bytes[...gap], as: UTF8.self)
        signatures = []
        for line in lines { signatures.append(try Self.signature(line)) }
    }

    private static let malformed = LedgerFault(.form, "not a signed note")

    private static func signature(_ line: ArraySlice<UInt8>) throws(LedgerFault) -> Signature {
        let parts = line.dropFirst(dash.count).split(separator: 0x20, omittingEmptySubsequences: false)
        guard line.starts(with: dash), parts.count == 2, NoteName.isValid(parts[0]),
            let bytes = Base64.decode(Array(parts[1]).span), bytes.count > 4
        else { throw malformed }
        return Signature(
            name: String(decoding: parts[0], as: UTF8.self),
            keyID: UInt32(truncatingIfNeeded: BigEndian.number(bytes.prefix(4))), bytes: Array(bytes.dropFirst(4)))
    }
}
