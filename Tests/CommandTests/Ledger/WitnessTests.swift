import Foundation
import TestSupport
import Testing

@Suite("A witness signs one history of each log, and tells a second one")
struct WitnessTests {
    /// A scene with a witness that knows the log, and the policy of somebody who asks for the witness.
    private func scene() throws -> LedgerScene {
        let scene = try LedgerScene()
        let vkey = try scene.work.synas("witness", "init", "--folder", "witness", "--name", "witness.example")
        #expect(vkey.code == 0, "\(vkey)")
        let log = try scene.done("ledger", "key").output.split(separator: "\n")[0]
        #expect(try scene.work.synas("witness", "trust", String(log), "--folder", "witness").code == 0)
        try scene.work.write("log \(log)\nwitness w \(vkey.output)quorum w\n", to: "witnessed")
        return scene
    }

    private func request(_ scene: LedgerScene, _ old: Int, on folder: String = "data", to file: String) throws {
        try scene.done("ledger", "checkpoint", "--for-witness", "--old", "\(old)", "--out", file, on: folder)
    }

    private func sign(_ scene: LedgerScene, _ request: String, _ more: String...) throws -> Ran {
        try scene.work.synas(["witness", "sign", request, "--folder", "witness"] + more)
    }

    private func state(_ scene: LedgerScene) throws -> String { try scene.work.text("witness/state") }

