import Consent
import Foundation
import Gate
import PictureFixtures
import Seeded
import Storage
import Testing

@testable import Services

@Suite("Making what is out narrower, and looking whether it is up")
struct RedoTests {
    private static let width = 160
    private static let height = 120

    private static let post = """
        channel: open-blog
        unit: ekbacken
        title: Kojor
        pictures:
          - file: hut.jpg
            alt: En koja
            people:
              - child: ella
                at: [0.1, 0.1, 0.2, 0.3]
              - child: nils
                at: [0.6, 0.4, 0.2, 0.3]
        """

    private static func jpeg(_ seed: UInt64) throws -> [UInt8] {
        var numbers = SeededGenerator(seed: seed)
        let pixels = (0..<width * height).flatMap { place in
            let level = (place % width) * Int(seed % 3) / 2 + place / width + numbers.below(20)
            return [UInt8(min(level, 255)), UInt8(min(level / 2 + 60, 255)), UInt8(200 - min(level, 200))]
        }
        return try JPEGFixture.encode(pixels, width: width, height: height)
    }

    /// Hands the post over. Returns its id.
    private func publish(_ test: TestHouse, seed: UInt64 = 1) async throws -> PostID {
        let jpeg = try Self.jpeg(seed)
        let submission = Submission(document: [UInt8](Self.post.utf8), name: "post.yaml") { _ throws(ServiceError) in
            jpeg
        }
        let judgement = try await Publishing(test.house).submit(submission, handingOverTo: "\(test.folder)/ready")
        #expect(judgement.verdict == .cleared)
        return try #require(judgement.post)
    }

    private func files(_ test: TestHouse, _ post: PostID) throws -> (published: ClearedFile, narrower: [ClearedFile]) {
        try test.house.store.snapshot { reader in
            (try #require(try reader.pictures(of: post).first).file, try reader.revisions(of: post).map(\.file))
        }
    }

    private func covered(_ test: TestHouse, _ post: PostID) throws -> [[String]] {
        let names = [try test.person("ella").id: "ella", try test.person("nils").id: "nils"]
        return try test.house.store.snapshot { try $0.revisions(of: post) }.map { revision in
            revision.covered.compactMap { names[$0] }.sorted()
        }
    }

    @Test("somebody else withdraws while the pictures are made: it begins anew, and covers both")
    func meanwhile() async throws {
        let test = try TestHouse.withChildren()
        let post = try await publish(test)
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        let house = test.interrupted { try test.withdraw("nils", by: "G-3") }
        let redone = try await TakedownRedo(house).redo(task, handingOverTo: "\(test.folder)/narrow")
        #expect(redone.pictures.map(\.covered) == [["ella", "nils"]] && !redone.leavesSomething)
        #expect(try covered(test, post) == [["ella", "nils"]], "the picture of Ella alone was never recorded")
        _ = try Takedowns(test.house).close(task, TakedownReport(.replaced, decision: "2026/1"))
        let later = try await #require(throws: ServiceError.self) { try await TakedownRedo(test.house).redo(task) }
        #expect(later.message.contains("closed"))
    }

    @Test("closed while the pictures are made: nothing is recorded, and nothing handed over")
    func closedMeanwhile() async throws {
        let test = try TestHouse.withChildren()
        let post = try await publish(test)
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        let house = test.interrupted {
            _ = try Takedowns(test.house).close(task, TakedownReport(.removed, decision: "2026/1"))
        }
        await #expect(throws: ServiceError.self) {
            try await TakedownRedo(house).redo(task, handingOverTo: "\(test.folder)/narrow")
        }
        #expect(try covered(test, post).isEmpty && !DurableFile.exists("\(test.folder)/narrow/\(post.rawValue)"))
    }

    @Test("who must not be in the picture after it was made narrower: the narrower one no longer does")
    func excluded() async throws {
        let test = try TestHouse.withChildren()
        let post = try await publish(test)
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        #expect(try await TakedownRedo(test.house).redo(task).pictures.map(\.outcome) == [.made])
        try test.answer("ella", by: "G-2", .excluded, name: nil)
        let redone = try await TakedownRedo(test.house).redo(task, handingOverTo: "\(test.folder)/narrow")
        #expect(redone.pictures.map(\.outcome) == [.remove] && redone.leavesSomething && redone.handedOver == nil)
        let narrower = try #require(try files(test, post).narrower.first)
        try test.write(narrower, to: "page/photo.jpg")
        let check = try await TakedownCheck(test.house).check(task, pages: ["\(test.folder)/page"])
        #expect(check.pictures.map(\.state) == [.stillUp] && check.isStillUp)
    }

    @Test("an earlier narrower picture that does not do all that is asked is still up; another post's is not unknown")
    func check() async throws {
        let test = try TestHouse.withChildren()
        let (post, other) = (try await publish(test), try await publish(test, seed: 2))
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        _ = try await TakedownRedo(test.house).redo(task)
        try test.withdraw("nils", by: "G-3")
        _ = try await TakedownRedo(test.house).redo(task)
        let (published, narrower) = try files(test, post)
        #expect(narrower.count == 2)
        let states: [(ClearedFile, PageCheck.Picture.State)] = [
            (published, .stillUp), (narrower[0], .stillUp), (narrower[1], .replaced),
            (try files(test, other).published, .gone),
        ]
        for (number, (file, state)) in states.enumerated() {
            try test.write(file, to: "page\(number)/photo.jpg")
            let check = try await TakedownCheck(test.house).check(task, pages: ["\(test.folder)/page\(number)"])
            #expect(check.pictures.map(\.state) == [state], "\(number)")
            #expect(check.otherPosts == (number == 3 ? 1 : 0) && check.unknown.isEmpty, "\(number)")
        }
    }

    @Test("an empty folder does not say that anything has gone")
    func empty() async throws {
        let test = try TestHouse.withChildren()
        let post = try await publish(test)
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        try test.save([], to: "page/photo.txt")
        #expect(try await !TakedownCheck(test.house).check(task, pages: ["\(test.folder)/page"]).isStillUp)
        try FileManager.default.removeItem(atPath: "\(test.folder)/page/photo.txt")
        await #expect(throws: ServiceError.self) {
            try await TakedownCheck(test.house).check(task, pages: ["\(test.folder)/page"])
        }
    }

    @Test("pictures that are no longer kept cannot be made narrower: it says so, and what to do")
    func gone() async throws {
        let test = try TestHouse.withChildren()
        let post = try await publish(test)
        let now = test.house.surroundings.now()
        try test.house.store.commit(
            Storage.Change(removals: [RemovalRecord(post: post, decidedAt: now)]),
            entry: LedgerDraft(kind: .post, at: now, actor: "test"))
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: post.rawValue))
        let error = try await #require(throws: ServiceError.self) { try await TakedownRedo(test.house).redo(task) }
        #expect(error.message.contains("no longer kept"))
        #expect(try covered(test, post).isEmpty)
    }
}

extension TestHouse {
    /// Copies a cleared picture out of the data folder.
    fileprivate func write(_ file: ClearedFile, to path: String) throws {
        try save(try house.folder.pictures.read(file), to: path)
    }
}
