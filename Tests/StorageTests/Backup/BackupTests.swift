import Consent
import Foundation
import GRDB
import Ledger
import Seeded
import Testing

@testable import Storage

@Suite("Backups: whole, sealed, and nothing less than that is restored")
struct BackupTests {
    private struct Scene {
        let home: CheckedHome
        var folder: TemporaryFolder { home.home.temporary }
        let made: BackupMade

        init() throws {
            home = try CheckedHome()
            made = try Self.backUp(home)
        }

        static func backUp(_ home: CheckedHome, at moment: Moment = noon, id: String = "backup-1") throws -> BackupMade
        {
            try BackupMaker(
                home.data, content: home.home.temporary.path("backups"), keys: home.home.temporary.path("keys"),
                made: moment, id: id
            ).run()
        }

        func draft(signer: String? = nil, to name: String = "restored") throws -> RestoreDraft {
            try RestoreDraft(made.content, keys: made.keys, to: folder.path(name), signer: signer)
        }

        func flip(_ path: String, at index: Int) throws {
            var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            bytes[index] ^= 1
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
    }

    private let epochEntry = LedgerDraft(kind: .key, at: noon, actor: "staff-1")

    @Test("what is restored is what was backed up: rows, ledger, pictures, papers, policies")
    func whole() throws {
        let scene = try Scene()
        let draft = try scene.draft(signer: scene.home.data.signer.folder.path)
        try draft.check()
        #expect(try draft.standing() == .current)
        try draft.release()
        let restored = try DataFolder.open(at: scene.folder.path("restored"))
        #expect(try FolderCheck(restored, patience: .seconds(1)).run().findings.new.isEmpty)
        let own: [String] = try scene.home.ask("SELECT group_concat(id) FROM event")
        let there = try DatabaseQueue(path: restored.database).read {
            try String.fetchAll($0, sql: "SELECT group_concat(id) FROM event")
        }
        #expect(own == there)
        #expect(try restored.openForWriting().snapshot { try $0.tree() }.size == scene.made.label.size)
        try restored.openForWriting().commit(Change(events: [event("after")]), entry: byRegistrar)
    }

    @Test("the content is readable by nobody without its keys: none of it stands there in the clear")
    func sealed() throws {
        let scene = try Scene()
        let bytes = try DurableFile.read(scene.made.content + "/content")
        for word in LedgerSamples.words + ["a cleared picture", "SQLite format 3", "payload-1"] {
            #expect(Data(bytes).range(of: Data(word.utf8)) == nil, "\(word)")
        }
        #expect(try Folder(path: scene.made.content).paths() == ["about", "content"])
        #expect(Folder.mode(of: scene.made.content) == 0o700 && Folder.mode(of: scene.made.keys) == 0o700)
        for path in try Folder(path: scene.made.keys).paths() where !path.hasSuffix("/") {
            #expect((Folder.mode(of: scene.made.keys + "/" + path) ?? 0) & 0o077 == 0, "\(path)")
        }
    }

    @Test("a byte that is another, in whatever file, is told; there is no folder then", arguments: 1...40)
    func flipped(_ seed: Int) throws {
        let scene = try Scene()
        var numbers = SeededGenerator(seed: UInt64(seed))
        let files =
            try Folder(path: scene.made.content).paths().map { scene.made.content + "/" + $0 }
            + Folder(path: scene.made.keys).paths().map { scene.made.keys + "/" + $0 }
        let path = files[seed % files.count]
        let count = try DurableFile.read(path).count
        let place = Int.random(in: 0..<count, using: &numbers)
        try scene.flip(path, at: place)
        let found = code { try scene.draft().check() }
        #expect(found == .badBackup, "seed \(seed): \(path) at \(place)")
        #expect(try Folder(path: scene.folder.path).names().allSatisfy { !$0.contains("restored") })
    }

    @Test("a backup that is cut short anywhere, or lacks a file, is told")
    func cut() throws {
        for name in ["content", "about"] {
            for share in [0.0, 0.3, 0.99] {
                let scene = try Scene()
                let path = scene.made.content + "/" + name
                let bytes = try DurableFile.read(path)
                try Data(bytes.prefix(Int(Double(bytes.count) * share))).write(to: URL(fileURLWithPath: path))
                #expect(code { try scene.draft().check() } == .badBackup, "\(name) \(share)")
            }
        }
        for name in ["key", "keys.db", "signer/key.pem", "signer/state", "about"] {
            let scene = try Scene()
            try Folder.removeFile(scene.made.keys + "/" + name)
            let found = code { try scene.draft().check() }
            #expect(
                [.badBackup, .signerMissing, .notADataFolder].contains(found), "\(name): \(String(describing: found))")
        }
    }

