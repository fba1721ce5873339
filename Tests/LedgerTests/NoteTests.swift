import Foundation
import Testing

@testable import Ledger

@Suite("Notes, checkpoints and keys")
struct NoteTests {
    private let key = SigningKey()
    private let origin = Origin()
    private var checkpoint: Checkpoint { Checkpoint(origin: origin.description, size: 7, root: Digest.sha256([1])) }

    @Test("a checkpoint that was signed is read again, byte for byte")
    func identity() throws {
        let note = checkpoint.signed(by: key)
        let again = try SignedNote(parsing: note.bytes)
        #expect(again == note)
        #expect(again.bytes == note.bytes)
        #expect(try Checkpoint(parsing: again.text) == checkpoint)
        #expect(Origin(origin.description) == origin)
        #expect(origin.next.description.hasSuffix("/2"))
    }

    @Test("every note with one byte changed is refused, unsigned, or of an unknown key")
    func tampered() throws {
        let policy = try TrustPolicy(
            parsing: bytes("log \(key.verifierKey(name: origin.description))\nquorum none"))
        let original = checkpoint.signed(by: key).bytes
        var accepted: [Int] = []
        for place in original.indices {
            for bit in 0..<8 {
                var changed = original
                changed[place] ^= 1 << bit
                guard let note = try? SignedNote(parsing: changed), let read = try? Checkpoint(parsing: note.text),
                    (try? policy.check(note, origin: read.origin)) != nil
                else { continue }
                accepted.append(place)
            }
        }
        #expect(accepted.isEmpty)
    }

    @Test(
        "what is no note is refused",
        arguments: [
            "", "\n", "a", "a\n", "a\n\n", "\n\n", "a\n\n— k AAAAAAA=", "a\n\n- k AAAAAAA=\n", "a\n\n— k\n",
            "a\n\n—  AAAAAAA=\n",
            "a\n\n— k AAAAAA==\n", "a\n\n— k+k AAAAAAA=\n", "a\n\n— k k AAAAAAA=\n", "a\n\n— k\u{2028} AAAAAAA=\n",
            "a\r\n\n— k AAAAAAA=\n",
            "a\n\n— k AAAAAAA=\r\n", "a\u{0}\n\n— k AAAAAAA=\n", "a\n\n— k AAAAAAA\n", "a\n\n— k AAAAAAA=\n\n",
            "a\n— k AAAAAAA=\n",
        ])
    func noNote(text: String) {
        #expect(fault { () throws(LedgerFault) in _ = try SignedNote(parsing: bytes(text)) } == .form)
    }

    @Test("sixty-four signatures are read, more are not, nor is a note of more than 64 KiB")
    func limits() {
        let line = "— k AAAAAAA=\n"
        let note = { (count: Int) in bytes("a\n\n" + String(repeating: line, count: count)) }
        #expect(fault { () throws(LedgerFault) in _ = try SignedNote(parsing: note(64)) } == nil)
        #expect(fault { () throws(LedgerFault) in _ = try SignedNote(parsing: note(65)) } == .form)
        let long = bytes(String(repeating: "a", count: 65_536) + "\n\n" + line)
        #expect(fault { () throws(LedgerFault) in _ = try SignedNote(parsing: long) } == .form)
    }

    @Test("a checkpoint has exactly three lines of its form")
    func checkpointLines() {
        let (origin, root) = (origin.description, Digest.sha256([1]).base64)
        for text in [
            "\(origin)\n7\n\(root)", "\(origin)\n7\n\(root)\nmore\n", "\(origin)\n07\n\(root)\n",
            "\(origin)\n-7\n\(root)\n",
            "\(origin)\n+7\n\(root)\n", "\(origin)\n\n\(root)\n", "\(origin)\n9007199254740992\n\(root)\n",
            "\(origin)\n7\n\(root.dropLast())\n", "\(origin)/\n7\n\(root)\n", "other\n7\n\(root)\n",
            "\(origin.dropLast())0\n7\n\(root)\n",
            "\(origin.dropLast())01\n7\n\(root)\n",
        ] {
            #expect(fault { () throws(LedgerFault) in _ = try Checkpoint(parsing: text) } == .form, "\(text)")
        }
    }

