import Foundation
import TestSupport
import Testing

@Suite("The ledger from outside: verified, exported, proved")
struct LedgerCommandTests {
    @Test("a new folder's ledger is empty and valid; after work it is valid on the operator's word alone")
    func folder() throws {
        let scene = try LedgerScene()
        try scene.done("init", "--policies", "policies", on: "new")
        #expect(try scene.found("new") == .init("self-attested"))
        #expect(try scene.found() == .init("self-attested"))
        let text = try scene.synas("ledger", "verify")
        #expect(text.code == 10 && text.output.contains("What to do:") && text.output.contains("self-attested"))
        #expect(try scene.synas("ledger", "verify", on: "nowhere").code == 66)
    }

    @Test(
        "the export is what both verifiers accept, the same line of each; it holds heads, is the owner's alone, and is never overwritten"
    )
    func export() throws {
        let scene = try LedgerScene()
        #expect(try scene.found(bundle: "bundle", known: "earlier", "last") == .init("self-attested"))
        let ours = try scene.work.synas("ledger", "verify", "bundle", "--policy", "policy", "--format", "json")
        if let python = LedgerScene.python {
            let theirs = try scene.work.run(
                [python, School.repository + "/docs/ledger/verify.py", "bundle", "--policy", "policy"])
            #expect(ours.output == theirs.output)
        }
        #expect(try scene.lines().contains { $0.contains("\"type\":\"head\"") })
        let rights = try FileManager.default.attributesOfItem(atPath: scene.work.path("bundle"))[.posixPermissions]
        #expect(rights as? Int == 0o600)
        let again = try scene.synas("ledger", "export", "--out", "bundle")
        #expect(again.code == 73 && again.isOneLine, "\(again)")
        // Nothing has happened since: no new heads, the same bytes.
        try scene.done("ledger", "export", "--out", "same")
        #expect(try scene.work.read("same") == scene.work.read("bundle"))
    }

    @Test("an export says of everyone where each of their streams stands, as it stands by then")
    func heads() throws {
        let scene = try LedgerScene()
        try scene.done("consent", "ask", "nils")
        try scene.done("ledger", "export", "--out", "next")
        var (ends, heads): ([String: [String: Int]], [String: [String: Int]]) = ([:], [:])
        for line in try scene.lines("next") where line.hasPrefix("open ") {
            let body = Data(line.split(separator: " ", maxSplits: 3)[3].utf8)
            let said = try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
            guard let person = said["person"] as? String else { continue }
            if let stream = said["stream"] as? String { ends[person, default: [:]][stream] = said["seq"] as? Int }
            if let streams = said["streams"] as? [[Any]] {
                heads[person] = Dictionary(uniqueKeysWithValues: streams.map { ("\($0[0])", $0[1] as? Int ?? 0) })
            }
        }
        #expect(ends.count >= 6 && ends.values.contains { $0.values.contains { $0 > 1 } }, "\(ends)")
        #expect(heads == ends)
    }

    @Test("standard input, a proof's own name, and errors of use are as the specification says")
    func use() throws {
        let scene = try LedgerScene()
        let shell = try #require(Program.found("sh"))
        let synas = Program.path("synas")
        let piped = try scene.work.run([shell, "-c", "cat bundle | \(synas) ledger verify - --policy policy"])
        #expect(piped.code == 10, "\(piped)")
        try scene.work.write("not a policy\n", to: "other")
        for words in [
            ["bundle"], ["nowhere", "--policy", "policy"], ["bundle", "--policy", "nowhere"],
            ["bundle", "--policy", "other"],
            ["bundle", "--policy", "policy", "--known", "policy"], [".", "--policy", "policy"],
            ["bundle", "--receipt", "bundle", "--policy", "policy"],
        ] {
            let ran = try scene.work.synas(["ledger", "verify"] + words)
            #expect(ran.code == 64 && ran.isOneLine && ran.output.isEmpty, "\(ran)")
        }
        try scene.work.write("", to: "empty")
        #expect(try scene.found(bundle: "empty") == .init("invalid", "form"))
    }