    @Test("the keys of another backup, and what is no backup, are told as such")
    func otherKeys() throws {
        let scene = try Scene()
        let other = try Scene.backUp(scene.home, id: "second-backup")
        let wrong = { try RestoreDraft(scene.made.content, keys: other.keys, to: scene.folder.path("r"), signer: nil) }
        #expect(code { _ = try wrong() } == .badBackup)
        let none = { try RestoreDraft(scene.folder.path, keys: other.keys, to: scene.folder.path("r"), signer: nil) }
        #expect(code { _ = try none() } == .badBackup)
    }

    @Test("what a process that died left under the same name goes, and of a link the link alone")
    func left() throws {
        let temporary = try TemporaryFolder()
        let half = temporary.path(DurableFile.temporaryName(for: "backup"))
        for folder in [half, half + "/inner", temporary.path("others")] { try Folder(path: folder).make(mode: 0o700) }
        for name in ["others/letter", DurableFile.temporaryName(for: "backup") + "/inner/half"] {
            try temporary.write("mine", to: name)
        }
        for place in ["/link", "/inner/link"] { try Folder.link(half + place, to: temporary.path("others")) }
        try withExtendedLifetime(try HiddenFolder(Folder(path: temporary.path), "backup")) { hidden in
            #expect(try hidden.folder.names() == [])
            try Folder.link(hidden.folder.child("link"), to: temporary.path("others"))
        }
        #expect(try Folder(path: temporary.path).names() == ["others"])
        #expect(try temporary.contents() == ["others/letter": Data("mine".utf8)])
    }

    @Test("never over something that is there")
    func occupied() throws {
        let scene = try Scene()
        #expect(code { _ = try scene.draft(to: "data") } == .occupied)
        try scene.folder.write("x", to: "file")
        #expect(code { _ = try scene.draft(to: "file") } == .occupied)
        try DurableFile.makeFolder(scene.folder.path("empty"))
        let draft = try scene.draft(signer: scene.home.data.signer.folder.path, to: "empty")
        try draft.release()
        #expect(try DataFolder.state(at: scene.folder.path("empty")) == .ours)
    }

    @Test("what is put back to before the newest signature goes on only in a new epoch, and both verify")
    func epoch() throws {
        let scene = try Scene()
        for number in 0..<3 {
            try scene.home.home.store.commit(Change(events: [event("later-\(number)")]), entry: byRegistrar)
        }
        let signer = scene.home.data.signer
        let before = try signer.state().checkpoint
        let draft = try scene.draft(signer: signer.folder.path)
        #expect(try draft.standing() == .behind(3))
        let epoch = try draft.openEpoch(ground: "disk lost", approvers: ["a", "b"], entry: epochEntry)
        #expect(epoch.oldSize == before.size && epoch.oldRoot == before.root)
        #expect(epoch.oldOrigin.description == before.origin && epoch.origin.epoch == 2)
        try draft.release()
        let restored = try DataFolder.open(at: scene.folder.path("restored"))
        let store = try restored.openForWriting()
        try store.commit(Change(events: [event("after")]), entry: byRegistrar)
        #expect(try FolderCheck(restored, patience: .seconds(1)).run().findings.new.isEmpty)
        // There is one signer, and the old folder gets nothing any more.
        #expect(try signer.state() == restored.signer.state())
        let old = try scene.home.data.openForWriting()
        #expect(code { try old.commit(Change(events: [event("fork")]), entry: byRegistrar) } == .ledgerDiverged)
    }

    @Test("a second restore of the same backup never uses an origin again, also where the first was cut short")
    func twice() throws {
        let scene = try Scene()
        try scene.home.home.store.commit(Change(events: [event("later")]), entry: byRegistrar)
        let signer = scene.home.data.signer.folder.path
        let last = try scene.home.data.signer.state().checkpoint
        for round in 2...4 {
            let draft = try scene.draft(signer: signer, to: "restored-\(round)")
            let epoch = try draft.openEpoch(ground: "again", approvers: ["a", "b"], entry: epochEntry)
            #expect(epoch.origin.epoch == round && epoch.oldOrigin.epoch == 1)
            #expect(epoch.oldSize == last.size && epoch.oldRoot == last.root, "what was left is remembered")
            try draft.release()
        }
    }

