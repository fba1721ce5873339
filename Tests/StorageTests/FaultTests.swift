import Consent
import Foundation
import Testing

@testable import Storage

/// A small file system of the test's own. Needs the right to mount, which a test machine's root has.
private final class Mounted {
    let path: String
    private let temporary: TemporaryFolder

    init(size: String) throws {
        temporary = try TemporaryFolder()
        path = temporary.path
        #expect(try run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", path).status == 0)
    }

    func makeReadOnly() throws { #expect(try run("mount", "-o", "remount,ro", path).status == 0) }
    deinit { _ = try? run("umount", "-l", path) }

    static let isPossible: Bool = {
        guard let temporary = try? TemporaryFolder() else { return false }
        defer { _ = try? run("umount", temporary.path) }
        return (try? run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", temporary.path).status) == 0
    }()
}

@Suite("A failing disk leaves the old state and a clear error")
struct FaultTests {
    @Test("A full disk", .enabled(if: Mounted.isPossible))
    func full() throws {
        let disk = try Mounted(size: "1m")
        let data = try DataFolder.create(at: disk.path + "/data")
        let store = try data.openForWriting()
        var stored = 0
        func fill() throws {
            while stored < 1_000 {
                let people = (0..<20).map { person("p\(stored)-\($0)") }
                try store.commit(Change(people: people), entry: byRegistrar)
                stored += 1
            }
        }
        #expect(code { try fill() } == .diskFull)
        #expect(try store.snapshot { try $0.people(of: ekbacken, at: noon).count } == stored * 20)
        #expect(try data.openForReading().snapshot { try $0.people(of: ekbacken, at: noon).count } == stored * 20)
        let large = [UInt8](repeating: 1, count: 1 << 20)
        #expect(code { try DurableFile.write(large, to: data.path + "/large") } == .diskFull)
        #expect(code { _ = try HandOver([.init(name: "a", bytes: large)], to: disk.path + "/out") } == .diskFull)
        #expect(try Folder(path: disk.path).names() == ["data"])
        #expect(code { _ = try DataFolder.create(at: disk.path + "/second") } == .diskFull)
    }

    @Test("A disk that was full before the database is opened", .enabled(if: Mounted.isPossible))
    func fullBefore() throws {
        let disk = try Mounted(size: "1m")
        let data = try DataFolder.create(at: disk.path + "/data")
        do { try data.openForWriting().commit(Change(people: [person("p1")]), entry: byRegistrar) }
        let filler = disk.path + "/filler"
        #expect(try run("sh", "-c", "cat /dev/zero > \(filler)").status != 0)
        #expect(code { _ = try data.openForWriting() } == .diskFull)
        try Folder.removeFile(filler)
        #expect(try data.openForWriting().snapshot { try $0.person(PersonID(rawValue: "p1")) } != nil)
    }

    @Test("A disk that is mounted read-only", .enabled(if: Mounted.isPossible))
    func readOnly() throws {
        let disk = try Mounted(size: "4m")
        var data: DataFolder
        do {
            data = try DataFolder.create(at: disk.path + "/data")
            try data.openForWriting().commit(Change(people: [person("p1")]), entry: byRegistrar)
        }
        try disk.makeReadOnly()
        data = try DataFolder.open(at: disk.path + "/data")
        #expect(code { _ = try data.openForWriting() } == .readOnly)
        #expect(
            code { _ = try data.openForReading().snapshot { try $0.person(PersonID(rawValue: "p1")) } } == .readOnly)
        #expect(code { _ = try DataFolder.create(at: disk.path + "/new") } == .readOnly)
        #expect(code { _ = try HandOver([], to: disk.path + "/out") } == .readOnly)
        #expect(code { try DurableFile.write([1], to: disk.path + "/a") } == .readOnly)
    }

    @Test(
        "Every fault of a file has its code and says what, why and what to do",
        arguments: [
            (ENOSPC, StorageError.Code.diskFull), (EDQUOT, .diskFull), (EFBIG, .diskFull), (EACCES, .readOnly),
            (EPERM, .readOnly), (EROFS, .readOnly), (EIO, .inputOutput), (ENOENT, .noFolder),
        ])
    func words(fault: (number: Int32, code: StorageError.Code)) {
        let error = FileFault(number: fault.number).error("write", "out/a.jpg")
        #expect(error.code == fault.code)
        #expect(error.message.hasPrefix("Cannot write out/a.jpg: ") && error.message.hasSuffix("."))
        #expect(!error.message.contains("\n"))
    }
}
