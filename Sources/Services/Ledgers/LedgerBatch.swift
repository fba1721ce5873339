import Foundation
import Ledger

/// Verifies one vector after the other, as docs/ledger/vectors/README.md has them: how verifiers are compared.
package struct LedgerBatch {
    package init() {}

    /// Reads JSON Lines from standard input and hands on one answer for each.
    ///
    /// - Throws: `ServiceError` (`badInput`) at a line that is no vector.
    package func run(_ answer: (String) throws -> Void) throws {
        var held: [UInt8] = []
        try FileReading.eachPiece(of: "-", size: 1 << 20) { bytes in
            held += bytes
            while let end = held.firstIndex(of: 0x0A) {
                try take(held[..<end], answer)
                held.removeSubrange(...end)
            }
            return true
        }
        try take(held[...], answer)
    }

    private func take(_ line: ArraySlice<UInt8>, _ answer: (String) throws -> Void) throws {
        if line.isEmpty { return }
        guard let vector = LedgerVector(Data(line)) else {
            throw ServiceError(.badInput, "a line is no vector: see docs/ledger/vectors/README.md")
        }
        try answer(vector.answer)
    }
}

/// One case: a bundle or a proof, whom to trust, and what is known.
struct LedgerVector {
    /// As it is written: a text, or base64 of what is none.
    private struct Written: Decodable {
        enum Kind: String, Decodable { case bundle, receipt }
        let kind: Kind
        let bundle, bundle_b64, policy, policy_b64: String?
        let known, known_b64: [String]?
    }

    private let isProof: Bool
    private let bundle: [UInt8]
    private let policy: [UInt8]
    private let known: [[UInt8]]

    /// Nil where the line is none.
    init?(_ line: Data) {
        // Not JSONSerialization: it drops a byte order mark at the beginning of a string.
        guard let written = try? JSONDecoder().decode(Written.self, from: line),
            let bundle = Self.bytes(written.bundle, written.bundle_b64),
            let policy = Self.bytes(written.policy, written.policy_b64)
        else { return nil }
        let coded = (written.known_b64 ?? []).map { Self.bytes(nil, $0) }
        guard coded.allSatisfy({ $0 != nil }) else { return nil }
        isProof = written.kind == .receipt
        (self.bundle, self.policy) = (bundle, policy)
        known = coded.compactMap(\.self) + (written.known ?? []).map { [UInt8]($0.utf8) }
    }

    private static func bytes(_ text: String?, _ base64: String?) -> [UInt8]? {
        text.map { [UInt8]($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) }.map { [UInt8]($0) }
    }

    var answer: String {
        do {
            return String(decoding: try result().bytes, as: UTF8.self)
        } catch {
            return #"{"at":-1,"result":"usage","why":""}"#
        }
    }

    private func result() throws(LedgerFault) -> LedgerResult {
        let policy = try TrustPolicy(parsing: policy)
        if isProof { return LedgerProof.verify(bundle, policy: policy) }
        var notes: [SignedNote] = []
        for note in known { notes.append(try SignedNote(parsing: note)) }
        var verifier = try BundleVerifier(policy: policy, known: notes)
        verifier.feed(bundle)
        return try verifier.finish()
    }
}
