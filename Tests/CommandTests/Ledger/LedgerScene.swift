import Foundation
import TestSupport
import Testing

/// The usual unit with some history, its ledger exported, and what an auditor and a witness keep elsewhere.
struct LedgerScene {
    let work: Workplace

    static let python = Program.found("python3")
    static let sqlite = Program.found("sqlite3")
    static let openssl = Program.found("openssl")

    /// A copy of one that is made once.
    init() throws { work = try Workplace(copying: Self.template.get().work) }

    private static let template: Result<LedgerScene, any Error> = {
        atexit { if case .success(let scene) = LedgerScene.template { scene.work.remove(".") } }
        return Result { try LedgerScene(new: ()) }
    }()

    private init(new: Void) throws {
        work = try Workplace(copying: Scene().work)
        try done("submit", "cleared.yaml", "--out", "ready")
        try done(
            "consent", "answer", "nils", "--guardian", "G-3", "--channel", "open-blog", "--choice", "visible",
            "--notice", Scene().school.notice(), "--id", "call-nils")
        try work.write(done("ledger", "key", "--as-policy").output, to: "policy")
        try done("ledger", "checkpoint", "--out", "earlier")
        try done("consent", "withdraw", "ella", "--guardian", "G-1", "--all", "--id", "call-ella")
        try done("ledger", "export", "--out", "bundle")
        try done("ledger", "checkpoint", "--out", "last")
    }

    @discardableResult
    func done(_ words: String..., on folder: String = "data", allowing code: Int32 = 0) throws -> Ran {
        let ran = try work.synas(words + ["--data", folder])
        if ran.code != code { throw LaunchError("\(ran)") }
        return ran
    }

    func synas(_ words: String..., on folder: String = "data") throws -> Ran {
        try work.synas(words + ["--data", folder])
    }

    /// What a verifier says, and how it ends.
    struct Found: Equatable {
        let result: String
        let why: String
        let at: Int
        let code: Int32?

        init(_ ran: Ran) {
            let object = ran.json as? [String: Any] ?? [:]
            result = object["result"] as? String ?? ran.complaints
            why = object["why"] as? String ?? ""
            at = object["at"] as? Int ?? -2
            code = ran.code
        }

        init(_ result: String, _ why: String = "", at: Int = -1) {
            (self.result, self.why, self.at) = (result, why, at)
            code = ["witnessed": 0, "self-attested": 10, "diverged": 11, "invalid": 12][result]
        }
    }

    func found(_ folder: String = "data", known: String...) throws -> Found {
        Found(
            try work.synas(
                ["ledger", "verify", "--data", folder, "--format", "json"] + known.flatMap { ["--known", $0] }))
    }

    /// What both verifiers say of a bundle; an issue where they differ.
    func found(bundle: String, policy: String = "policy", known: String...) throws -> Found {
        let words = [bundle, "--policy", policy] + known.flatMap { ["--known", $0] }
        let ours = Found(try work.synas(["ledger", "verify"] + words + ["--format", "json"]))
        if let python = Self.python {
            let theirs = try work.run([python, School.repository + "/docs/ledger/verify.py"] + words)
            #expect(Found(theirs) == ours || ours.code == 64 && theirs.code == 64, "\(theirs)")
        }
        return ours
    }

    /// Changes the database past synas: its guards are taken away for the moment, so that nothing but the change is left.
    func edit(_ sql: String, in database: String = "data/synas.db") throws {
        let drop = try ask(
            "SELECT 'DROP TRIGGER \"' || name || '\";' FROM sqlite_schema WHERE type = 'trigger'", database)
        let make = try ask("SELECT sql || ';' FROM sqlite_schema WHERE type = 'trigger'", database)
        _ = try ask(
            "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; \(drop)\n\(sql);\n\(make)", database)
    }

    @discardableResult
    func ask(_ sql: String, _ database: String = "data/synas.db") throws -> String {
        let ran = try work.run([try #require(Self.sqlite), database, sql])
        if ran.code != 0 { throw LaunchError("\(ran)") }
        return ran.output.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    func number(_ sql: String, _ database: String = "data/synas.db") throws -> Int {
        try #require(Int(try ask(sql, database)))
    }

    /// The lines of the bundle; entries with their indexes.
    func lines(_ bundle: String = "bundle") throws -> [String] {
        try work.text(bundle).split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
    }

    func write(_ lines: [String], to name: String) throws {
        try work.write(lines.map { $0 + "\n" }.joined(), to: name)
    }
}
