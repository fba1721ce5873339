import Foundation
import Testing

@testable import Storage

@Suite("Files appear whole or not at all")
struct FileTests {
    private let bytes = [UInt8]("cleared".utf8)

    private func attributes(_ path: String) throws -> (mode: Int?, date: Date?) {
        let found = try FileManager.default.attributesOfItem(atPath: path)
        return (found[.posixPermissions] as? Int, found[.modificationDate] as? Date)
    }

    @Test("A written file has the bytes, the rights and the fixed date, and nothing is left beside it")
    func write() throws {
        let temporary = try TemporaryFolder()
        let path = temporary.path("a.jpg")
        try DurableFile.write([1, 2, 3, 4, 5, 6, 7, 8, 9], to: path)
        try temporary.write("left by a process that was killed", to: DurableFile.temporaryName(for: "a.jpg"))
        try DurableFile.write(bytes, to: path, mode: 0o644)
        #expect(try temporary.contents() == ["a.jpg": Data(bytes)])
        #expect(try attributes(path).mode == 0o644)
        #expect(try attributes(path).date == Date(timeIntervalSince1970: 946_684_800))
        #expect(try DurableFile.read(path) == bytes)
    }

    @Test("A file that cannot be written leaves the old one", arguments: [true, false])
    func cannotWrite(isLocked: Bool) throws {
        let temporary = try TemporaryFolder()
        let other = temporary.path(DurableFile.temporaryName(for: "a"))
        try temporary.write("old", to: "a")
        let path = isLocked ? temporary.path("a") : temporary.path("none/a")
        let lock = try Descriptor(other, O_WRONLY | O_CREAT, doing: "write")
        #expect(try lock.tryLock())
        #expect(code { try DurableFile.write(bytes, to: path) } == (isLocked ? .locked : .noFolder))
        #expect(try temporary.contents()["a"] == Data("old".utf8))
    }

    @Test("A large file comes back as it was")
    func large() throws {
        let temporary = try TemporaryFolder()
        let large = (0..<(3 << 20) + 7).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try DurableFile.write(large, to: temporary.path("large"))
        #expect(try DurableFile.read(temporary.path("large")) == large)
    }
}

@Suite("Handing over")
struct HandOverTests {
    private let files = [
        HandOver.File(name: "1.jpg", bytes: [1, 2, 3]), HandOver.File(name: "manifest.json", bytes: [0x7B, 0x7D]),
    ]

    @Test("Nothing is seen before the release; then all of it, dated 2000-01-01, readable")
    func release() throws {
        let temporary = try TemporaryFolder()
        let place = temporary.path("a/b/out")
        let handOver = try HandOver(files, to: place + "/")
        #expect(!FileManager.default.fileExists(atPath: place))
        try handOver.release()
        #expect(
            try temporary.contents() == ["a/b/out/1.jpg": Data([1, 2, 3]), "a/b/out/manifest.json": Data("{}".utf8)])
        #expect(try Folder(path: temporary.path("a/b")).names() == ["out"])
        for (name, mode) in [("/1.jpg", 0o644), ("/manifest.json", 0o644), ("", 0o755)] {
            let found = try FileManager.default.attributesOfItem(atPath: place + name)
            #expect(found[.posixPermissions] as? Int == mode)
            #expect(found[.modificationDate] as? Date == Date(timeIntervalSince1970: 946_684_800))
        }
    }

    @Test("One that is not released removes itself")
    func dropped() throws {
        let temporary = try TemporaryFolder()
        do { _ = try HandOver(files, to: temporary.path("out")) }
        #expect(try Folder(path: temporary.path).names() == [])
    }

    @Test("An empty folder is taken; what is somebody else's is not touched", arguments: ["file", "folder", "later"])
    func occupied(what: String) throws {
        let temporary = try TemporaryFolder()
        let place = temporary.path("out")
        if what != "file" { try Folder(path: place).make(mode: 0o755) }
        if what == "later" {
            let handOver = try HandOver(files, to: place)
            try temporary.write("mine", to: "out/letter.txt")
            #expect(code { try handOver.release() } == .occupied)
        } else {
            try temporary.write("mine", to: what == "file" ? "out" : "out/letter.txt")
            #expect(code { _ = try HandOver(files, to: place) } == .occupied)
        }
        #expect(try temporary.contents() == [what == "file" ? "out" : "out/letter.txt": Data("mine".utf8)])
        #expect(try Folder(path: temporary.path).names() == ["out"])
    }

    @Test("Into an empty folder")
    func empty() throws {
        let temporary = try TemporaryFolder()
        try Folder(path: temporary.path("out")).make(mode: 0o700)
        try HandOver(files, to: temporary.path("out")).release()
        #expect(try temporary.contents(of: "out").count == 2)
    }

    @Test("What a dead process left is swept; what a live one prepares, and others' files, are not")
    func sweep() throws {
        let temporary = try TemporaryFolder()
        let dead = DurableFile.temporaryName(for: "dead")
        try Folder(path: temporary.path(dead)).make(mode: 0o700)
        try temporary.write("half", to: dead + "/1.jpg")
        try temporary.write("mine", to: "letter.txt")
        let live = try HandOver(files, to: temporary.path("live"))
        #expect(try Folder(path: temporary.path).names() == [DurableFile.temporaryName(for: "live"), "letter.txt"])
        #expect(code { _ = try HandOver(files, to: temporary.path("live")) } == .locked)
        try HandOver(files, to: temporary.path("other")).release()
        try live.release()
        #expect(try Folder(path: temporary.path).names() == ["letter.txt", "live", "other"])
    }

    @Test(
        "A file's name that leads elsewhere, or stands twice, is refused",
        arguments: [["../a"], ["a/b"], [""], ["."], [".a"], ["a", "a"], ["a\0"]])
    func names(names: [String]) throws {
        let temporary = try TemporaryFolder()
        let files = names.map { HandOver.File(name: $0, bytes: [1]) }
        #expect(code { _ = try HandOver(files, to: temporary.path("out")) } == .invalid)
        #expect(try Folder(path: temporary.path).names() == [])
    }
}
