import Consent
import Foundation
import Policies
import Storage
import Testing

@testable import Services

@Suite("Daily: what time does to posts and their files")
struct DailyPicturesTests {
    @Test("a publication past its channel's retention is asked to end, once, on its day; printed copies are not")
    func retention() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one", in: "closed-blog")
        try time.publish("p2", on: "2026-06-02", picture: "two", in: "newsletter", place: .print("Nr 3, 200"))
        #expect(try time.daily("2027-06-01T21:59:59.999Z").postsAskedToEnd == 0)
        #expect(try time.daily("2027-06-01T22:00:00Z").postsAskedToEnd == 1)
        #expect(try time.daily("2027-06-02").postsAskedToEnd == 0)
        #expect(try time.demands("p1") == 1 && time.demands("p2") == 0)
        // Somebody decided that it stays: it is not asked again.
        try time.close("p1", .kept, on: "2027-06-03")
        #expect(try !time.daily("2027-07-03").didSomething)
        #expect(try time.demands("p1") == 1)
    }

    @Test("printed copies say nothing of how long the same post has been out elsewhere")
    func printedAndOnline() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one", in: "newsletter", place: .print("Nr 3, 200"))
        let online = PublicationRecord(
            id: "u-online", post: PostID(rawValue: "p1"), place: .address("https://x.example/1"),
            since: time.moment("2026-09-02"))
        try time.store.commit(
            Storage.Change(publications: [online]),
            entry: LedgerDraft(kind: .post, at: time.moment("2026-09-02"), actor: "test"))
        #expect(try time.daily("2026-12-10").postsAskedToEnd == 0)
        #expect(try time.daily("2027-03-02").postsAskedToEnd == 1)
    }

    @Test("pictures that nobody was handed go after 30 days, once")
    func neverHandedOver() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one", handedOver: false)
        #expect(try time.daily("2026-07-02T11:59:00Z").postsRemoved == 0)
        let run = try time.daily("2026-07-02T12:01:00Z")
        #expect(run.postsRemoved == 1 && run.filesRemoved == 1 && !time.hasFile("one"))
        #expect(try !time.daily("2026-07-02T12:02:00Z").didSomething)
        #expect(throws: ServiceError.self) {
            try time.store.snapshot { try time.test.house.checkNotRemoved(PostID(rawValue: "p1"), from: $0) }
        }
    }

    @Test("a file that another post wants stays, and goes with the last of them")
    func shared() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "same", handedOver: false)
        try time.publish("p2", on: "2026-06-03", picture: "same")
        let first = try time.daily("2026-08-01")
        #expect(first.postsRemoved == 1 && first.filesRemoved == 0 && time.hasFile("same"))
        try time.end("p2", on: "2026-08-02")
        #expect(try time.daily("2026-08-31").postsRemoved == 0)
        let last = try time.daily("2026-09-02")
        #expect(last.postsRemoved == 1 && last.filesRemoved == 1 && !time.hasFile("same"))
        // The same picture in a new post is in its place again, and stays.
        try time.publish("p3", on: "2026-09-03", picture: "same")
        #expect(try !time.daily("2026-12-04").didSomething)
        #expect(time.hasFile("same"))
    }

    @Test("pictures of a post with an open takedown, or still out somewhere, stay")
    func wanted() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one")
        try time.publish("p2", on: "2026-06-02", picture: "two")
        let task = TakedownRecord(
            id: TakedownID(rawValue: "t"), post: PostID(rawValue: "p1"), openedAt: time.moment("2026-06-03"),
            dueAt: time.moment("2026-06-06"))
        try time.store.commit(
            Storage.Change(takedowns: [task]),
            entry: LedgerDraft(kind: .post, at: time.moment("2026-06-03"), actor: "test"))
        try time.end("p1", on: "2026-06-04")
        #expect(try time.daily("2026-08-04").postsRemoved == 0)
        try time.close("p1", .removed, on: "2026-08-05")
        #expect(try time.daily("2026-08-06").postsRemoved == 1)
        #expect(!time.hasFile("one") && time.hasFile("two"))
    }

    @Test("killed between the decision and the removal, the next run goes on")
    func pending() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one", handedOver: false)
        let removal = RemovalRecord(post: PostID(rawValue: "p1"), decidedAt: time.moment("2026-07-03"))
        try time.store.commit(
            Storage.Change(removals: [removal]),
            entry: LedgerDraft(kind: .post, at: time.moment("2026-07-03"), actor: "test"))
        #expect(time.hasFile("one"))
        #expect(try time.daily("2026-07-04").filesRemoved == 1)
        #expect(try time.store.snapshot { try $0.pendingRemovals() }.isEmpty && !time.hasFile("one"))
    }

    @Test("the originals of a held post are kept for seven days")
    func quarantine() throws {
        let time = try TimeHouse()
        let post = PostID(rawValue: "h1")
        let record = PostRecord(
            id: post, unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"),
            submittedAt: time.moment("2026-06-02"), verdict: .held, document: "{}", plan: "{}", policyHash: "0")
        let pictures = time.test.house.folder.pictures
        let staged = try pictures.stage(post, in: time.store)
        try staged.keepOriginal([1, 2, 3], index: 0, format: "jpg")
        try staged.seal()
        try time.store.commit(
            Storage.Change(posts: [JudgedPost(record)]),
            entry: LedgerDraft(kind: .post, at: time.moment("2026-06-02"), actor: "test"))
        try staged.finish()
        #expect(try time.daily("2026-06-09T11:59:00Z").postsGivenUp == 0)
        #expect(try pictures.originals(of: post).count == 1)
        #expect(try time.daily("2026-06-09T12:01:00Z").postsGivenUp == 1)
        #expect(try pictures.originals(of: post).isEmpty)
        #expect(try !time.daily("2026-06-10").didSomething)
    }

    @Test("overdue takedowns and breach assessments are listed until they are closed")
    func overdue() throws {
        let time = try TimeHouse()
        try time.publish("p1", on: "2026-06-02", picture: "one", in: "closed-blog")
        let place = Place(unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))
        let breach = BreachRecord(
            id: "b1", cause: .revoked, place: place, openedAt: time.moment("2026-06-03"),
            dueAt: time.moment("2026-06-06"), posts: 0)
        try time.store.commit(
            Storage.Change(breaches: [breach]),
            entry: LedgerDraft(kind: .child, at: time.moment("2026-06-03"), actor: "test"))
        #expect(try !time.daily("2026-06-05").isOverdue)
        #expect(try time.daily("2026-06-06").overdueBreaches.map(\.id) == ["b1"])
        #expect(try time.daily("2027-06-03").overdueTakedowns.isEmpty)
        let late = try time.daily("2027-06-10")
        #expect(late.overdueTakedowns.map(\.post) == ["p1"] && late.isOverdue && !late.didSomething)
    }

    @Test("one run after forty missed days leaves what forty runs leave")
    func missed() throws {
        let ends = try [true, false].map { everyDay in
            let time = try TimeHouse()
            try time.publish("p2", on: "2025-12-20", picture: "two", in: "newsletter")
            try time.roster(rows("ella", born: "2014-07-01", guardians: ["G-1"]), on: "2026-06-01")
            try time.publish("p3", on: "2026-06-02", picture: "three")
            try time.publish("p1", on: "2026-06-10", picture: "one", handedOver: false)
            try time.end("p3", on: "2026-06-11")
            let first = try #require(Day("2026-06-12")).sinceEpoch
            for day in everyDay ? Array(0..<40) : [39] {
                let date = try #require(Day(sinceEpoch: first + day))
                try time.daily(date.description)
            }
            let events = try time.store.snapshot { reader in
                let person = try reader.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken"))
                return try person.map { try reader.events(about: $0.id).map(\.what.kind) } ?? []
            }
            return (
                ["one", "two", "three"].map(time.hasFile), try ["p1", "p2", "p3"].map(time.demands), events
            )
        }
        #expect(ends[0] == ends[1])
        #expect(ends[0].0 == [false, true, false] && ends[0].1 == [0, 1, 0] && ends[0].2.contains(.asked))
    }
}
