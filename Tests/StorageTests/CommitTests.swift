import Consent
import Testing

@testable import Storage

@Suite("One commit changes the state")
struct CommitTests {
    @Test("What is written comes back as it was")
    func roundTrip() throws {
        let home = try Home()
        let girl = person("p1")
        let parent = guardian("g1")
        let judged = JudgedPost(
            post("post-1"), pictures: [picture(0, of: "post-1"), picture(1, of: "post-1", format: "png")],
            appearances: [
                AppearanceRecord(post: PostID(rawValue: "post-1"), picture: 0, person: girl.id, shown: .unrecognisable),
                AppearanceRecord(
                    post: PostID(rawValue: "post-1"), picture: nil, person: girl.id, shown: nil, named: true),
            ])
        let places: [PublicationRecord.Place] = [.unknown, .address("https://example.se/1"), .neverUsed]
        let publications = places.enumerated().map {
            PublicationRecord(id: "pub-\($0)", post: judged.post.id, place: $1, since: noon)
        }
        try home.store.commit(
            Change(
                people: [girl], guardians: [parent], events: [event("e1")], posts: [judged],
                handedOver: [judged.post.id: noon], publications: publications), entry: byRegistrar)

        let reopened = try home.data.openForReading()
        try reopened.snapshot { (reader) throws in
            #expect(try reader.person(girl.id) == girl)
            #expect(try reader.person(.child, source: "src-p1") == girl)
            #expect(try reader.person(.child, handle: "handle-p1", unit: ekbacken) == girl)
            #expect(try reader.person(.staff, handle: "handle-p1", unit: ekbacken) == nil)
            #expect(try reader.guardian(parent.id) == parent)
            #expect(try reader.guardian(source: "src-g1") == parent)
            #expect(try reader.guardians([parent.id, GuardianID(rawValue: "none")]) == [parent])
            #expect(try reader.events(about: girl.id) == [event("e1")])
            var handedOver = judged.post
            handedOver.handedOverAt = noon
            #expect(try reader.post(judged.post.id) == handedOver)
            #expect(try reader.posts(of: ekbacken, limit: 5) == [handedOver])
            #expect(try reader.pictures(of: judged.post.id) == judged.pictures)
            #expect(Set(try reader.appearances(of: judged.post.id)) == Set(judged.appearances))
            #expect(try reader.handedOverAppearances(of: girl.id) == judged.appearances)
            #expect(try reader.publications(of: judged.post.id) == publications)
        }
    }

    static let payloads: [What] = {
        let deciders: [Decider] = [.guardian(GuardianID(rawValue: "g1")), .person]
        let guardian = GuardianID(rawValue: "g1")
        var all: [What] = deciders.flatMap { decider -> [What] in
            [.asked(decider, blog), .reminded(decider, blog), .withdrawn(decider, blog)]
                + Choice.allCases.map { .answered(answer(decider, .choice($0), name: true)) }
                + [.answered(answer(decider, .undecided)), .carriedOver(answer(decider, name: false))]
        }
        all += Relation.allCases.flatMap {
            [.custodyAdded(guardian, $0, until: nil), .custodyAdded(guardian, $0, until: noon)]
        }
        all += Protection.allCases.flatMap { [.protectionSet($0), .protectionLifted($0)] }
        all += [
            .leftOut(blog, .post("post-9")), .expired(blog), .custodyEnded(guardian), .custodyDisputed(guardian),
            .custodyResolved(guardian), .evidenceAttached(EventID(rawValue: "first")), .invalidated(blog),
            .revoked(blog), .corrected(EventID(rawValue: "first")), .joined(ekbacken), .left(ekbacken), .erased,
        ]
        if let day = Day(year: 2024, month: 2, day: 29) { all.append(.leftOut(blog, .day(day))) }
        return all
    }()

    @Test("Every event comes back as it was appended, in its order")
    func events() throws {
        #expect(Set(Self.payloads.map(\.kind)) == Set(EventKind.allCases))
        let home = try Home()
        let events = [event("first")] + Self.payloads.enumerated().map { event("e\($0)", $1) }
        try home.store.commit(
            Change(people: [person("p1")], guardians: [guardian("g1")], events: events), entry: byRegistrar)
        try home.store.snapshot { (reader) throws in
            #expect(try reader.events(about: PersonID(rawValue: "p1")) == events)
            #expect(try reader.event(EventID(rawValue: "e3")) == events[4])
            #expect(try reader.people(relatedTo: GuardianID(rawValue: "g1")) == [PersonID(rawValue: "p1")])
            #expect(try reader.people(relatedTo: GuardianID(rawValue: "g2")).isEmpty)
        }
    }

