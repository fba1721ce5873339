import Consent
import Storage
import Testing

@testable import Services

@Suite("A takedown that is closed, and what comes after it")
struct ClosingTests {
    /// Ella in two pictures and the words, Nils in one; out at an address, and asked for.
    private func asked(
        _ choice: Choice = .unrecognisable, at places: [PublicationRecord.Place] = [.address("https://e.se")]
    )
        throws -> TestHouse
    {
        let test = try TestHouse.withChildren()
        try test.putOut(
            "a",
            [
                ("ella", 0, .visible, false), ("ella", 1, .visible, false), ("ella", nil, nil, true),
                ("nils", 1, .visible, false), ("nils", 2, .visible, false),
            ], at: places)
        try test.answer("ella", by: "G-1", choice, name: nil)
        return test
    }

    private func close(_ test: TestHouse, _ outcome: TakedownClosing.Outcome, restStays: Bool = false) throws {
        let id = try #require(try test.task(of: "a"))
        _ = try Takedowns(test.house).close(
            id, TakedownReport(outcome, decision: "2026/1", restStays: restStays))
    }

    /// Narrower pictures of the task, in which people are covered.
    private func cover(_ test: TestHouse, _ child: String, in pictures: [Int], revision: Int = 1) throws {
        let task = try #require(try test.task(of: "a"))
        let person = try test.person(child).id
        let now = test.house.surroundings.now()
        try test.house.store.commit(
            Storage.Change(
                revisions: pictures.map { index in
                    RevisionRecord(
                        post: PostID(rawValue: "a"), index: index, revision: revision, takedown: task,
                        covered: [person], sha256: String(repeating: "f", count: 64), format: "jpg", width: 4,
                        height: 3, bytes: 5, manifest: "{}", madeAt: now)
                }), entry: LedgerDraft(kind: .post, at: now, actor: "test"))
    }

    @Test("what was removed is not asked for again, by nobody's withdrawal")
    func removed() throws {
        let test = try asked()
        try close(test, .removed)
        try test.withdraw("ella", by: "G-2")
        try test.withdraw("nils", by: "G-3")
        #expect(try test.open().isEmpty)
    }

    @Test("where the rest stays, only what was removed is gone: a later withdrawal reaches the rest")
    func restStays() throws {
        let test = try TestHouse.withChildren()
        try test.putOut(
            "a", [("ella", 0, .visible, false), ("nils", 0, .visible, false), ("nils", 1, .visible, false)],
            at: [.address("https://e.se")])
        try test.withdraw("ella", by: "G-1")
        try close(test, .removed, restStays: true)
        try test.answer("ella", by: "G-2", .excluded, name: nil)
        #expect(try test.open().isEmpty)
        try test.withdraw("nils", by: "G-3")
        #expect(try test.open() == ["a": ["nils 1 unrecognisable"]])
    }

