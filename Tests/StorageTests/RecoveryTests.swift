import Consent
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Storage

@Suite("After a kill at any moment stands the old state or the new")
struct RecoveryTests {
    private static let id = PostID(rawValue: "post-1")
    private static func bytes(_ index: Int) -> [UInt8] { [UInt8]("pic\(index)".utf8) }

    /// A copy of the data folder as it stands on disk now: what a kill at this moment would leave, locks gone.
    private func kill(_ home: Home) throws -> DataFolder {
        let copy = home.temporary.path("killed-" + UUID().uuidString)
        try run("cp", "-a", home.data.path, copy)
        return try DataFolder.open(at: copy)
    }

    /// The files of the picture folders, by path.
    private func files(_ data: DataFolder) throws -> [String] {
        try PictureStore.folders.flatMap { name in
            try FileManager.default.subpathsOfDirectory(atPath: data.path + "/" + name).map { name + "/" + $0 }
        }.filter { Folder(path: data.path).kind(of: data.path + "/" + $0) == .file }.sorted()
    }

    private static let inPlace = [10, 11].map { "cleared/00/\(digest($0)).jpg" }

    private func stage(_ home: Home) throws -> StagedPost {
        let staged = try home.data.pictures.stage(Self.id, in: home.store)
        for index in 0..<2 {
            try staged.add(Self.bytes(index), as: picture(index, of: "post-1").file)
            try staged.keepOriginal([9, 9, UInt8(index)], index: index, format: "jpg")
        }
        try staged.seal()
        return staged
    }

