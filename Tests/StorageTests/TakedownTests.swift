import Consent
import GRDB
import Testing

@testable import Storage

@Suite("Takedowns, narrower pictures and breach assessments, as they are kept")
struct TakedownTests {
    private static let post = PostID(rawValue: "post-1")
    private static let later = Moment(rawValue: noon.rawValue + 1000)

    private static func takedown(_ id: String, closed: TakedownClosing.Outcome? = nil, at: Moment = noon)
        -> TakedownRecord
    {
        TakedownRecord(
            id: TakedownID(rawValue: id), post: post, openedAt: at, dueAt: later,
            closing: closed.map { TakedownClosing(at: later, by: "staff-1", outcome: $0, decision: "2026/1") })
    }

    private static func demand(_ id: String, person: String? = "p1", picture: Int? = 0) -> TakedownDemand {
        TakedownDemand(
            takedown: TakedownID(rawValue: id), person: person.map(PersonID.init(rawValue:)), picture: picture,
            allowed: .unrecognisable, unname: picture == nil, since: noon)
    }

    private static func revision(_ number: Int, _ covered: [String] = ["p1", "p2"]) -> RevisionRecord {
        RevisionRecord(
            post: post, index: 0, revision: number, takedown: TakedownID(rawValue: "t1"),
            covered: covered.map(PersonID.init(rawValue:)), sha256: digest(40 + number), format: "jpg", width: 40,
            height: 30, bytes: 5, manifest: "{}", madeAt: later)
    }

    private static func breach(_ id: String, closed: BreachRecord.Outcome? = nil) -> BreachRecord {
        BreachRecord(
            id: id, cause: .revoked, place: blog, openedAt: noon, dueAt: later, posts: 2,
            closedAt: closed.map { _ in later }, outcome: closed, decision: closed.map { _ in "2026/2" })
    }

    /// A post that is out, with an open takedown, a revision and a breach.
    private func home() throws -> Home {
        let home = try Home()
        let judged = judged("post-1")
        try home.store.commit(
            Change(
                people: [person("p1"), person("p2", handle: "other")], posts: [judged],
                handedOver: [Self.post: noon],
                publications: [PublicationRecord(id: "u1", post: Self.post, place: .print("400"), since: noon)],
                takedowns: [Self.takedown("t1")],
                demands: [
                    Self.demand("t1"), Self.demand("t1", picture: nil), Self.demand("t1", person: nil, picture: nil),
                ],
                revisions: [Self.revision(1), Self.revision(2, ["p2"])], breaches: [Self.breach("b1")]),
            entry: byRegistrar)
        return home
    }

