import Foundation
import TestSupport
import Testing

@Suite("The drill: all is lost but the backup, its keys and the signer")
struct DrillTests {
    static let backUp = ["backup", "backups", "--keys", "keys", "--data", "data"]
    static let ground = ["--ground", "disk lost, BUN 2026/41", "--approved-by", "a-17", "--approved-by", "b-4"]

    static func restore(_ work: Workplace, _ more: [String] = []) throws -> Ran {
        let (backup, keys) = (work.names(in: "backups")[0], work.names(in: "keys")[0])
        return try work.synas(["restore", "backups/\(backup)", "--keys", "keys/\(keys)", "--data", "data"] + more)
    }

    @Test("answers go on during the backup; whoever was erased after it stays erased; the ledger says what is missing")
    func drill() async throws {
        let scene = try ErasureScene()
        let work = scene.work
        // The signer lies on another disk.
        try work.run(["/bin/mv", "data/signer", "signer"])
        try FileManager.default.createSymbolicLink(
            atPath: work.path("data/signer"), withDestinationPath: work.path("signer"))
        let writer = Task.detached {
            try (0..<6).map { number in
                try work.synas(
                    "consent", "leave-out", "nils", "--channel", "open-blog", "--day", "2026-12-0\(number + 1)",
                    "--data", "data")
            }
        }
        let made = try work.synas(Self.backUp)
        #expect(made.code == 0, "\(made)")
        for ran in try await writer.value { #expect(ran.code == 0, "\(ran)") }
        #expect(try scene.erase(scene.decisions).code == 0)
        work.remove("data")

        let refused = try Self.restore(work, ["--signer", "signer"])
        #expect(refused.code == 11 && refused.isOneLine, "\(refused)")
        #expect(!work.exists("data") && work.names(in: ".").allSatisfy { !$0.contains(".partial") })
        let restored = try Self.restore(work, ["--signer", "signer"] + Self.ground)
        #expect(restored.code == 0 && restored.output.contains("1 erasure"), "\(restored)")

        let fsck = try work.synas("fsck", "--data", "data")
        #expect(fsck.code == 0, "\(fsck)")
        let verified = try work.synas("ledger", "verify", "--data", "data")
        #expect(verified.code == 10 && verified.output.contains("succeeded with a gap"), "\(verified)")
        #expect(try work.synas("consent", "show", ErasureScene.child, "--data", "data").code == 66)
        for child in ErasureScene.others {
            #expect(try work.synas("consent", "show", child, "--data", "data").code == 0, "\(child)")
        }
        let left = try ErasureTests.residue(work, digests: ErasureTests.gone(scene), paper: scene.paper)
        #expect(left.isEmpty, "\(left)")
        #expect(
            try work.synas([
                "consent", "withdraw", "nils", "--guardian", "VH-3", "--channel", "open-blog", "--data", "data",
            ]).code == 0)
        #expect(try work.synas("fsck", "--data", "data").code == 0)
    }

    @Test("moved to another computer with its signer: nothing is missing, and nothing is asked")
    func moved() throws {
        let scene = try Scene()
        #expect(try scene.work.synas(Self.backUp).code == 0)
        try scene.work.run(["/bin/mv", "data", "old"])
        let restored = try Self.restore(scene.work, ["--signer", "old/signer", "--format", "json"])
        #expect(restored.code == 0 && (restored.json as? [String: Any])?["lost"] as? Int == 0, "\(restored)")
        #expect(try scene.synas("fsck").code == 0)
        let verified = try scene.synas("ledger", "verify")
        #expect(verified.code == 10 && !verified.output.contains("gap"), "\(verified)")
        #expect(try scene.synas("submit", "cleared.yaml", "--out", "ready").code == 0)
    }

