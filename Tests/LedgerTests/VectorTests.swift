import Foundation
import Testing

@testable import Ledger

/// One case: a bundle or a receipt, whom the verifying party trusts, and what it must find.
struct Vector: Decodable {
    enum Value: Decodable, Equatable {
        case text(String)
        case number(Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    let name: String
    let kind: String
    let policy: String?
    let policy_b64: String?
    let bundle: String?
    let bundle_b64: String?
    let known: [String]?
    let expect: [String: Value]

    private static func bytes(_ text: String?, _ base64: String?) -> [UInt8] {
        text.map { Array($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) }.map { Array($0) } ?? []
    }

    /// The members of the result.
    func verify(piece: Int) throws -> [String: Value] {
        do {
            return try JSONDecoder().decode([String: Value].self, from: Data(try result(piece: piece).bytes))
        } catch is LedgerFault {
            return ["result": .text("usage"), "at": .number(-1), "why": .text("")]
        }
    }

    private func result(piece: Int) throws(LedgerFault) -> LedgerResult {
        let policy = try TrustPolicy(parsing: Self.bytes(policy, policy_b64))
        let bundle = Self.bytes(bundle, bundle_b64)
        if kind == "receipt" { return LedgerProof.verify(bundle, policy: policy) }
        var notes: [SignedNote] = []
        for text in known ?? [] { notes.append(try SignedNote(parsing: Array(text.utf8))) }
        var verifier = try BundleVerifier(policy: policy, known: notes)
        for start in stride(from: 0, to: bundle.count, by: piece) {
            verifier.feed(Array(bundle[start..<min(start + piece, bundle.count)]))
        }
        return try verifier.finish()
    }
}

@Suite("The vectors: what the second verifier, written from the specification alone, finds")
struct VectorTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "docs/ledger/vectors")

    static let files: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".jsonl") }.sorted()
    }()

    @Test("there are vectors")
    func there() { #expect(Self.files.count >= 9) }

    @Test("each vector ends as it says, however the bytes come in", arguments: files)
    func vectors(file: String) throws {
        let lines = try Data(contentsOf: Self.folder.appending(path: file)).split(separator: 0x0A)
        #expect(lines.count > 50)
        for (index, line) in lines.enumerated() {
            let vector = try JSONDecoder().decode(Vector.self, from: line)
            let found = try vector.verify(piece: [1 << 20, 4096, 7][index % 3])
            for (key, value) in vector.expect { #expect(value == found[key], "\(vector.name): \(key)") }
        }
    }
}
