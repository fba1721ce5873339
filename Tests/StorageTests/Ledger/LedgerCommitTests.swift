import Consent
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("Every commit writes what it did into the ledger")
struct LedgerCommitTests {
    @Test("the first entry names the key that signs; each commit adds one, with its own time and policies")
    func entries() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        let draft = LedgerDraft(kind: .child, at: noon, actor: "staff-1", policy: digest(5))
        try home.store.commit(Change(events: [event("e1")]), entry: draft)
        try home.store.commit(Change(events: [event("e2", .left(ekbacken))]), entry: draft)
        let ledger = try LedgerView(home.store)
        #expect(ledger.entries.map(\.kind) == [.key, .child, .config, .child, .child])
        #expect(ledger.bodies("commit").map { $0["policy"]?.string } == ["", "", digest(5), digest(5), digest(5)])
        #expect(Set(ledger.bodies("commit").compactMap { $0["at"]?.string }) == ["2023-11-14T22:13:20.000Z"])
        #expect(ledger.bodies("config").map { $0["policy"]?.string } == [digest(5)])
        let vkey = try #require(ledger.bodies("key").first?["vkey"]?.string)
        #expect(try VerifierKey(parsing: vkey).name == home.data.signer.state().checkpoint.origin)
    }

    @Test("every event is told in full under its person; each decider's answers are a chain of their own")
    func events() throws {
        let home = try Home()
        let events = [event("first")] + CommitTests.payloads.enumerated().map { event("e\($0)", $1) }
        try home.store.commit(Change(people: [person("p1")], guardians: [guardian("g1")]), entry: byRegistrar)
        for event in events { try home.store.commit(Change(events: [event]), entry: byRegistrar) }
        let ledger = try LedgerView(home.store)
        let streams = ["registry", "g1@ekbacken/open-blog", "self@ekbacken/open-blog"]
        let told = streams.flatMap { ledger.events(of: "p1", $0) }
        for event in events {
            let own = told.filter { $0["id"]?.string == event.id.rawValue }
            #expect(own == [LedgerRecord.event(event)], "\(event.what.kind)")
            #expect(own.first?["kind"]?.string == event.what.kind.rawValue)
        }
        for stream in streams {
            let bodies = ledger.bodies("person").filter {
                $0["stream"]?.string == stream && $0["person"]?.string == "p1"
            }
            #expect(bodies.map { $0["seq"]?.integer } == Array(1...bodies.count), "\(stream)")
        }
        let own = try #require(ledger.events(of: "p1", "g1@ekbacken/open-blog").first { $0["response"] != nil })
        #expect(own["notice-sha256"]?.string == digest(7) && own["until"]?.string == "2023-11-14T22:13:20.001Z")
    }

    @Test("a decider's answers stand in an entry of their own, and a commit has as many entries whatever else it does")
    func answersApart() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")], guardians: [guardian("g1")]), entry: byRegistrar)
        let answers = CommitTests.payloads.filter { Stream.isAnswers(Stream.of($0)) }
        #expect(answers.count >= 3)
        let before = try LedgerView(home.store).entries.count
        let breach = BreachRecord(id: "b1", cause: .revoked, place: blog, openedAt: noon, dueAt: noon, posts: 1)
        try home.store.commit(Change(events: [event("a", answers[0])]), entry: byRegistrar)
        try home.store.commit(Change(events: [event("b", answers[0])], breaches: [breach]), entry: byRegistrar)
        let counts = try LedgerView(home.store).entries.dropFirst(before).map(\.commitments.count)
        #expect(counts == [1, 2, 2, 2])
        for id in ["a", "b"] {
            let found = try #require(try home.store.snapshot { try $0.opening(of: EventID(rawValue: id)) })
            #expect(try Entry(parsing: found.entry).commitments.count == 2)
        }
    }

    @Test("what concerns people stands in an entry of theirs, also where a clock is accepted with it")
    func peopleApart() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        let acceptance = ClockAcceptance(at: noon, before: noon, reason: "drift", approvers: ["a", "b"])
        try home.store.commit(
            Change(events: [event("e1")], clockAcceptances: [acceptance]),
            entry: LedgerDraft(kind: .clock, at: noon, actor: "staff-1"))
        let kinds = try LedgerView(home.store).entries.map(\.kind)
        #expect(kinds == [.key, .child, .clock, .child])
    }

    @Test(
        "a head says where all of a person's streams stand, in order; who has one gets no other until something moves")
    func heads() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")], guardians: [guardian("g1")]), entry: byRegistrar)
        try home.store.commit(Change(events: [event("first")]), entry: byRegistrar)
        for (number, payload) in CommitTests.payloads.enumerated() {
            try home.store.commit(Change(events: [event("e\(number)", payload)]), entry: byRegistrar)
        }
        #expect(try home.store.snapshot { try $0.unheaded(atMost: 9) } == ["g1", "p1"])
        #expect(try home.store.snapshot { try $0.unheaded(atMost: 1) } == ["g1"])
        try home.store.commit(Change(heads: ["g1", "nobody", "p1"]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.unheaded(atMost: 9) }.isEmpty)
        let ledger = try LedgerView(home.store)
        let heads = ledger.bodies("head")
        #expect(heads.map { $0["person"]?.string } == ["g1", "p1"])
        let last = Dictionary(
            ledger.bodies.sorted { $0.key < $1.key }.filter { $0.value["person"]?.string == "p1" }.compactMap {
                position, body in body["stream"]?.string.map { ($0, (body["seq"]?.integer, position)) }
            }, uniquingKeysWith: { _, last in last })
        let named = heads[1]["streams"]?.array?.compactMap(\.array) ?? []
        #expect(named.compactMap { $0[0].string } == last.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for stream in named {
            let (seq, position) = try #require(stream[0].string.flatMap { last[$0] })
            #expect(stream[1].integer == seq)
            #expect(stream[2].string == ledger.entries[position.leaf].commitments[position.place].base64)
        }
        try home.store.commit(Change(events: [event("later")]), entry: byRegistrar)
        #expect(try home.store.snapshot { try $0.unheaded(atMost: 9) } == ["p1"])
    }

    @Test("a changed row changes what is told of it: nothing that a row holds is left out")
    func everyColumn() {
        let one = person("p1")
        var others = (0..<10).map { _ in one }
        others[0].sourceID = "x"
        others[1].unit = UnitID(rawValue: "x")
        others[2].group = nil
        others[3].handle = "x"
        others[4].givenNames = ["Ella\u{1}", "Märta Åsa"]
        others[5].familyName = "x"
        others[6].born = nil
        others[7].since = Moment(rawValue: 1)
        others[8].until = noon
        others[9].kind = .staff
        #expect(Set(([one] + others).map { LedgerRecord.person($0) }).count == 11)
        var guardians = (0..<3).map { _ in guardian("g1") }
        guardians[0].sourceID = "x"
        guardians[1].name = "x"
        guardians[2].language = nil
        #expect(Set(([guardian("g1")] + guardians).map { LedgerRecord.guardian($0) }).count == 4)
    }

    @Test("posts, pictures, publications, takedowns and the rest are told, and no word that a person wrote")
    func posts() throws {
        let home = try Home()
        try LedgerSamples.fill(home.store)
        let ledger = try LedgerView(home.store)
        let changes = ledger.bodies("post").compactMap { $0["change"]?.string }
        #expect(Set(changes) == ["verdict", "handed-over", "publication", "takedown", "demand", "removal"])
        #expect(ledger.bodies("picture").map { $0["revision"]?.integer } == [0, 0, 1])
        #expect(ledger.bodies("breach").count == 1 && ledger.bodies("clock").count == 1)
        #expect(
            Set(ledger.bodies("text").compactMap { $0["field"]?.string }) == ["words", "place", "decision", "reason"])
        #expect(
            ledger.events(of: "p1", "posts").compactMap { $0["kind"]?.string }
                == ["appearance", "appearance", "demand", "covered"])
        #expect(ledger.events(of: "p1", "registry").contains { $0["kind"]?.string == "scan" })
        let all = ledger.openings.compactMap { $0.opening.map { String(decoding: $0.body, as: UTF8.self) } }.joined()
        for word in LedgerSamples.words { #expect(!all.contains(word), "\(word)") }
    }

    @Test("what is somebody's is sealed under the own key, and closed when the key is gone; the rest stays readable")
    func sealed() throws {
        let home = try Home()
        try LedgerSamples.fill(home.store)
        let before = try LedgerView(home.store)
        #expect(before.openings.allSatisfy { $0.opening != nil })
        let keyring = Keyring(reading: home.data.keys)
        #expect(try keyring.holders() == ["g1", "p1"])
        try keyring.destroy(["p1"])
        let after = try LedgerView(home.store)
        #expect(after.openings.filter { $0.opening == nil }.allSatisfy { $0.holder == "p1" })
        #expect(after.openings.filter { $0.opening == nil }.count == before.openings.filter { $0.holder == "p1" }.count)
        #expect(after.bytes == before.bytes)
    }

    @Test("a commit of more people than one entry takes is several entries")
    func many() throws {
        let home = try Home()
        let people = (0..<1203).map { person("p\($0)") }
        try home.store.commit(Change(people: people), entry: byRegistrar)
        let ledger = try LedgerView(home.store)
        #expect(ledger.entries.map(\.commitments.count) == [2, 501, 501, 204])
        #expect(ledger.bodies("person").count == 1203)
    }

    @Test("the tree is that of RFC 6962, its kept subtrees included")
    func tree() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        for number in 0..<300 {
            try home.store.commit(Change(events: [event("e\(number)", .joined(ekbacken))]), entry: byRegistrar)
        }
        let ledger = try LedgerView(home.store)
        #expect(ledger.tree.size == 302 && ledger.tree.root == ledger.naiveRoot)
        #expect(try home.store.askWriter { try Int.fetchOne($0, sql: "SELECT count(*) FROM subtree") } == 1)
        try home.store.snapshot { reader in
            for index in [0, 1, 255, 256, 301] {
                let proof = try Proof.inclusion(index: index, size: 302) { try reader.node(level: $0, index: $1) }
                let root = Proof.root(ofLeaf: Tree.leaf(ledger.bytes[index]), index: index, size: 302, proof: proof)
                #expect(root == ledger.naiveRoot, "\(index)")
            }
        }
    }

    @Test("an event is found where it stands")
    func position() throws {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1"), person("p2")]), entry: byRegistrar)
        try home.store.commit(
            Change(events: [event("a"), event("b", about: "p2"), event("c", .left(ekbacken))]), entry: byRegistrar)
        for id in ["a", "b", "c"] {
            let found = try home.store.snapshot { try $0.opening(of: EventID(rawValue: id)) }
            let (entry, opening) = try #require(found)
            let commitment = try Entry(parsing: entry).commitments[opening.position.place]
            #expect(opening.opening?.commitment == commitment)
            let body = String(decoding: opening.opening?.body ?? [], as: UTF8.self)
            #expect(body.contains("\"id\":\"\(id)\""))
        }
        #expect(try home.store.snapshot { try $0.opening(of: EventID(rawValue: "none")) } == nil)
        for stored in try LedgerView(home.store).openings {
            let (_, alone) = try #require(try home.store.snapshot { try $0.opening(at: stored.position) })
            #expect(alone.opening?.body == stored.opening?.body && alone.holder == stored.holder)
        }
        #expect(try home.store.snapshot { try $0.opening(at: LedgerPosition(leaf: 99, place: 0)) } == nil)
    }
}
