import Seeded

@testable import Ledger

func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// The fault that the code ends with; nil where it passes.
func fault(_ code: () throws(LedgerFault) -> Void) -> LedgerFault.Code? {
    do {
        try code()
        return nil
    } catch {
        return error.code
    }
}

/// A log in the making, as a bundle: every fault that a test plants stands in its lines.
struct SampleLog {
    static let otherKey = SigningKey()
    var key = SigningKey()
    var origin = Origin()
    var tree = Frontier()
    var lines: [[UInt8]] = [bytes("synas.v1/bundle")]
    var count = 0
    private var nonces = SeededGenerator(seed: 7)

    static let commit = #"{"at":"2026-06-01T08:00:00.000Z","build":"1","policy":"f0","type":"commit"}"#

    static func person(_ seq: Int, prev: String = "", person: String = "c1", stream: String = "s1") -> String {
        #"{"events":[{"a":1}],"person":"\#(person)","prev":"\#(prev)","seq":\#(seq),"stream":"\#(stream)","type":"person"}"#
    }

    static func erase(_ erased: String) -> String {
        #"{"approvers":["a","b"],"erased":\#(erased),"ground":"17","type":"erase"}"#
    }

    mutating func opening(_ body: String) -> Opening {
        Opening(nonce: (0..<32).map { _ in UInt8.random(in: 0...255, using: &nonces) }, body: bytes(body))
    }

    /// Adds an entry whose first body is the commit's, and opens all but the places named.
    @discardableResult
    mutating func add(_ kind: String, _ bodies: [String], first: String = commit, hiding: Set<Int> = []) -> [Opening] {
        var openings: [Opening] = []
        for body in [first] + bodies { openings.append(opening(body)) }
        let list = openings.map { "\"\($0.commitment.base64)\"" }.joined(separator: ",")
        addEntry("{\"c\":[\(list)],\"k\":\"\(kind)\",\"v\":1}")
        for (place, opening) in openings.enumerated() where !hiding.contains(place) { open(place, opening) }
        return openings
    }

    mutating func addEntry(_ text: String) {
        lines.append(bytes("entry " + text))
        tree.append(Tree.leaf(bytes(text)))
        count += 1
    }

    mutating func open(_ place: Int, _ opening: Opening) { lines.append(BundleWriter.open(place, opening).dropLast()) }

    mutating func line(_ text: String) { lines.append(bytes(text)) }

    var checkpoint: Checkpoint { Checkpoint(origin: origin.description, size: tree.size, root: tree.root) }

    mutating func seal(_ note: SignedNote? = nil) {
        lines.append(BundleWriter.checkpoint(note ?? checkpoint.signed(by: key)).dropLast())
    }

    mutating func end() {
        seal()
        line("end")
    }

    var bundle: [UInt8] { lines.flatMap { $0 + [0x0A] } }

    /// The policy that trusts the log alone.
    var policyText: String { "log \(key.verifierKey(name: origin.description))\nquorum none\n" }

    func verify(
        _ bundle: [UInt8]? = nil, policy: String? = nil, known: [SignedNote] = []
    ) throws(LedgerFault) -> LedgerResult {
        var verifier = try BundleVerifier(policy: TrustPolicy(parsing: bytes(policy ?? policyText)), known: known)
        verifier.feed(bundle ?? self.bundle)
        return try verifier.finish()
    }
}