    @Test("without the signer nobody can tell what was signed since: a new epoch, from the newest keys that are left")
    func lostSigner() throws {
        let scene = try Scene()
        #expect(try scene.draft().standing() == .behind(nil))
        try scene.home.home.store.commit(Change(events: [event("later")]), entry: byRegistrar)
        let newer = try Scene.backUp(scene.home, id: "second-backup")
        let draft = try scene.draft()
        #expect(try draft.standing() == .behind(1), "the newer keys know of one more")
        let epoch = try draft.openEpoch(ground: "all lost", approvers: ["a", "b"], entry: epochEntry)
        #expect(epoch.oldSize == newer.label.size)
    }

    @Test("a signer of another ledger, and a ledger that is not the beginning of what was signed, are refused")
    func otherLedger() throws {
        let scene = try Scene()
        let other = try CheckedHome()
        #expect(code { _ = try scene.draft(signer: other.data.signer.folder.path) } == .badBackup)
    }

    @Test(
        "made while others write: every commit that was acknowledged before it began is in it, and it is at one state")
    func writing() async throws {
        let home = try CheckedHome()
        let writer = try home.data.openForWriting()
        let done = Flag()
        async let committed: Int = Task.detached {
            var count = 0
            while !done.isSet {
                try writer.commit(Change(events: [event("busy-\(count)")]), entry: byRegistrar)
                count += 1
            }
            return count
        }.value
        for round in 0..<5 {
            let before: [Int] = try home.ask("SELECT count(*) FROM event")
            let made = try Scene.backUp(home, id: "\(round)-round")
            let after: [Int] = try home.ask("SELECT count(*) FROM event")
            let draft = try RestoreDraft(
                made.content, keys: made.keys, to: home.home.temporary.path("r\(round)"), signer: nil)
            try draft.check()
            let count = try await DatabaseQueue(path: draft.data.database).read {
                try Int.fetchOne($0, sql: "SELECT count(*) FROM event") ?? 0
            }
            #expect((before[0]...after[0]).contains(count))
        }
        done.set()
        #expect(try await committed > 5)
    }

    @Test("a file that is missing or damaged stops it, and nothing is left of it")
    func source() throws {
        for isMissing in [true, false] {
            let home = try CheckedHome()
            if isMissing {
                try Folder.removeFile(home.scanPath)
            } else {
                try Data("other".utf8).write(to: URL(fileURLWithPath: home.scanPath))
            }
            #expect(code { _ = try Scene.backUp(home) } == .missingPicture)
            let folder = home.home.temporary
            #expect(try Folder(path: folder.path("backups")).names() == [])
            #expect(try Folder(path: folder.path("keys")).names() == [])
            #expect(try !Folder(path: home.data.path).names().contains { $0.contains("backup.db") })
        }
    }

    @Test("two at once: the second is told to wait")
    func busy() throws {
        let home = try CheckedHome()
        let snapshot = try BackupSnapshot(home.data)
        #expect(code { _ = try Scene.backUp(home) } == .locked)
        #expect(try home.check().new.isEmpty, "a live one is no leftover")
        withExtendedLifetime(snapshot) {}
    }

    @Test("what a backup that was ended left goes with the next start, and is told before")
    func swept() throws {
        let home = try CheckedHome()
        let path = home.data.path + "/.synas-backup.db.partial"
        try Data("Ella".utf8).write(to: URL(fileURLWithPath: path))
        try Folder.setMode(0o600, of: path)
        #expect(try home.check().new == [.partialLeft])
        _ = try home.data.openForWriting()
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test("keys go when their time is over; the newest stay unless somebody was erased since")
    func retention() throws {
        let home = try CheckedHome()
        let day: Int64 = 86_400_000
        let keys = home.home.temporary.path("keys")
        for number in 0..<3 {
            _ = try Scene.backUp(
                home, at: Moment(rawValue: noon.rawValue + Int64(number) * day), id: "\(number)-backup")
        }
        let left = { try Folder(path: keys).names().count }
        let later = Moment(rawValue: noon.rawValue + 90 * day)
        let second = Moment(rawValue: noon.rawValue + day)
        #expect(try KeyRetention.sweep(keys, madeBefore: second, signer: home.data.signer) == 1 && left() == 2)
        #expect(try KeyRetention.sweep(keys, madeBefore: later, signer: home.data.signer) == 1 && left() == 1)
        try home.data.signer.append(Tombstone(person: PersonID(rawValue: "p9"), at: later))
        #expect(try KeyRetention.sweep(keys, madeBefore: later, signer: home.data.signer) == 1 && left() == 0)
        #expect(try Folder(path: home.home.temporary.path("backups")).names().count == 3)
    }
}

private final class Flag: @unchecked Sendable {
    private let lock = NSLock()
    private var value = false
    var isSet: Bool { lock.withLock { value } }
    func set() { lock.withLock { value = true } }
}