    @Test("folders within each other, and places where nothing is, are told in one line")
    func mistakes() throws {
        let scene = try Scene()
        for words in [
            ["backup", "b", "--keys", "b/keys"], ["backup", "data/b", "--keys", "keys"],
            ["backup", "b", "--keys", "b"],
        ] {
            let ran = try scene.work.synas(words + ["--data", "data"])
            #expect(ran.code == 64 && ran.isOneLine, "\(ran)")
        }
        #expect(try scene.work.synas("backup", "b", "--keys", "k", "--data", "none").code == 66)
        let none = try scene.work.synas("restore", "b", "--keys", "k", "--data", "new")
        #expect(none.code == 66 && none.isOneLine, "\(none)")
        #expect(try scene.work.synas(Self.backUp).code == 0)
        for approvers in [["--approved-by", "a"], ["--approved-by", "a", "--approved-by", "A"]] {
            let ran = try Self.restore(scene.work, ["--ground", "x"] + approvers + ["--data", "new"])
            #expect([64, 65].contains(ran.code), "\(ran)")
        }
        let over = try Self.restore(scene.work, Self.ground)
        #expect(over.code == 73 && over.isOneLine, "\(over)")
    }

    @Test("killed at any moment: no backup, or a whole one; the folder as it was; the next one sweeps")
    func killedBackup() async throws {
        let scene = try Scene()
        let points = try KillPoints(of: Self.backUp, from: scene.work)
        let kills = try await points.kill(at: KillTests.spread(points)) { work, point in
            #expect(try work.synas("fsck", "--data", "data").code == 0, "at \(point)")
            let whole = work.names(in: "backups").filter { !$0.hasPrefix(".") }
            if !whole.isEmpty {
                let copy = try Workplace(copying: work)
                copy.remove("data")
                let restored = try Self.restore(copy, Self.ground)
                #expect(restored.code == 0, "at \(point): \(restored)")
            }
            let again = try work.synas(Self.backUp)
            #expect(again.code == 0, "at \(point): \(again)")
            #expect(work.contents().keys.allSatisfy { !$0.contains(".partial") }, "at \(point)")
        }
        #expect(kills >= 20, "only \(kills)")
    }

    @Test("killed at any moment of a restore: no folder or the whole one, and the same again leads there")
    func killedRestore() async throws {
        let scene = try ErasureScene()
        let work = scene.work
        #expect(try work.synas(Self.backUp).code == 0)
        #expect(try scene.erase(scene.decisions).code == 0)
        try work.run(["/bin/mv", "data/signer", "signer"])
        work.remove("data")
        let (backup, keys) = (work.names(in: "backups")[0], work.names(in: "keys")[0])
        let words =
            [
                "restore", "backups/\(backup)", "--keys", "keys/\(keys)", "--signer", "signer", "--data", "data",
            ] + Self.ground
        // The link to the signer is the copy's own.
        let points = try KillPoints(of: words, from: work)
        let kills = try await points.kill(at: KillTests.spread(points)) { work, point in
            if !work.exists("data") {
                let again = try work.synas(words)
                #expect(again.code == 0, "at \(point): \(again)")
            }
            let fsck = try work.synas("fsck", "--data", "data")
            #expect(fsck.code == 0, "at \(point): \(fsck)")
            #expect(try work.synas("consent", "show", ErasureScene.child, "--data", "data").code == 66, "at \(point)")
            #expect(try work.synas("ledger", "verify", "--data", "data").code == 10, "at \(point)")
            #expect(work.names(in: ".").allSatisfy { !$0.contains(".partial") }, "at \(point)")
        }
        #expect(kills >= 20, "only \(kills)")
    }

    @Test("a full disk under the backup: told, nothing is left but the folder, and with room it works")
    func fullDisk() throws {
        let scene = try Scene()
        guard let disk = SmallDisk(at: scene.work.path("small"), bytes: 256 << 10) else { return }
        let words = ["backup", "small/backups", "--keys", "keys", "--data", "data"]
        disk.fill()
        let full = try scene.work.synas(words)
        #expect(full.code == 73 && full.isOneLine, "\(full)")
        #expect(scene.work.names(in: "small/backups") == [] && scene.work.names(in: "keys") == [])
        #expect(try scene.synas("fsck").code == 0)
        #expect(try scene.work.synas(Self.backUp).code == 0)
    }
}
