import Foundation
import Seeded
import TestSupport
import Testing

@Suite("Random mutations: every one is detected, or is of a class that does no harm (docs/ledger/harmless.md)")
struct MutationTests {
    private static let isLong = ProcessInfo.processInfo.environment["SYNAS_LONG"] == "1"

    /// All of them, or the one that `SYNAS_SEED` names: what a failure printed.
    private static func seeds(_ times: Int) -> [UInt64] {
        let wanted = ProcessInfo.processInfo.environment["SYNAS_SEED"].flatMap { UInt64($0) }
        return wanted.map { [$0] } ?? Array(0..<UInt64(times))
    }

    /// The classes of docs/ledger/harmless.md.
    static let documented: Set<String> = {
        let path = School.repository + "/docs/ledger/harmless.md"
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return Set(text.matches(of: /\n\| `([a-z-]+)` \|/).map { String($0.1) })
    }()

    // MARK: Bundles

    @Test("of a bundle, against a policy with a witness and the checkpoint that was kept")
    func bundles() throws {
        let scene = try LedgerScene()
        let bundle = try Self.witnessed(scene)
        let policy = try scene.work.text("witnessed")
        let known = try scene.work.text("cosigned-2")
        let count = Self.isLong ? 10_000 : 1_000
        var classes: [String: Int] = [:]
        for start in stride(from: 0, to: count, by: 500) {
            let mutations = (start..<start + 500).map { BundleMutation(of: bundle, seed: UInt64($0)) }
            let answers = try Self.ask(scene, mutations.map(\.text), policy, known)
            #expect(answers.count == mutations.count)
            for (index, (mutation, answer)) in zip(mutations, answers).enumerated() {
                let name = mutation.text == bundle ? "nothing-changed" : Self.harmless(answer, mutation)
                guard let name else {
                    Issue.record("seed \(start + index), \(mutation.kind): \(answer)")
                    continue
                }
                classes[name, default: 0] += 1
            }
        }
        #expect(classes["detected", default: 0] > count * 8 / 10, "\(classes)")
        Self.expectKnown(classes, "bundles")
    }

    /// Detected, or why it does no harm; nil where it passed and should not have.
    private static func harmless(_ answer: [String: Any], _ mutation: BundleMutation) -> String? {
        switch answer["result"] as? String {
        case "invalid", "diverged", "usage": return "detected"
        case "witnessed" where mutation.onlyCheckpoints: return "checkpoint-left-out-or-doubled"
        case "self-attested" where mutation.onlyCheckpoints: return "cosignature-unreadable"
        case "witnessed" where mutation.onlySignatureLines: return "unknown-signature-line"
        default: return nil
        }
    }

    /// The scene's ledger with two witnessed checkpoints and a key that changed.
    private static func witnessed(_ scene: LedgerScene) throws -> [UInt8] {
        let vkey = try scene.work.synas("witness", "init", "--folder", "witness", "--name", "witness.example").output
        let log = try scene.done("ledger", "key").output.split(separator: "\n")[0]
        _ = try scene.work.synas("witness", "trust", String(log), "--folder", "witness")
        try scene.work.write("log \(log)\nwitness w \(vkey)quorum w\n", to: "witnessed")
        var size = "0"
        for round in 1...2 {
            try scene.done("ledger", "checkpoint", "--for-witness", "--old", size, "--out", "request-\(round)")
            let signed = try scene.work.synas(
                "witness", "sign", "request-\(round)", "--folder", "witness", "--out", "cosigned-\(round)")
            #expect(signed.code == 0, "\(signed)")
            try scene.done("ledger", "checkpoint", "--add", "cosigned-\(round)", "--policy", "witnessed")
            size = String(try scene.work.text("witness/state").split(separator: " ")[1])
            if round == 1 { try scene.done("consent", "ask", "nils") }
        }
        try scene.done("ledger", "export", "--out", "mutated")
        #expect(try scene.found(bundle: "mutated", policy: "witnessed", known: "cosigned-2") == .init("witnessed"))
        return try scene.work.read("mutated")
    }

