import Consent
import Gate
import Storage
import Testing

@testable import Services

@Suite("Publishing what was cleared")
struct PublishTests {
    private static let address = "https://blogg.example.se/kojor"

    private func submit(_ test: TestHouse, _ text: String = "Ella hoppade", to folder: String? = nil) async throws
        -> PostID
    {
        let document = "channel: open-blog\nunit: ekbacken\ntext: \(text)\n"
        let submission = Submission(document: [UInt8](document.utf8), name: "post.yaml") { _ throws(ServiceError) in []
        }
        let judgement = try await Publishing(test.house).submit(
            submission, handingOverTo: folder.map { "\(test.folder)/\($0)" })
        #expect(judgement.verdict == .cleared)
        return try #require(judgement.post)
    }

    private func publications(_ test: TestHouse, _ post: PostID) throws -> [PublicationRecord.Place] {
        try test.house.store.snapshot { try $0.publications(of: post).filter(\.isOut).map(\.place) }
    }

    @Test("an address is recorded; the first is that of the files that were handed over, and each stands once")
    func addresses() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test, to: "ready")
        #expect(try publications(test, id) == [.unknown])
        let request = PublicationRequest(.addresses([Self.address, "http://localhost:8080", Self.address]))
        for _ in 0..<2 {
            let answer = try Publishing(test.house).publish(id, request)
            #expect(answer.outcome == .published && answer.publications.count == 2)
        }
        #expect(try publications(test, id) == [.address(Self.address), .address("http://localhost:8080")])
        _ = try Publishing(test.house).publish(id, PublicationRequest(.print("Ekbladet, 400")))
        #expect(try publications(test, id).last == .print("Ekbladet, 400"))
    }

    @Test("what is recorded counts as handed over, so that a withdrawal reaches it")
    func counts() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test)
        #expect(try publications(test, id).isEmpty)
        _ = try Publishing(test.house).publish(id, PublicationRequest(.addresses([Self.address])))
        #expect(try test.house.store.snapshot { try $0.post(id)?.handedOverAt } != nil)
    }

    @Test("a consent that narrows ends the clearance at once; one that widens does not")
    func void() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test)
        try test.answer("nils", by: "G-3", .visible, name: true)
        try test.withdraw("ella", by: "G-1")
        let answer = try Publishing(test.house).publish(id, PublicationRequest(.addresses([Self.address])))
        #expect(answer.outcome == .held && answer.publications.isEmpty && answer.handedOver == nil)
        #expect(!answer.plan.changes.isEmpty)
        #expect(try publications(test, id).isEmpty)
        #expect(try test.house.store.snapshot { try $0.post(id)?.handedOverAt } == nil)
        try test.answer("ella", by: "G-1", .visible, name: true)
        #expect(
            try Publishing(test.house).publish(id, PublicationRequest(.addresses([Self.address]))).outcome == .published
        )
    }

    @Test("a withdrawal between the look and the record is seen: nothing is recorded and nothing handed over")
    func between() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test)
        let house = test.interrupted { try test.withdraw("ella", by: "G-1") }
        let request = PublicationRequest(.addresses([Self.address]), handingOverTo: "\(test.folder)/out")
        #expect(try Publishing(house).publish(id, request).outcome == .held)
        #expect(try publications(test, id).isEmpty)
        #expect(DurableFile.exists("\(test.folder)/out/\(id.rawValue)") == false)
    }

    @Test(
        "pictures that are to go are handed over to nobody, also where that is decided meanwhile; what is out is recorded"
    )
    func removed() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test)
        let removal = RemovalRecord(post: id, decidedAt: test.house.surroundings.now())
        let meanwhile = test.interrupted {
            try test.house.store.commit(
                Storage.Change(removals: [removal]),
                entry: LedgerDraft(kind: .post, at: removal.decidedAt, actor: "test"))
        }
        let files = PublicationRequest(.unsaid, handingOverTo: "\(test.folder)/out")
        for house in [meanwhile, test.house] {
            let error = #expect(throws: ServiceError.self) { try Publishing(house).publish(id, files) }
            #expect(error?.message.contains("are gone") == true, "\(String(describing: error))")
        }
        #expect(!DurableFile.exists("\(test.folder)/out/\(id.rawValue)"))
        #expect(try test.house.store.snapshot { try $0.post(id)?.handedOverAt } == nil)
        let place = PublicationRequest(.addresses([Self.address]))
        #expect(throws: ServiceError.self) { try Publishing(test.house).publish(id, place) }
        #expect(try publications(test, id).isEmpty)
        let out = PublicationRequest(.addresses([Self.address]), isOutAlready: true)
        #expect(try Publishing(test.house).publish(id, out).outcome == .published)
        #expect(try publications(test, id) == [.address(Self.address)])
    }

    @Test("a place that was mended and is said again asks for nothing; another one that comes to light does")
    func saidAgain() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test)
        _ = try Publishing(test.house).publish(id, PublicationRequest(.addresses([Self.address])))
        try test.withdraw("ella", by: "G-1")
        let task = try #require(try test.task(of: id.rawValue))
        _ = try Takedowns(test.house).close(task, TakedownReport(.replaced, decision: "2026/1"))
        let same = PublicationRequest(.addresses([Self.address]), isOutAlready: true)
        #expect(try Publishing(test.house).publish(id, same).takedown == nil)
        #expect(try test.open().isEmpty)
        let other = PublicationRequest(.addresses(["https://other.example.se"]), isOutAlready: true)
        #expect(try Publishing(test.house).publish(id, other).takedown != nil)
        #expect(try test.open() == [id.rawValue: ["ella words visible unname"]])
    }

    @Test("what is out already is recorded all the same, and the takedown names it")
    func alreadyOut() async throws {
        let test = try TestHouse.withChildren()
        let id = try await submit(test, to: "ready")
        try test.withdraw("ella", by: "G-1")
        let plain = PublicationRequest(.addresses([Self.address]))
        #expect(try Publishing(test.house).publish(id, plain).outcome == .held)
        let request = PublicationRequest(.addresses([Self.address]), isOutAlready: true)
        let answer = try Publishing(test.house).publish(id, request)
        #expect(answer.outcome == .published)
        #expect(try answer.takedown.map(TakedownID.init(rawValue:)) == test.task(of: id.rawValue))
        #expect(try publications(test, id) == [.address(Self.address)])
    }

    @Test("files that were never used end the takedown, unless the post is somewhere else")
    func neverUsed() throws {
        let test = try TestHouse.withChildren()
        let document =
            "{\"schema\":\"synas.post/1\",\"channel\":\"open-blog\",\"title\":\"\",\"text\":\"\",\"pictures\":[],\"names\":[]}"
        for (id, places) in [
            ("a", [.unknown]), ("b", [.unknown, .address(Self.address)]), ("c", [.address(Self.address)]),
        ] as [(String, [PublicationRecord.Place])] {
            try test.putOut(id, [("ella", 0, .visible, false)], at: places, document: document)
        }
        try test.withdraw("ella", by: "G-1")
        #expect(try test.open().count == 3)
        let request = PublicationRequest(.neverUsed)
        for _ in 0..<2 {
            let answer = try Publishing(test.house).publish(PostID(rawValue: "a"), request)
            #expect(answer.outcome == .neverUsed && answer.takedown == nil)
        }
        let closed = try #require(try Takedowns(test.house).list(closed: true).last)
        #expect(closed.closing?.outcome == "not-out" && closed.post == "a")
        #expect(try Publishing(test.house).publish(PostID(rawValue: "b"), request).takedown == nil)
        #expect(try test.open().keys.sorted() == ["b", "c"])
        #expect(throws: ServiceError.self) { try Publishing(test.house).publish(PostID(rawValue: "c"), request) }
    }

    @Test(
        "what is no address of a page is refused",
        arguments: [
            "", "kojor", "ftp://example.se", "https://", "https:///kojor", "https://anna:x@example.se",
            "https://example.se/a b", "https://example.se:99999", "https://example.se/\u{202E}x", "https://:80/",
            "javascript://example.se", "https://example.se/\n", "https://" + String(repeating: "a", count: 2048),
        ])
    func bad(address: String) async throws {
        let request = PublicationRequest(.addresses([Self.address, address]))
        #expect(throws: ServiceError.self) { try request.check() }
    }

    @Test("addresses as they are copied from a browser are taken")
    func good() throws {
        for address in [
            "https://example.se", "HTTP://example.se:8080/a?b=c#d", "https://åäö.se/kojor", "http://[::1]:80/x",
        ] {
            try PublicationRequest(.addresses([address])).check()
        }
    }

    @Test("a call that says nothing, or two things, is refused")
    func calls() {
        let calls = [
            PublicationRequest(.unsaid), PublicationRequest(.neverUsed, handingOverTo: "x"),
            PublicationRequest(.neverUsed, isOutAlready: true), PublicationRequest(.print(" ")),
            PublicationRequest(.print("a\nb")), PublicationRequest(.unsaid, handingOverTo: "x", isOutAlready: true),
        ]
        for call in calls { #expect(throws: ServiceError.self, "\(call)") { try call.check() } }
    }
}
