import Testing

@testable import Ledger

@Suite("Openings and entries")
struct OpeningTests {
    private static let body = bytes(#"{"type":"clock"}"#)
    private let opening = Opening(body: body)
    private let key = SealingKey()

    @Test("the commitment is the hash of the prefix, the nonce and the body")
    func commitment() {
        let nonce = [UInt8](repeating: 5, count: 32)
        let expected = Digest.sha256(bytes("synas.v1/commit\n") + nonce + Self.body)
        #expect(Opening(nonce: nonce, body: Self.body).commitment == expected)
        #expect(opening.nonce != Opening(body: Self.body).nonce)
    }

    @Test("a sealed opening opens with its key, and every sealing differs")
    func seals() throws {
        let sealed = opening.sealed(with: key)
        #expect(sealed.count == 12 + 32 + Self.body.count + 16)
        #expect(sealed != opening.sealed(with: key))
        #expect(try Opening(sealed: sealed, commitment: opening.commitment, key: key) == opening)
        #expect(try Opening(plain: opening.plain) == opening)
    }

    private func refused(_ sealed: [UInt8], _ commitment: Digest, _ key: SealingKey) -> Bool {
        fault { () throws(LedgerFault) in _ = try Opening(sealed: sealed, commitment: commitment, key: key) } == .sealed
    }

    @Test("another key, another commitment, a flipped bit or missing bytes do not open")
    func doesNotOpen() {
        let sealed = opening.sealed(with: key)
        #expect(refused(sealed, opening.commitment, SealingKey()))
        #expect(refused(sealed, Opening(body: Self.body).commitment, key))
        for place in sealed.indices {
            var flipped = sealed
            flipped[place] ^= 1
            #expect(refused(flipped, opening.commitment, key))
        }
        for count in [0, 11, 12, 27, 28, sealed.count - 1] {
            #expect(refused(Array(sealed.prefix(count)), opening.commitment, key))
        }
        #expect(fault { () throws(LedgerFault) in _ = try Opening(plain: [1, 2]) } == .sealed)
    }

    @Test("a key shows itself to nobody")
    func secret() {
        #expect("\(key)" == "a sealing key")
        #expect(String(reflecting: SigningKey()).contains("signing key"))
        #expect(SealingKey([1]) == nil)
        #expect(SealingKey(key.bytes) == key)
    }

    @Test("an entry is read from its one spelling, up to 1024 commitments")
    func entries() throws {
        let digest = Digest.sha256([1])
        for kind in Entry.Kind.allCases {
            for count in [1, 2, 1024] {
                let entry = Entry(kind: kind, commitments: Array(repeating: digest, count: count))
                #expect(try Entry(parsing: entry.bytes) == entry)
            }
        }
        let more = Entry(kind: .child, commitments: Array(repeating: digest, count: 1024)).bytes
        let text = String(decoding: more, as: UTF8.self).replacing("],\"k\"", with: ",\"\(digest.base64)\"],\"k\"")
        #expect(fault { () throws(LedgerFault) in _ = try Entry(parsing: bytes(text)) } == .entry)
    }

    @Test("every entry with one byte changed is refused or is another entry's one spelling")
    func entryBytes() {
        let original = Entry(kind: .post, commitments: [Digest.sha256([1])]).bytes
        for place in original.indices {
            for byte in UInt8.min...UInt8.max {
                var changed = original
                changed[place] = byte
                guard let entry = try? Entry(parsing: changed) else { continue }
                if entry.bytes != changed { Issue.record("\(place): \(byte)") }
            }
        }
    }

    @Test("base64 has one spelling for all bytes of up to four")
    func base64() {
        for count in 0...5 {
            let bytes = [UInt8](repeating: 0xFB, count: count)
            #expect(Base64.decode(Base64.text(bytes)) == bytes)
        }
        for text in [
            "A", "AA", "AAA", "AA=A", "A===", "====", "AB==", "AAB=", "AA==AAAA", " AAAA", "AA A", "AA-_", "AAAA\n",
        ] {
            #expect(Base64.decode(text) == nil, "\(text)")
        }
        let digest = Digest.sha256([3])
        #expect(Digest(base64: digest.base64) == digest)
        #expect(Digest(base64: String(digest.base64.dropLast(2)) + "9=") == nil)
        #expect(Digest(Array(digest.bytes)) == digest)
        #expect(Digest([1, 2]) == nil)
    }
}