    @Test("what was kept is still out: a later withdrawal of the same child asks again")
    func kept() throws {
        let test = try asked()
        try close(test, .kept)
        #expect(try test.open().isEmpty)
        try test.withdraw("ella", by: "G-2")
        #expect(
            try test.open()["a"] == ["ella 0 unrecognisable", "ella 1 unrecognisable", "ella words visible unname"])
    }

    @Test("what was replaced shows the child covered: only what is narrower still is asked for")
    func replaced() throws {
        let test = try asked()
        try cover(test, "ella", in: [0, 1])
        try close(test, .replaced)
        try test.withdraw("ella", by: "G-2")
        #expect(try test.open().isEmpty)
        try test.withdraw("nils", by: "G-3")
        #expect(try test.open()["a"] == ["nils 1 unrecognisable", "nils 2 unrecognisable"])
        try test.answer("ella", by: "G-2", .excluded, name: nil)
        #expect(try test.open()["a"]?.suffix(2) == ["ella 0 excluded", "ella 1 excluded"])
    }

    @Test("a narrower picture that was made and never put up changes nothing")
    func madeOnly() throws {
        let test = try asked()
        try cover(test, "ella", in: [0, 1])
        try close(test, .kept)
        try test.withdraw("ella", by: "G-2")
        #expect(try test.open()["a"]?.count == 3)
    }

    @Test("replaced needs a narrower picture for each, and is refused where someone must not be in a picture at all")
    func replacedRefused() throws {
        let test = try asked()
        #expect(throws: ServiceError.self) { try close(test, .replaced) }
        try cover(test, "ella", in: [0])
        #expect(throws: ServiceError.self) { try close(test, .replaced) }
        try cover(test, "nils", in: [1])
        #expect(throws: ServiceError.self) { try close(test, .replaced) }
        try cover(test, "ella", in: [1], revision: 2)
        try close(test, .replaced)
        let excluded = try asked(.excluded)
        try cover(excluded, "ella", in: [0, 1])
        #expect(throws: ServiceError.self) { try close(excluded, .replaced) }
        #expect(try excluded.open()["a"]?.isEmpty == false)
    }

    @Test("printed copies are still out after a removal, and cannot be removed alone")
    func printed() throws {
        let test = try asked(at: [.address("https://e.se"), .print("400")])
        try close(test, .removed)
        try test.withdraw("ella", by: "G-2")
        #expect(try test.open()["a"]?.count == 3)
        #expect(throws: ServiceError.self) { try close(test, .removed) }
        try close(test, .notOut)
        try test.withdraw("nils", by: "G-3")
        #expect(try test.open().isEmpty)
    }

    @Test("an address that comes to light after a removal is another place, and is asked for")
    func later() throws {
        let test = try asked()
        try close(test, .removed)
        let now = test.house.surroundings.now()
        let found = PublicationRecord(
            id: "u9", post: PostID(rawValue: "a"), place: .address("https://f.se"), since: now)
        try test.house.store.commit(
            Storage.Change(publications: [found]), entry: LedgerDraft(kind: .post, at: now, actor: "test"))
        try test.withdraw("ella", by: "G-2")
        #expect(try test.open()["a"]?.count == 3)
    }

    @Test("closing twice, without a decision, by a name, or what is not there is refused")
    func refused() throws {
        let test = try asked()
        let id = try #require(try test.task(of: "a"))
        let reports = [
            TakedownReport(.removed, decision: " "), TakedownReport(.removed, decision: "a\nb"),
            TakedownReport(.kept, decision: "1", restStays: true),
        ]
        for report in reports {
            #expect(throws: ServiceError.self, "\(report)") { try Takedowns(test.house).close(id, report) }
        }
        #expect(try test.task(of: "a") == id)
        let closed = try Takedowns(test.house).close(id, TakedownReport(.kept, decision: "2026/1"))
        #expect(closed.closing?.by == "test" && closed.closing?.decision == "2026/1")
        #expect(throws: ServiceError.self) {
            try Takedowns(test.house).close(id, TakedownReport(.removed, decision: "2"))
        }
        #expect(throws: ServiceError.self) {
            try Takedowns(test.house).close(TakedownID(rawValue: "none"), TakedownReport(.kept, decision: "2"))
        }
        #expect(try Takedowns(test.house).show(id).closing?.outcome == "kept")
        #expect(try Takedowns(test.house).list(closed: true).map(\.id) == [id.rawValue])
        #expect(try Takedowns(test.house).list().isEmpty)
    }

    @Test("a post whose time is over is asked to end once, and again only where it comes to light elsewhere")
    func retention() throws {
        let test = try TestHouse.withChildren()
        try test.putOut(
            "a", [("ella", 0, .visible, false)], at: [.address("https://e.se"), .print("400")], daysAgo: 900)
        try test.putOut("paper", [("ella", 0, .visible, false)], at: [.print("400")], daysAgo: 900)
        func daily() throws {
            try test.house.store.commit { reader in
                let now = try test.house.now(reader)
                let over = try reader.publications(in: TestHouse.channel, outSinceBefore: now)
                return Commit(
                    try test.house.endingRetention(of: over, from: reader, at: now),
                    entry: LedgerDraft(kind: .post, at: now, actor: "test"), result: ())
            }
        }
        for _ in 0..<3 { try daily() }
        #expect(try test.open() == ["a": ["post words excluded"]])
        try test.withdraw("ella", by: "G-1")
        #expect(try test.open()["a"] == ["post words excluded", "ella 0 unrecognisable"])
        #expect(throws: ServiceError.self) { try close(test, .replaced) }
        #expect(throws: ServiceError.self) { try close(test, .removed, restStays: true) }
        try close(test, .kept)
        try daily()
        #expect(try test.open()["a"] == nil)
    }
}
