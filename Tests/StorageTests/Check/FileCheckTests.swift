import Consent
import Foundation
import Testing

@testable import Storage

@Suite("fsck: files, leftovers and rights")
struct FileCheckTests {
    private func put(_ path: String, _ text: String = "left") throws {
        let folder = (path as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        try Folder.setMode(0o600, of: path)
    }

    @Test("a wanted file that is gone or changed is told by its digest, and stays so")
    func wanted() throws {
        for paper in [false, true] {
            let home = try CheckedHome()
            let path = paper ? home.scanPath : home.picturePath
            try put(path, "something else")
            #expect(try home.check().new == [.fileDamaged])
            try Folder.removeFile(path)
            let (before, after) = try home.repair()
            #expect(before.new == [.fileMissing] && after == before)
            #expect(before[.fileMissing]?.places.first.map { path.hasSuffix($0) } == true)
        }
    }

    @Test(
        "files that nobody wants go with --repair, and nothing else does",
        arguments: [
            ("cleared/ab/ab\(String(repeating: "0", count: 62)).jpg", Finding.Code.fileUnwanted),
            ("scans/ab/ab\(String(repeating: "0", count: 62))", .fileUnwanted),
            ("quarantine/post-2/original-0.jpg", .fileUnwanted), ("spool/post-9/original-0.jpg", .spoolLeft),
            (".synas-last-daily.partial", .partialLeft), ("cleared/ab/.synas-x.jpg.partial", .partialLeft),
            ("signer/.synas-state.partial", .partialLeft), ("quarantine/post-3/.synas-x.partial", .partialLeft),
        ])
    func unwanted(_ name: String, _ code: Finding.Code) throws {
        let home = try CheckedHome()
        try put(home.data.path + "/" + name)
        let (before, after) = try home.repair()
        #expect(before.new == [code] && before.worst == .note)
        #expect(after.new.isEmpty, "\(after.all)")
        #expect(!FileManager.default.fileExists(atPath: home.data.path + "/" + name))
    }

    @Test("originals of held posts are wanted, and what is not ours is only told")
    func unknown() throws {
        let home = try CheckedHome()
        try put(home.data.path + "/quarantine/post-3/original-0.jpg")
        #expect(try home.check().new.isEmpty)
        for name in ["notes.txt", "cleared/holiday", "quarantine/post-3/x", "spool/x y"] {
            try put(home.data.path + "/" + name)
        }
        let (before, after) = try home.repair()
        #expect(before[.fileUnknown]?.count == 4 && before.new == [.fileUnknown] && after == before)
    }

    @Test("what a live process works on is left alone")
    func alive() throws {
        let home = try CheckedHome()
        let staged = try home.data.pictures.stage(PostID(rawValue: "post-8"), in: home.home.store)
        try staged.keepOriginal([1], index: 0, format: "jpg")
        #expect(try home.check().new.isEmpty)
        try staged.finish()
    }

    @Test(
        "what others may read is closed again",
        arguments: ["", "/synas.db", "/keys.db", "/signer", "/signer/key.pem", "/cleared", "/scans", "/last-daily"])
    func rights(_ name: String) throws {
        let home = try CheckedHome()
        try home.data.noteDailyRun(at: noon)
        try Folder.setMode(name.contains(".") || name == "/last-daily" ? 0o644 : 0o755, of: home.data.path + name)
        let (before, after) = try home.repair()
        #expect(before.new == [.rights] && before.worst == .damage && after.new.isEmpty)
        #expect((Folder.mode(of: home.data.path + name) ?? 0) & 0o077 == 0)
    }

    @Test("it waits for no writer while it reads, and looks at files in its turn")
    func busy() throws {
        let home = try CheckedHome()
        let held = try Descriptor(home.data.lock, O_RDWR, doing: "open")
        _ = try held.tryLock()
        #expect(code { _ = try FolderCheck(home.data, patience: .milliseconds(20)).run() } == .locked)
    }

    @Test("made while others write, keys and files among it: nothing is found, and nobody waits")
    func writing() async throws {
        let home = try CheckedHome()
        let writer = try home.data.openForWriting(patience: .seconds(60))
        let writing = Task.detached {
            for number in 0..<60 {
                try writer.commit(
                    Change(people: [person("new-\(number)")], events: [event("new-\(number)", about: "new-\(number)")]),
                    entry: byRegistrar)
            }
        }
        for _ in 0..<4 {
            let findings = try home.check()
            #expect(findings.new.subtracting([.unsigned, .keyOrphan]).isEmpty, "\(findings.all)")
        }
        try await writing.value
        #expect(try home.check().new.isEmpty)
    }
}
