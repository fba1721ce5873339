import Foundation
import Ledger
import Storage

/// The ledger of a data folder as a bundle for an auditor (docs/ledger/specification.md, section 5), with a policy that trusts
/// its key: written by the tests themselves, from what the store hands on.
package struct LedgerBundle {
    package let text: [UInt8]
    package let policy: String
    /// The last signed note.
    package let note: [UInt8]
    /// Commitments that were opened, and those that were not.
    package let opened: Int
    package let closed: Int

    package init(of folder: String) throws {
        let data = try DataFolder.open(at: folder)
        let store = try data.openForReading()
        var lines: [UInt8] = [UInt8]("synas.v1/bundle\n".utf8)
        var vkey = ""
        var (opened, commitments) = (0, 0)
        try store.snapshot { reader in
            try reader.eachEntry(0..<(try reader.tree().size)) { entry in
                lines += [UInt8]("entry ".utf8) + entry.bytes + [0x0A]
                commitments += try Entry(parsing: entry.bytes).commitments.count
                for stored in entry.openings {
                    guard let opening = stored.opening else { continue }
                    opened += 1
                    let nonce = Data(opening.nonce).base64EncodedString()
                    lines += [UInt8]("open \(stored.position.place) \(nonce) ".utf8) + opening.body + [0x0A]
                    if vkey.isEmpty, let found = Self.vkey(opening.body) { vkey = found }
                }
            }
        }
        note = try data.signer.state().note.bytes
        lines += [UInt8]("checkpoint \(Data(note).base64EncodedString())\nend\n".utf8)
        text = lines
        policy = "log \(vkey)\nquorum none\n"
        self.opened = opened
        closed = commitments - opened
    }

    private static func vkey(_ body: [UInt8]) -> String? {
        let object = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any]
        return object?["type"] as? String == "key" ? object?["vkey"] as? String : nil
    }

    /// What the product's own verifier says of it: the line that it prints.
    package func judged(known: [[UInt8]] = []) throws -> String {
        let notes = try known.map { try SignedNote(parsing: $0) }
        var verifier = try BundleVerifier(policy: TrustPolicy(parsing: [UInt8](policy.utf8)), known: notes)
        verifier.feed(text)
        return String(decoding: try verifier.finish().bytes, as: UTF8.self)
    }

    /// What the verifier in Python says of it, against a note that is known from before.
    ///
    /// - Throws: `LaunchError`.
    package func verified(known: [UInt8]? = nil) throws -> Ran {
        let work = try Workplace()
        try work.write(text, to: "bundle")
        try work.write(policy, to: "policy")
        if let known { try work.write(known, to: "known") }
        guard let python = Program.found("python3") else { throw LaunchError("there is no python3") }
        let verifier = School.repository + "/docs/ledger/verify.py"
        return try work.run(
            [python, verifier, "bundle", "--policy", "policy"] + (known == nil ? [] : ["--known", "known"]))
    }
}