    @Test("The same picture many times in a post, made on several cores at once, is one file")
    func samePicture() throws {
        let home = try Home()
        let staged = try home.data.pictures.stage(Self.id, in: home.store)
        let (file, bytes) = (picture(0, of: "post-1").file, [UInt8](repeating: 7, count: 4 << 20))
        let failed = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: 32) { _ in
            do { try staged.add(bytes, as: file) } catch { failed.withLock { $0 += 1 } }
        }
        try staged.seal()
        #expect(failed.withLock { $0 } == 0)
        #expect(try staged.read(file) == bytes)
        #expect(try files(home.data).count == 1)
        try staged.finish()
    }

    @Test("Killed before the commit: nothing is left of it")
    func before() throws {
        let home = try Home()
        var killed: [DataFolder] = []
        let staged = try home.data.pictures.stage(Self.id, in: home.store)
        killed.append(try kill(home))
        for index in 0..<2 {
            try staged.add(Self.bytes(index), as: picture(index, of: "post-1").file)
            killed.append(try kill(home))
        }
        try staged.seal()
        killed.append(try kill(home))
        try? home.store.commit { (_) throws -> Commit<Void> in
            killed.append(try kill(home))
            throw CancellationError()
        }
        killed.append(try kill(home))
        #expect(killed.count == 6)
        for data in killed {
            let store = try data.openForWriting()
            #expect(try files(data) == [])
            #expect(try data.pictures.spool.names() == [])
            #expect(try store.snapshot { try $0.post(Self.id) } == nil)
        }
        try staged.finish()
        #expect(try files(home.data) == [])
    }

    @Test("Killed after the commit, at any step of putting in place: every picture is in its place")
    func after() throws {
        let home = try Home()
        let staged = try stage(home)
        try home.store.commit(Change(posts: [judged("post-1")]), entry: byRegistrar)
        let claimed = home.data.pictures.spool.folder("post-1")
        var killed = [try kill(home)]
        let shard = home.data.pictures.cleared.folder("00")
        let steps: [() throws -> Void] = [
            { try shard.make(mode: 0o700) },
            { try Folder.move(claimed.child(digest(10) + ".jpg"), to: shard.child(digest(10) + ".jpg")) },
            { try Folder.move(claimed.child(digest(11) + ".jpg"), to: shard.child(digest(11) + ".jpg")) },
            { try Folder.removeFile(claimed.child("original-0.jpg")) },
        ]
        for step in steps {
            try step()
            killed.append(try kill(home))
        }
        try staged.finish()
        killed.append(try kill(home))
        for data in killed + [home.data] {
            _ = try data.openForWriting()
            #expect(try files(data) == Self.inPlace)
            #expect(try data.pictures.spool.names() == [])
            for index in 0..<2 {
                #expect(try data.pictures.read(picture(index, of: "post-1").file) == Self.bytes(index))
            }
        }
    }

    @Test("Of a held post the originals come into quarantine, and go when it is cleared or given up")
    func held() throws {
        let home = try Home()
        let staged = try stage(home)
        try home.store.commit(Change(posts: [judged("post-1", .held)]), entry: byRegistrar)
        let killed = try kill(home)
        try staged.finish()
        for data in [killed, home.data] {
            _ = try data.openForWriting()
            #expect(try files(data) == ["quarantine/post-1/original-0.jpg", "quarantine/post-1/original-1.jpg"])
            let originals = try data.pictures.originals(of: Self.id)
            #expect(try originals.map { try data.pictures.read($0, of: Self.id) } == [[9, 9, 0], [9, 9, 1]])
        }
        let again = try stage(home)
        try home.store.commit(Change(posts: [judged("post-1")]), entry: byRegistrar)
        try again.finish()
        #expect(try files(home.data) == Self.inPlace)
        try killed.pictures.giveUp(Self.id)
        #expect(try files(killed) == [])
    }

    @Test("Originals of held posts are kept for as long as is said, those of others not at all")
    func sweep() throws {
        let home = try Home()
        for (id, moment, verdict) in [("old", 1, PostRecord.Verdict.held), ("new", 2, .held), ("out", 3, .refused)] {
            let staged = try home.data.pictures.stage(PostID(rawValue: id), in: home.store)
            try staged.keepOriginal([1], index: 0, format: "png")
            let record = post(id, .held, at: Moment(rawValue: Int64(moment)))
            try home.store.commit(Change(posts: [JudgedPost(record)]), entry: byRegistrar)
            try staged.finish()
            var final = record
            final.verdict = verdict
            try home.store.commit(Change(posts: [JudgedPost(final)]), entry: byRegistrar)
        }
        try home.data.pictures.sweepQuarantine(submittedBefore: Moment(rawValue: 2), in: home.store)
        #expect(try files(home.data) == ["quarantine/new/original-0.png"])
    }

    @Test("Of a refused post nothing is kept")
    func refused() throws {
        let home = try Home()
        let staged = try stage(home)
        try home.store.commit(Change(posts: [judged("post-1", .refused)]), entry: byRegistrar)
        try staged.finish()
        #expect(try files(home.data) == [])
    }

    @Test("Recovery leaves alone what a live process prepares")
    func live() throws {
        let home = try Home()
        let staged = try stage(home)
        let other = try home.data.openForWriting()
        #expect(try files(home.data).count == 4)
        try other.commit(Change(posts: [judged("post-1")]), entry: byRegistrar)
        try staged.finish()
        #expect(try files(home.data) == Self.inPlace)
    }

    @Test("Preparing the same post again first carries out what a killed process had committed")
    func stagedAgain() throws {
        let home = try Home()
        try stage(home).seal()  // dropped here, as by a kill: its lock is gone, its files stay
        try home.store.commit(Change(posts: [judged("post-1")]), entry: byRegistrar)
        let again = try home.data.pictures.stage(Self.id, in: home.store)
        #expect(try files(home.data) == Self.inPlace)
        #expect(code { _ = try home.data.pictures.stage(Self.id, in: home.store) } == .locked)
        try again.finish()
        #expect(try files(home.data) == Self.inPlace)
    }

    @Test("Names that lead out of the folder are refused")
    func names() throws {
        let home = try Home()
        for id in ["", "..", "a/b", "a\0", "å", String(repeating: "a", count: 65)] {
            #expect(code { _ = try home.data.pictures.stage(PostID(rawValue: id), in: home.store) } == .invalid)
            #expect(code { try home.store.commit(Change(posts: [judged(id)]), entry: byRegistrar) } == .invalid)
        }
        for file in [("../" + digest(1), "jpg"), (digest(1).dropLast() + "G", "jpg"), (digest(1), "exe")] {
            #expect(
                code { _ = try home.data.pictures.path(of: ClearedFile(sha256: file.0, format: file.1)) } == .invalid)
        }
        #expect(
            code { _ = try home.data.pictures.read(ClearedFile(sha256: digest(1), format: "jpg")) } == .missingPicture)
    }
}