    @Test(
        "an event is proved to its guardian, by its id or its receipt, with nothing of anybody else; anything changed is told"
    )
    func prove() throws {
        let scene = try LedgerScene()
        try scene.done("consent", "receipt", "call-ella", "--out", "receipts")
        let event = try #require(scene.work.names(in: "receipts").first).split(separator: ".")[0]
        try scene.done("ledger", "prove", "--receipt", "receipts/\(event).json", "--out", "again.tlog-proof")
        for file in ["receipts/\(event).tlog-proof", "again.tlog-proof"] {
            let ran = try scene.work.synas("ledger", "verify", file, "--policy", "policy")
            #expect(ran.code == 10 && ran.output.contains("\"kind\":\"withdrawn\""), "\(ran)")
            for other in ["G-2", "Ella", "Bergh"] { #expect(!ran.output.contains(other)) }
            if let python = LedgerScene.python {
                let words = ["--receipt", file, "--policy", "policy"]
                let theirs = try scene.work.run([python, School.repository + "/docs/ledger/verify.py"] + words)
                let ours = try scene.work.synas(["ledger", "verify"] + words + ["--format", "json"])
                #expect(theirs.output == ours.output && theirs.code == 10)
            }
        }
        let proof = try scene.work.text("again.tlog-proof")
        let lines = proof.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (index, why) in [(3, "inclusion"), (2, "inclusion")] {
            var changed = lines
            changed[index] = index == 2 ? "index 1" : lines[4]
            try scene.work.write(changed.joined(separator: "\n"), to: "changed")
            let ran = try scene.work.synas("ledger", "verify", "changed", "--policy", "policy")
            #expect(ran.code == 12 && ran.output.contains("(\(why))"), "\(ran)")
        }
        for words in [["none"], ["--receipt", "policy"], []] {
            let ran = try scene.work.synas(["ledger", "prove", "--data", "data"] + words)
            #expect([64, 65, 66].contains(ran.code) && ran.isOneLine, "\(ran)")
        }
    }

    @Test("a proof that is there already stays when the log has grown, and says the same of the same event")
    func proofStays() throws {
        let scene = try LedgerScene()
        try scene.done("consent", "receipt", "call-ella", "--out", "receipts")
        let name = try #require(scene.work.names(in: "receipts").first { $0.hasSuffix("proof") })
        let first = try scene.work.read("receipts/\(name)")
        try scene.done("consent", "ask", "nils")
        try scene.done("consent", "receipt", "call-ella", "--out", "receipts")
        #expect(try scene.work.read("receipts/\(name)") == first)
        try scene.work.write("mine", to: "receipts/\(name)")
        #expect(try scene.synas("consent", "receipt", "call-ella", "--out", "receipts").code == 73)
    }

    @Test("a checkpoint verifies with openssl as documented", .enabled(if: LedgerScene.openssl != nil))
    func openssl() throws {
        let scene = try LedgerScene()
        let shell = try #require(Program.found("bash"))
        let text = try String(contentsOfFile: School.repository + "/docs/ledger/commands.md", encoding: .utf8)
        let block = try #require(text.firstMatch(of: /```sh openssl\n([\s\S]*?)```/)).1
        let script = "set -eu; synas() { \(Program.path("synas")) \"$@\"; }; export SYNAS_DATA=data\n\(block)"
        let ran = try scene.work.run([shell, "-c", script], environment: ["PATH": "/usr/bin:/bin"])
        #expect(ran.code == 0 && ran.output.contains("Signature Verified Successfully"), "\(ran)")
        try scene.work.write(scene.work.text("text").replacing("synas/", with: "synos/"), to: "text")
        let words = "pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile sig".split(separator: " ").map(
            String.init)
        #expect(try scene.work.run([try #require(LedgerScene.openssl)] + words).code != 0)
    }

    @Test("the vectors, by the command's batch mode", .enabled(if: LedgerScene.python != nil))
    func batch() throws {
        let scene = try LedgerScene()
        let agree = School.repository + "/Tests/LedgerVectors/agree.py"
        let ran = try scene.work.run([
            try #require(LedgerScene.python), agree, "--command", "\(Program.path("synas")) ledger verify --batch",
        ])
        #expect(ran.code == 0, "\(ran)")
        let shell = try #require(Program.found("sh"))
        let broken = try scene.work.run([shell, "-c", "echo '{}' | \(Program.path("synas")) ledger verify --batch"])
        #expect(broken.code == 65 && broken.isOneLine, "\(broken)")
    }

    @Test(
        "two agree on a new key; both sign until the old one is retired, and each reader's policy holds as long as it should"
    )
    func rotation() throws {
        let scene = try LedgerScene()
        for words in [[], ["--approved-by", "a"], ["--approved-by", "a", "--approved-by", "a"]] {
            #expect(try scene.work.synas(["ledger", "key", "rotate", "--data", "data"] + words).code == 64)
        }
        #expect(try scene.synas("ledger", "key", "retire", "--approved-by", "a", "--approved-by", "b").code == 65)
        try scene.done("ledger", "key", "rotate", "--approved-by", "a", "--approved-by", "b")
        #expect(try scene.synas("ledger", "key", "rotate", "--approved-by", "a", "--approved-by", "b").code == 65)
        let both = try scene.done("ledger", "key", "--as-policy").output
        let keys = both.split(separator: "\n").dropLast()
        #expect(keys.count == 2)
        try scene.work.write(both, to: "both")
        try scene.work.write("\(keys[1])\nquorum none\n", to: "new")
        try scene.done("consent", "ask", "nils")
        try scene.done("ledger", "export", "--out", "rotating")
        for policy in ["policy", "new", "both"] {
            #expect(try scene.found(bundle: "rotating", policy: policy) == .init("self-attested"), "\(policy)")
        }
        try scene.done("ledger", "key", "retire", "--approved-by", "a", "--approved-by", "b")
        try scene.done("consent", "ask", "maja")
        try scene.done("ledger", "export", "--out", "retired")
        #expect(try scene.found(bundle: "retired", policy: "new") == .init("self-attested"))
        #expect(try scene.found(bundle: "retired", policy: "policy").why == "signature")
        #expect(try scene.found() == .init("self-attested"))
        let told = try scene.lines("retired").filter { $0.contains("\"type\":\"key\"") }
        #expect(told.count == 3 && told.count { $0.contains("\"approvers\":[\"a\",\"b\"]") } == 2)
    }
}