    @Test("by files: asked, signed, kept; then the ledger, its bundle and its proofs are witnessed")
    func round() throws {
        let scene = try scene()
        #expect(try scene.found(bundle: "bundle", policy: "witnessed") == .init("self-attested"))
        try request(scene, 0, to: "request")
        let signed = try sign(scene, "request", "--out", "cosigned")
        #expect(signed.code == 0, "\(signed)")
        try scene.done("ledger", "checkpoint", "--add", "cosigned", "--policy", "witnessed")
        let folder = try scene.synas("ledger", "verify", "--policy", "witnessed")
        #expect(folder.code == 0 && folder.output.contains("witnessed"), "\(folder)")
        try scene.done("ledger", "export", "--out", "next")
        #expect(try scene.found(bundle: "next", policy: "witnessed") == .init("witnessed"))
        try scene.done("consent", "receipt", "call-ella", "--out", "receipts")
        let proof = try #require(scene.work.names(in: "receipts").first { $0.hasSuffix("proof") })
        #expect(try scene.work.synas("ledger", "verify", "receipts/\(proof)", "--policy", "witnessed").code == 0)
        // Later work ends self-attested, with the witnessed checkpoint within.
        try scene.done("consent", "ask", "nils")
        try scene.done("ledger", "export", "--out", "later")
        #expect(try scene.found(bundle: "later", policy: "witnessed", known: "cosigned") == .init("self-attested"))
        #expect(try scene.lines("later").count { $0.hasPrefix("checkpoint ") } == 2)
        let size = try state(scene).split(separator: " ")[1]
        try request(scene, try #require(Int(size)), to: "request-2")
        #expect(try sign(scene, "request-2", "--out", "cosigned-2").code == 0)
        try scene.done("ledger", "checkpoint", "--add", "cosigned-2", "--policy", "witnessed")
        try scene.done("ledger", "export", "--out", "last-bundle")
        #expect(try scene.found(bundle: "last-bundle", policy: "witnessed") == .init("witnessed"))
    }

    @Test(
        "unknown logs, forks, what shrank, wrong proofs and wrong signatures are not signed; the state stays as it was")
    func refusals() throws {
        let scene = try scene()
        try scene.work.copy("data", to: "fork")
        try scene.work.copy("data", to: "old")
        try scene.done("consent", "ask", "nils")
        try request(scene, 0, to: "first")
        #expect(try sign(scene, "first").code == 0)
        let before = try state(scene)
        let size = try #require(Int(before.split(separator: " ")[1]))
        let root = before.split(whereSeparator: \.isWhitespace)[2]
        // The same again is signed again.
        try request(scene, size, to: "same")
        #expect(try sign(scene, "same").code == 0)
        // Another history of the same size, and one that grew past it.
        try scene.done("consent", "ask", "maja", on: "fork")
        for _ in 0..<2 {
            let name = UUID().uuidString
            try request(scene, min(size, forkSize(scene)), on: "fork", to: name)
            let ran = try sign(scene, name)
            #expect(ran.code == 4 && ran.isOneLine, "\(ran)")
            try scene.done("consent", "ask", "maja", on: "fork")
        }
        // Shrunk: put back with its signer.
        try scene.done("ledger", "checkpoint", "--for-witness", "--old", "0", "--out", "shrunk", on: "old")
        #expect(try sign(scene, "shrunk").complaints.contains("is at size \(size)"))
        try scene.done("init", "--policies", "policies", on: "other")
        try scene.work.copy("roster.csv", to: "other.csv")
        try scene.done("roster", "import", "other.csv", "--confirm", "B-ella", "B-nils", "B-maja", on: "other")
        try request(scene, 0, on: "other", to: "stranger")
        #expect(try sign(scene, "stranger").complaints.contains("does not know the log"))
        // A proof that leads elsewhere, a signature that was changed, bytes that are none.
        try scene.done("consent", "ask", "nils")
        try request(scene, size, to: "next")
        let text = try scene.work.text("next")
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[1] = String(root)
        try scene.work.write(lines.joined(separator: "\n"), to: "wrong-proof")
        #expect(try sign(scene, "wrong-proof").complaints.contains("does not go on"))
        let place = try #require(lines.firstIndex { $0.hasPrefix("synas/") }) + 1
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines[place] = "100"
        try scene.work.write(lines.joined(separator: "\n"), to: "wrong-signature")
        for file in ["wrong-signature", "roster.csv"] {
            let ran = try sign(scene, file)
            #expect([4, 65].contains(ran.code) && ran.isOneLine, "\(ran)")
        }
        #expect(try state(scene) == before)
        #expect(try sign(scene, "next").code == 0)
    }

    private func forkSize(_ scene: LedgerScene) throws -> Int {
        try scene.number("SELECT size FROM tree_head", "fork/synas.db")
    }

    @Test("what is kept must be ours, and a witness's of the policy; a witness of another policy does not count")
    func kept() throws {
        let scene = try scene()
        try request(scene, 0, to: "request")
        #expect(try sign(scene, "request", "--out", "cosigned").code == 0)
        #expect(try scene.synas("ledger", "checkpoint", "--add", "cosigned").code == 64)
        #expect(try scene.synas("ledger", "checkpoint", "--add", "cosigned", "--policy", "policy").code == 65)
        #expect(try scene.synas("ledger", "checkpoint", "--add", "last", "--policy", "witnessed").code == 65)
        #expect(try scene.synas("ledger", "checkpoint", "--add", "request", "--policy", "witnessed").code == 65)
        let note = try scene.work.text("cosigned")
        let size = note.split(separator: "\n")[1]
        try scene.work.write(note.replacing("\n\(size)\n", with: "\n1\n"), to: "changed")
        #expect(try scene.synas("ledger", "checkpoint", "--add", "changed", "--policy", "witnessed").code == 65)
        #expect(!scene.work.exists("data/signer/cosigned"))
        try scene.done("ledger", "checkpoint", "--add", "cosigned", "--policy", "witnessed")
        #expect(try scene.synas("ledger", "verify").code == 10)
        #expect(try scene.synas("ledger", "verify", "--policy", "witnessed").code == 0)
    }

    @Test("a witness is made once, in a folder of its own, readable by its owner alone; damaged it does not sign")
    func folder() throws {
        let scene = try scene()
        for file in ["key.pem", "state", "logs"] {
            let path = scene.work.path("witness/\(file)")
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
            #expect(rights as? Int == 0o600, "\(file)")
        }
        let again = try scene.work.synas("witness", "init", "--folder", "witness", "--name", "witness.example")
        #expect(again.code == 73 && again.isOneLine, "\(again)")
        #expect(try scene.work.synas("witness", "init", "--folder", "data", "--name", "witness.example").code == 73)
        #expect(try scene.work.synas("witness", "init", "--folder", "w2", "--name", "with space").code == 65)
        #expect(try scene.work.synas("witness", "trust", "nonsense", "--folder", "witness").code == 65)
        #expect(try scene.work.synas("witness", "state", "--folder", "nowhere").code == 66)
        try request(scene, 0, to: "request")
        for (file, bytes) in [("state", "x"), ("logs", "x\n"), ("key.pem", "x")] {
            let kept = try scene.work.text("witness/\(file)")
            try scene.work.write(bytes, to: "witness/\(file)")
            let ran = try sign(scene, "request")
            #expect(ran.code == 74 && ran.isOneLine, "\(ran)")
            try scene.work.write(kept, to: "witness/\(file)")
        }
        // What cannot be remembered is not signed.
        let open = try FileManager.default.attributesOfItem(atPath: scene.work.path("witness"))
        try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: scene.work.path("witness"))
        let blocked = try scene.work.synasWithoutPrivilege("witness", "sign", "request", "--folder", "witness")
        #expect(blocked.code == 73 && blocked.isOneLine, "\(blocked)")
        try FileManager.default.setAttributes(open, ofItemAtPath: scene.work.path("witness"))
        #expect(try sign(scene, "request").code == 0)
        scene.work.remove("witness/state")
        #expect(try sign(scene, "request").code != 0)
    }
}