    @Test("all of it comes back as it was written, in its order")
    func roundTrip() throws {
        let home = try home()
        let print = PublicationRecord(
            id: "u1", post: Self.post, place: .print("400"), since: noon, endedAt: Self.later)
        try home.store.commit(
            Change(
                publications: [print], takedowns: [Self.takedown("t1", closed: .kept)],
                breaches: [Self.breach("b1", closed: .notified), Self.breach("b2")]), entry: byRegistrar)
        try home.store.commit(Change(takedowns: [Self.takedown("t2", at: Self.later)]), entry: byRegistrar)
        try home.data.openForReading().snapshot { (reader) throws in
            let (first, second) = (Self.takedown("t1", closed: .kept), Self.takedown("t2", at: Self.later))
            #expect(try reader.takedown(first.id) == first)
            #expect(try reader.takedown(TakedownID(rawValue: "none")) == nil)
            #expect(try reader.openTakedowns() == [second])
            #expect(try reader.closedTakedowns() == [first])
            #expect(try reader.takedowns(of: Self.post) == [first, second])
            #expect(
                try reader.demands(of: first.id) == [
                    Self.demand("t1"), Self.demand("t1", picture: nil), Self.demand("t1", person: nil, picture: nil),
                ])
            #expect(try reader.revisions(of: Self.post) == [Self.revision(1), Self.revision(2, ["p2"])])
            #expect(try reader.publications(of: Self.post) == [print])
            #expect(!print.isOut)
            #expect(try reader.breach("b1") == Self.breach("b1", closed: .notified))
            #expect(try reader.openBreaches() == [Self.breach("b2")])
            #expect(try reader.isWanted(sha256: digest(41), except: PostID(rawValue: "other")))
            #expect(try !reader.isWanted(sha256: digest(41), except: Self.post))
        }
    }

    @Test("those due first come first, and every outcome and end can be written")
    func order() throws {
        let home = try home()
        for (number, outcome) in TakedownClosing.Outcome.allCases.enumerated() {
            let id = PostID(rawValue: "more-\(number)")
            var record = Self.takedown("m\(number)")
            (record.post, record.dueAt) = (id, Moment(rawValue: noon.rawValue - Int64(number)))
            let closed = TakedownRecord(
                id: TakedownID(rawValue: "c\(number)"), post: id, openedAt: noon, dueAt: noon,
                closing: TakedownClosing(at: noon, by: "x", outcome: outcome, decision: "1"))
            try home.store.commit(
                Change(posts: [judged(id.rawValue)], takedowns: [closed, record]), entry: byRegistrar)
        }
        let open = try home.store.snapshot { try $0.openTakedowns().map(\.id.rawValue) }
        #expect(open == ["m3", "m2", "m1", "m0", "t1"])
        let outcomes = try home.store.snapshot { try $0.closedTakedowns().compactMap(\.closing?.outcome) }
        #expect(Set(outcomes) == Set(TakedownClosing.Outcome.allCases))
    }

    @Test("a second open task of a post, a closed task that changes, and a closed breach that changes are conflicts")
    func conflicts() throws {
        let home = try home()
        func refused(_ change: Change) -> Bool {
            code { try home.store.commit(change, entry: byRegistrar) } == .conflict
        }
        #expect(refused(Change(takedowns: [Self.takedown("t2")])))
        #expect(refused(Change(demands: [Self.demand("none")])))
        #expect(refused(Change(revisions: [Self.revision(1)])))
        #expect(refused(Change(revisions: [Self.revision(3, ["nobody"])])))
        try home.store.commit(
            Change(
                takedowns: [Self.takedown("t1", closed: .removed)], breaches: [Self.breach("b1", closed: .recorded)]),
            entry: byRegistrar)
        #expect(refused(Change(takedowns: [Self.takedown("t1", closed: .kept)])))
        #expect(refused(Change(takedowns: [Self.takedown("t1")])))
        #expect(refused(Change(breaches: [Self.breach("b1", closed: .notified)])))
        #expect(try home.store.snapshot { try $0.takedown(TakedownID(rawValue: "t1"))?.closing?.outcome } == .removed)
    }

    @Test(
        "the database itself refuses what must not be, whichever program writes",
        arguments: [
            "UPDATE takedown_demand SET allowed = 'visible'", "DELETE FROM takedown_demand",
            "INSERT OR REPLACE INTO takedown_demand VALUES (1, 't1', 'p1', 0, 'visible', 0, 0, 1)",
            "UPDATE takedown SET outcome = 'kept' WHERE id = 't0'", "DELETE FROM takedown",
            "UPDATE takedown SET closed_at = 1 WHERE id = 't1'",
            "UPDATE takedown SET post = 'post-2' WHERE id = 't1'", "UPDATE takedown SET opened_at = 1 WHERE id = 't1'",
            """
            INSERT OR REPLACE INTO takedown (id, post, opened_at, due_at, entry)
            SELECT id, post, opened_at, due_at, entry FROM takedown WHERE id = 't0'
            """,
            """
            INSERT OR REPLACE INTO takedown (id, post, opened_at, due_at, entry)
            SELECT 'new', post, opened_at, due_at, entry FROM takedown WHERE id = 't1'
            """,
            "UPDATE revision SET bytes = 1", "DELETE FROM revision",
            "INSERT OR REPLACE INTO revision SELECT * FROM revision WHERE revision = 2",
            "UPDATE revision_cover SET person = 'p2' WHERE revision = 2", "DELETE FROM revision_cover",
            "UPDATE breach SET decision = 'x' WHERE id = 'b0'", "DELETE FROM breach WHERE id = 'b1'",
            """
            INSERT OR REPLACE INTO breach (id, cause, unit, channel, opened_at, due_at, posts, entry)
            SELECT id, cause, unit, channel, opened_at, due_at, posts, entry FROM breach WHERE id = 'b0'
            """,
            "DELETE FROM publication", "UPDATE publication SET post = 'post-2'",
            """
            INSERT OR REPLACE INTO publication (id, post, never_used, since, entry)
            SELECT id, 'post-2', 1, since, entry FROM publication
            """,
            "DELETE FROM removal", "UPDATE removal SET decided_at = 1", "UPDATE removal SET done_at = NULL",
            "UPDATE removal SET post = 'post-1' WHERE post = 'post-2'",
            "UPDATE removal SET done_at = 1 WHERE done_at IS NOT NULL",
            "INSERT OR REPLACE INTO removal SELECT post, decided_at, NULL, entry FROM removal",
            "INSERT OR REPLACE INTO removal SELECT post, 1, 1, entry FROM removal WHERE done_at IS NULL",
            "UPDATE publication SET address = 'https://example.se' WHERE id = 'u1'",
            "UPDATE clock_acceptance SET reason = 'x'", "DELETE FROM clock_acceptance",
        ])
    func guarded(sql: String) throws {
        let home = try home()
        let closed = TakedownRecord(
            id: TakedownID(rawValue: "t0"), post: Self.post, openedAt: noon, dueAt: noon,
            closing: TakedownClosing(at: noon, by: "x", outcome: .removed, decision: "1"))
        let acceptance = ClockAcceptance(at: noon, before: Self.later, reason: "battery", approvers: ["a", "b"])
        try home.store.commit(
            Change(
                posts: [judged("post-2")], takedowns: [closed], breaches: [Self.breach("b0", closed: .recorded)],
                clockAcceptances: [acceptance],
                removals: [
                    RemovalRecord(post: Self.post, decidedAt: noon, doneAt: Self.later),
                    RemovalRecord(post: PostID(rawValue: "post-2"), decidedAt: noon),
                ]), entry: byRegistrar)
        // Another program looks at no foreign keys unless it asks for it.
        var anothers = Configuration()
        anothers.foreignKeysEnabled = false
        let error = try #require(throws: DatabaseError.self, "\(sql)") {
            try DatabaseQueue(path: home.data.database, configuration: anothers).write { try $0.execute(sql: sql) }
        }
        #expect(error.resultCode == .SQLITE_CONSTRAINT)
    }
}