    @Test("a verifier key is read from what is written, and from nothing else")
    func verifierKeys() throws {
        let vkey = key.verifierKey(name: origin.description)
        #expect(try VerifierKey(parsing: vkey.description) == vkey)
        // The example of golang.org/x/mod/sumdb/note.
        let sumdb = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
        #expect(try VerifierKey(parsing: sumdb).keyID == 0x033D_E0AE)
        let text = vkey.description
        for other in [
            "", "a", "a+b", text + "A", String(text.dropFirst()), text.replacing("+", with: " "),
            "sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
            "sum.golang.org+033DE0AE+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8",
        ] {
            #expect(fault { () throws(LedgerFault) in _ = try VerifierKey(parsing: other) } == .key, "\(other)")
        }
    }

    @Test(
        "the key of another signs nothing here",
        arguments: ["", "x", "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n"])
    func noKey(text: String) {
        #expect(fault { () throws(LedgerFault) in _ = try SigningKey(pem: text) } == .key)
    }

    @Test("openssl accepts our signatures and keys, and we accept its", .enabled(if: OpenSSL.isThere))
    func openssl() throws {
        let openssl = try OpenSSL()
        defer { openssl.remove() }
        #expect(try openssl.run("genpkey", "-algorithm", "ed25519", "-out", "theirs.pem").ok)
        let pem = try String(contentsOf: openssl.folder.appending(path: "theirs.pem"), encoding: .utf8)
        let theirs = try SigningKey(pem: pem)
        #expect(theirs.pem == pem)
        #expect(try openssl.run("pkey", "-in", "theirs.pem", "-pubout").output == theirs.publicPEM)
        for key in [key, theirs] {
            let note = checkpoint.signed(by: key)
            try openssl.write("key.pem", key.publicPEM.utf8)
            try openssl.write("private.pem", key.pem.utf8)
            try openssl.write("text", note.text.utf8)
            try openssl.write("sig", note.signatures[0].bytes)
            let verify = ["pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in"]
            #expect(
                try openssl.run(
                    verify[0], verify[1], verify[2], verify[3], verify[4], verify[5], verify[6], "text", "-sigfile",
                    "sig"
                ).ok)
            try openssl.write("text2", (note.text + "x").utf8)
            #expect(
                try !openssl.run(
                    verify[0], verify[1], verify[2], verify[3], verify[4], verify[5], verify[6], "text2", "-sigfile",
                    "sig"
                ).ok)
            // Ed25519 is deterministic: the same key gives the same signature.
            #expect(
                try openssl.run("pkeyutl", "-sign", "-inkey", "private.pem", "-rawin", "-in", "text", "-out", "sig2").ok
            )
            let signature = try Data(contentsOf: openssl.folder.appending(path: "sig2"))
            let line = SignedNote.Signature(
                name: note.signatures[0].name, keyID: note.signatures[0].keyID, bytes: Array(signature))
            #expect(key.verifierKey(name: checkpoint.origin).isValid(line, for: note.text))
        }
    }

    @Test("openssl accepts a witness's cosignature over its own message", .enabled(if: OpenSSL.isThere))
    func cosigned() throws {
        let openssl = try OpenSSL()
        defer { openssl.remove() }
        let vkey = key.verifierKey(name: "witness.example", type: .witness)
        let line = Cosignature(of: checkpoint.text, at: 1_780_000_000, by: key).line(of: vkey)
        #expect(vkey.isValid(line, for: checkpoint.text))
        try openssl.write("key.pem", key.publicPEM.utf8)
        try openssl.write("text", "cosignature/v1\ntime 1780000000\n\(checkpoint.text)".utf8)
        try openssl.write("sig", line.bytes.suffix(64))
        #expect(
            try openssl.run(
                "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin", "-in", "text", "-sigfile", "sig"
            ).ok)
        for place in line.bytes.indices {
            var changed = line.bytes
            changed[place] ^= 1
            let other = SignedNote.Signature(name: line.name, keyID: line.keyID, bytes: changed)
            #expect(!vkey.isValid(other, for: checkpoint.text))
        }
        let log = SignedNote.Signature(
            name: line.name, keyID: line.keyID, bytes: key.signature(over: bytes(checkpoint.text)))
        #expect(!vkey.isValid(log, for: checkpoint.text))
    }
}