    @Test("The same event again changes nothing; its id with other content is a conflict")
    func idempotent() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")], events: [event("e1")]), entry: byRegistrar)
        try home.store.commit(Change(events: [event("e1"), event("e1")]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.events(about: PersonID(rawValue: "p1")).count } == 1)
        #expect(
            code { try home.store.commit(Change(events: [event("e1", .left(ekbacken))]), entry: byRegistrar) }
                == .conflict)
    }

    @Test("All of a change is written or nothing: a later part that fails undoes the earlier")
    func atomic() throws {
        let home = try Home()
        let change = Change(people: [person("p1")], events: [event("e1", about: "nobody")])
        #expect(code { try home.store.commit(change, entry: byRegistrar) } == .conflict)
        #expect(try home.store.snapshot { try $0.person(PersonID(rawValue: "p1")) } == nil)
    }

    struct Narrowed: Error, Equatable {}

    @Test("What is decided inside the commit sees the state that it is written to, and can stop it with its own error")
    func decidedInside() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        let seen = try home.store.commit { reader in
            Commit(
                Change(events: [event("e1")]), entry: byRegistrar,
                result: try reader.people(of: ekbacken, at: noon).count)
        }
        #expect(seen == 1)
        #expect(throws: Narrowed()) {
            try home.store.commit { reader -> Commit<Void> in
                if try reader.event(EventID(rawValue: "e1")) != nil { throw Narrowed() }
                return Commit(Change(), entry: byRegistrar, result: ())
            }
        }
    }

    @Test("A handle is never another's again, not even after its owner moved away")
    func handles() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1", handle: "ella-b")]), entry: byRegistrar)
        let moved = person("p1", unit: UnitID(rawValue: "granen"), handle: "ella-b")
        try home.store.commit(Change(people: [moved]), entry: byRegistrar)
        #expect(
            code { try home.store.commit(Change(people: [person("p2", handle: "ella-b")]), entry: byRegistrar) }
                == .conflict)
        try home.store.commit(Change(people: [person("p1", handle: "ella-b")]), entry: byRegistrar)
        #expect(
            try home.store.snapshot { try $0.person(.child, handle: "ella-b", unit: ekbacken)?.id.rawValue } == "p1")
    }

    @Test("A unit's people are those who belong to it at the moment")
    func current() throws {
        let home = try Home()
        var gone = person("p2")
        gone.until = Moment(rawValue: noon.rawValue + 10)
        let other = person("p3", group: nil)
        let away = person("p4", unit: UnitID(rawValue: "granen"))
        try home.store.commit(Change(people: [person("p1"), gone, other, away]), entry: byRegistrar)
        func ids(_ moment: Int64, group: String? = nil) throws -> [String] {
            let at = Moment(rawValue: noon.rawValue + moment)
            return try home.store.snapshot { (reader) throws in
                let people =
                    try group.map { try reader.people(of: $0, in: ekbacken, at: at) }
                    ?? reader.people(of: ekbacken, at: at)
                #expect(people.allSatisfy { $0.isCurrent(at: at) })
                return people.map(\.id.rawValue)
            }
        }
        #expect(try ids(-1) == [])
        #expect(try ids(0) == ["p1", "p2", "p3"])
        #expect(try ids(9, group: "ugglan") == ["p1", "p2"])
        #expect(try ids(10) == ["p1", "p3"])
    }

    @Test("A name with a line break, or none, is refused", arguments: [[], ["El\nla"], ["Ella", "\u{2028}"]])
    func names(given: [String]) throws {
        let home = try Home()
        var child = person("p1")
        child.givenNames = given
        #expect(code { try home.store.commit(Change(people: [child]), entry: byRegistrar) } == .invalid)
    }

    @Test("A held post can be judged anew; one that was handed over stays as it is")
    func judgedAnew() throws {
        let home = try Home()
        let id = PostID(rawValue: "post-1")
        try home.store.commit(Change(posts: [judged("post-1", .held)]), entry: byRegistrar)
        try home.store.commit(Change(posts: [judged("post-1", pictures: 3)]), entry: byRegistrar)
        try home.store.commit(Change(posts: [judged("post-1", pictures: 1)]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.pictures(of: id).count } == 1)
        try home.store.commit(Change(handedOver: [id: noon]), entry: byRegistrar)
        try home.store.commit(Change(handedOver: [id: Moment(rawValue: 5)]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.post(id)?.handedOverAt } == noon)
        #expect(
            code { try home.store.commit(Change(posts: [judged("post-1", .held)]), entry: byRegistrar) } == .conflict)
    }

    @Test(
        "No picture is stored for, and nothing handed over of, a post that is not cleared",
        arguments: [PostRecord.Verdict.held, .refused])
    func onlyCleared(verdict: PostRecord.Verdict) throws {
        let home = try Home()
        let id = PostID(rawValue: "post-1")
        let withPicture = JudgedPost(post("post-1", verdict), pictures: [picture(0, of: "post-1")])
        #expect(code { try home.store.commit(Change(posts: [withPicture]), entry: byRegistrar) } == .conflict)
        let handedOver = Change(posts: [judged("post-1", verdict)], handedOver: [id: noon])
        #expect(code { try home.store.commit(handedOver, entry: byRegistrar) } == .conflict)
        #expect(try home.store.snapshot { try $0.post(id) } == nil)
    }

    @Test("An address replaces the unknown one; it cannot move to another post")
    func publications() throws {
        let home = try Home()
        let ids = ["post-1", "post-2"].map(PostID.init(rawValue:))
        try home.store.commit(
            Change(
                posts: ids.map { judged($0.rawValue) },
                publications: [PublicationRecord(id: "a", post: ids[0], since: noon)]), entry: byRegistrar)
        let known = PublicationRecord(id: "a", post: ids[0], place: .address("https://example.se"), since: noon)
        try home.store.commit(Change(publications: [known]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.publications(of: ids[0]) } == [known])
        let elsewhere = PublicationRecord(id: "a", post: ids[1], since: noon)
        #expect(code { try home.store.commit(Change(publications: [elsewhere]), entry: byRegistrar) } == .conflict)
    }

    @Test("A store that was opened for reading refuses to write")
    func readingOnly() throws {
        let home = try Home()
        let reading = try home.data.openForReading()
        #expect(code { try reading.commit(Change(people: [person("p1")]), entry: byRegistrar) } == .readOnly)
    }
}