    private static func ask(_ scene: LedgerScene, _ bundles: [[UInt8]], _ policy: String, _ known: String) throws
        -> [[String: Any]]
    {
        var lines = Data()
        for bundle in bundles {
            let vector: [String: Any] = [
                "kind": "bundle", "bundle_b64": Data(bundle).base64EncodedString(), "policy": policy, "known": [known],
            ]
            lines += try JSONSerialization.data(withJSONObject: vector) + Data([0x0A])
        }
        try scene.work.write([UInt8](lines), to: "vectors")
        let shell = try #require(Program.found("sh"))
        let ran = try scene.work.run([shell, "-c", "\(Program.path("synas")) ledger verify --batch < vectors"])
        #expect(ran.code == 0, "\(ran.complaints)")
        return try ran.output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    // MARK: Databases

    @Test(
        "of the database's file, byte by byte: what was logged is as it was, or it is told",
        .enabled(if: LedgerScene.sqlite != nil))
    func databaseBytes() throws {
        let scene = try LedgerScene()
        let pages = try DatabasePages(scene)
        try Self.mutate(scene, "database bytes", times: Self.isLong ? 2_000 : 60) { seed, original in
            var random = SeededGenerator(seed: 0xDB00_0000 + seed)
            var bytes = original
            let place = pages.place(&random)
            for offset in 0..<Int.random(in: 1...8, using: &random) where place + offset < bytes.count {
                bytes[place + offset] = UInt8.random(in: 0...255, using: &random)
            }
            try Self.replace(bytes, in: scene)
            return "byte \(place) of \(pages.owner(of: place))"
        }
    }

    @Test("of rows by SQL, guards taken away", .enabled(if: LedgerScene.sqlite != nil))
    func databaseRows() throws {
        let scene = try LedgerScene()
        try Self.mutate(scene, "database rows", times: Self.isLong ? 1_500 : 60) { seed, original in
            var random = SeededGenerator(seed: 0x5E1_0000 + seed)
            let edit = RowEdit(&random)
            try Self.replace(original, in: scene)
            try scene.edit(edit.sql(&random))
            return edit.description
        }
    }

    /// Changes the database time and again, each time from its beginning.
    ///
    /// `change`: puts the changed database there, and says where it was changed.
    private static func mutate(
        _ scene: LedgerScene, _ name: String, times: Int, _ change: (UInt64, [UInt8]) throws -> String
    ) throws {
        try scene.ask("PRAGMA wal_checkpoint(TRUNCATE)")
        let original = try scene.work.read("data/synas.db")
        let rows = try DatabaseRows(scene)
        let before = try scene.done("ledger", "verify", "--format", "json", allowing: 10)
        var classes: [String: Int] = [:]
        for seed in Self.seeds(times) {
            let place = try change(seed, original)
            let ran = try scene.synas("ledger", "verify", "--format", "json")
            guard let found = try harmless(scene, ran, before, rows) else {
                Issue.record("seed \(seed), \(place): \(ran)\n\(try scene.synas("fsck"))")
                continue
            }
            classes[found, default: 0] += 1
        }
        expectKnown(classes, name)
    }

    private static func expectKnown(_ classes: [String: Int], _ name: String) {
        #expect(
            Set(classes.keys).subtracting(["detected", "told-by-fsck"]).isSubset(of: documented), "\(classes)")
        print("\(name): \(classes)")
    }

    private static func replace(_ bytes: [UInt8], in scene: LedgerScene) throws {
        for ending in ["-wal", "-shm"] { scene.work.remove("data/synas.db\(ending)") }
        try scene.work.write(bytes, to: "data/synas.db")
    }

    /// Told by the verifier, or by `synas fsck`, or of a class that does no harm; nil where something changed and passed, or a
    /// program crashed.
    private static func harmless(_ scene: LedgerScene, _ ran: Ran, _ before: Ran, _ rows: DatabaseRows) throws
        -> String?
    {
        guard let code = ran.code else { return nil }
        if [11, 12, 66, 74].contains(code) { return "detected" }
        guard code == 10, ran.output == before.output else { return nil }
        let checked = try scene.synas("fsck", "--format", "json")
        guard let code = checked.code else { return nil }
        if [11, 12, 66, 74].contains(code) { return "told-by-fsck" }
        guard code == 0, let now = try? DatabaseRows(scene), now.evidence == rows.evidence else { return nil }
        return now.all == rows.all ? "unread-bytes" : "helping-columns"
    }
}

/// What the rows of a database hold.
struct DatabaseRows {
    let all: String
    /// Without the columns that only help to find rows, or say when something is due.
    let evidence: String

    private static let parts = """
        SELECT number, entry, hex(bytes) FROM leaf; SELECT position, holder, about, hex(sealed) FROM opening;
        SELECT size, hex(frontier), policy FROM tree_head; SELECT holder, stream, seq, hex(commitment) FROM stream;
        SELECT number, kind, at FROM entry
        """

    init(_ scene: LedgerScene) throws {
        let tables = try scene.ask(
            """
            SELECT name FROM sqlite_schema WHERE type = 'table'
            AND name NOT IN ('leaf', 'opening', 'tree_head', 'stream', 'entry')
            """)
        all = try scene.ask(".dump")
        evidence = try scene.ask(Self.parts) + scene.ask(".dump " + tables.replacing("\n", with: " "))
    }
}
