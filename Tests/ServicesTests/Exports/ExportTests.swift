import Consent
import Foundation
import Policies
import Storage
import Testing

@testable import Services

@Suite("What an export holds, for whom")
struct ExportTests {
    private func text(_ files: [String: [UInt8]]) -> String {
        files.keys.sorted().map { String(decoding: files[$0] ?? [], as: UTF8.self) }.joined()
    }

    @Test("a guardian: the child's record, the own relation, answers and letters, in their order")
    func guardian() throws {
        let world = try ExportWorld()
        _ = try Consents(world.at(1)).ask(.person(PersonReference("ella")), channel: TestHouse.channel)
        try world.answer(.visible, name: true, on: 2)
        try world.answer(.excluded, by: "G-2", on: 3)
        try world.withdraw(on: 4)
        let made = try world.made(on: 5)
        #expect(made.facts?.familyName == "Berg" && made.facts?.group == "grodan" && made.guardian?.name == "Namn G-1")
        #expect(
            made.answers.map(\.kind) == [.answered, .withdrawn] && made.answers[0].lastDay?.description == "2027-07-31")
        #expect(made.letters.map(\.day?.description) == ["2026-09-02"] && made.letters[0].isReminder == false)
        #expect(made.relations.map(\.relation) == [.custody] && made.madeOn?.description == "2026-09-06")
        #expect(made.stays.map(\.unit) == [ExportWorld.unit] && made.full == nil)
        #expect(made.information.channels.count == world.test.house.policies.channels.count)
    }

    @Test("a post is listed where the child is recognisable or named, and went out", arguments: [false, true])
    func posts(isUsed: Bool) throws {
        let world = try ExportWorld()
        try world.putOut("a", [[("ella", .unrecognisable)], [("ella", .visible), ("nils", .visible)]], on: 1)
        try world.putOut("b", [[("ella", .unrecognisable)]], on: 2)
        try world.putOut("c", [[("nils", .visible)]], named: true, on: 3)
        try world.putOut("d", [[("ella", .visible)]], handedOver: false, on: 4)
        try world.putOut("e", [[("ella", .visible)]], place: isUsed ? .print("Ekbladet") : .neverUsed, on: 5)
        let made = try world.made()
        #expect(
            made.publications.map(\.day?.description) == ["2026-09-02", "2026-09-04"] + (isUsed ? ["2026-09-06"] : []))
        #expect(made.publications.map(\.isNamed) == [false, true] + (isUsed ? [false] : []))
        #expect(made.copies.map(\.name) == (isUsed ? ["picture-1.jpg", "picture-2.jpg"] : ["picture-1.jpg"]))
        #expect(made.copies[0].bytes == [UInt8]("picture 1 of a".utf8))
        #expect(
            try Exports(world.at(100)).export(
                ExportRequest(.source("B-ella"), for: .guardian("G-1"))
            ).copies.isEmpty)
    }

    /// Ella and Nils are seen in a picture that is out; both guardians said yes.
    private func together(_ people: [ExportWorld.Showing] = [("ella", .visible), ("nils", .visible)]) throws
        -> ExportWorld
    {
        let world = try ExportWorld()
        for guardian in ["G-1", "G-2"] { try world.answer(.visible, by: guardian, on: 0) }
        try world.answer(.visible, of: "nils", by: "G-3", on: 0)
        try world.putOut("a", [people], on: 1)
        return world
    }

    @Test("others' rights: a copy goes out only as others asked, and of what is out no more only without others")
    func rights() throws {
        let asked = try together()
        #expect(try asked.made(on: 2).copies.count == 1)
        try asked.withdraw(of: "nils", by: "G-3", on: 3)
        #expect(try asked.made(on: 4).copies.isEmpty && asked.made(on: 4).publications[0].pictures.count == 1)
        try asked.close("a", .replaced, on: 5)
        #expect(try asked.made(on: 6).copies.map(\.bytes) == [[UInt8]("narrower 0 of a".utf8)])

        let refused = try together()
        try refused.answer(.excluded, of: "nils", by: "G-3", on: 3)
        try refused.close("a", .kept, on: 4)
        #expect(try refused.made(on: 5).copies.isEmpty)

        for (people, copies) in [
            ([("ella", Choice.visible), ("nils", .visible)], 0), ([("ella", .visible), ("nils", .unrecognisable)], 1),
        ] {
            let gone = try together(people)
            try gone.answer(.excluded, on: 3)
            #expect(try gone.made(on: 4).copies.count == 1)
            try gone.close("a", .removed, on: 5)
            #expect(try gone.made(on: 6).copies.count == copies)
        }

        let own = try together()
        try own.withdraw(on: 3)
        try own.close("a", .replaced, on: 4)
        #expect(try own.made(on: 5).copies.isEmpty)
        // Past the channel's 24 months it is out no more, whether or not anybody took it down.
        #expect(try together().made(on: 800).copies.isEmpty)
    }

    @Test(
        "papers: the own, as copies only where nobody else's answer rests on them, and without what hides in their files"
    )
    func papers() throws {
        let world = try ExportWorld()
        let own = try world.answer(.visible, on: 1)
        let other = try world.answer(.visible, by: "G-2", on: 2)
        let nils = try world.answer(.visible, of: "nils", by: "G-3", on: 2)
        let pdf = { (text: String) in [UInt8]("%PDF-1.4 \(text)".utf8) }
        try world.paper(pdf("own"), of: own, on: 3)
        try world.paper(pdf("both"), of: own, on: 4)
        try world.paper(pdf("both"), of: other, on: 4)
        try world.paper(pdf("with nils"), of: own, on: 5)
        try world.paper(pdf("with nils"), of: nils, on: 5)
        try world.paper(pdf("other"), of: other, on: 6)
        let picture = ImagesOfPaper.jpeg
        try world.paper(picture, of: own, on: 7)
        let made = try world.made()
        #expect(made.papers.count == 4 && made.copies.count == 2)
        let bytes = made.copies.map(\.bytes)
        #expect(bytes.contains(pdf("own")))
        let jpeg = try #require(made.copies.first { $0.name.hasSuffix(".jpg") })
        #expect(String(decoding: picture, as: UTF8.self).contains("Scanned by Anna"))
        #expect(!String(decoding: jpeg.bytes, as: UTF8.self).contains("Anna"))
    }

    @Test(
        "a child that moved, got a new name and group after its marking: none of it is told, nor its new unit by own answers"
    )
    func renamed() throws {
        let world = try ExportWorld()
        try world.answer(.visible, on: 1)
        try world.mark(.set, .assumedIdentity, on: 2)
        try world.importRoster(
            ExportWorld.rows("ella", "Nyman", ["G-1", "G-2"], unit: "talldungen,ugglan").map {
                $0.replacing(",Ella,", with: ",Saga,").replacing("2020-03-14", with: "2020-04-15")
            } + ExportWorld.rows("nils", "Ek", ["G-3"]), on: 3)
        let given = GivenAnswer(
            person: PersonReference("talldungen/ella"), guardian: "G-1", channel: TestHouse.channel,
            response: .choice(.excluded), name: nil, noticeVersion: "2026-08", language: "sv")
        _ = try Consents(world.at(4, "own")).answer([given])
        let request = ExportRequest(
            .reference(PersonReference("talldungen/ella")), for: .guardian("G-1"), withCopies: true)
        let made = try Exports(world.at(5)).export(request)
        #expect(made.answers.count == 2 && made.stays.map(\.unit) == [ExportWorld.unit] && made.facts == nil)
        let json = try JSONText.encode(ExportProbe(made))
        for word in ["talldungen", "Talldungen", "ugglan", "Nyman", "Saga", "2020-04-15"] {
            #expect(!json.contains(word))
        }
    }

    @Test("a marking in the same import as a move hides the move; a child that came with one has no guardians here")
    func atOnce() throws {
        let world = try ExportWorld()
        let moved = ExportWorld.rows("ella", "Berg", ["G-1", "G-2"], unit: "talldungen,ugglan").map { $0 + "protected" }
        let new = ExportWorld.rows("siri", "Alm", ["G-9"]).map { $0 + "protected" }
        try world.importRoster(moved + ExportWorld.rows("nils", "Ek", ["G-3"]) + new, on: 3)
        let made = try Exports(world.at(5)).export(
            ExportRequest(.source("B-ella"), for: .guardian("G-1")))
        #expect(made.stays.map(\.unit) == [ExportWorld.unit] && made.stays[0].left == nil && made.facts == nil)
        let (unknown, strange) = (
            #expect(throws: ServiceError.self) {
                try Exports(world.at(5)).export(ExportRequest(.source("B-siri"), for: .guardian("G-9")))
            },
            #expect(throws: ServiceError.self) {
                try Exports(world.at(5)).export(ExportRequest(.source("B-nils"), for: .guardian("G-1")))
            }
        )
        #expect(unknown?.message == strange?.message && unknown?.code == strange?.code)
    }

    @Test("who has no custody sees the own relation and answers alone; from eighteen on a guardian sees nothing new")
    func withoutCustody() throws {
        let world = try ExportWorld()
        _ = try Custody(world.at(1)).add(
            GivenCustody(
                child: PersonReference("ella"), guardian: "siv", name: "Siv", relation: .grandparent, from: nil))
        let made = try world.made(.guardian("siv"), on: 2)
        #expect(made.relations.map(\.relation) == [.grandparent] && made.facts == nil && made.stays.isEmpty)
        // 2038-03-14 is day 4212.
        try world.record(.left(ExportWorld.unit), .joined(ExportWorld.hidden), on: 4300)
        #expect(try world.made(on: 4301).stays.map(\.unit) == [ExportWorld.unit])
    }

    @Test("the child: from the age at which it has a say, with its record, and nothing of its guardians")
    func child() throws {
        let world = try ExportWorld()
        try world.answer(.visible, on: 1)
        try world.mark(.set, on: 2)
        #expect(throws: ServiceError.self) { try world.made(.child, on: 3) }
        let made = try world.made(.child, on: 365 * 12)
        #expect(made.facts != nil && made.answers.isEmpty && made.guardian == nil && made.relations.isEmpty)
        let said = text(try world.export(.child, on: 365 * 12))
        for word in ["G-1", "G-2", "sekretess", "Namn G"] { #expect(!said.contains(word), "\(word)") }
    }

    @Test("the authority: everything, and none of the others in a post")
    func authority() throws {
        let world = try together()
        try world.withdraw(of: "nils", by: "G-3", on: 2)
        try world.mark(.set, on: 3)
        try world.record(.invalidated(Place(unit: ExportWorld.unit, channel: TestHouse.channel)), on: 4)
        let made = try world.made(.authority, on: 5)
        let full = try #require(made.full)
        #expect(full.events.map(\.event) == (try world.test.events(about: "ella")))
        #expect(full.guardians.map(\.sourceID).sorted() == ["G-1", "G-2"])
        #expect(full.handles.map(\.handle) == ["ella"] && full.breaches.map(\.cause) == ["invalidated"])
        #expect(full.posts.map(\.id) == ["a"] && full.posts[0].takedowns[0].demands.map(\.handle) == ["ella"])
        #expect(!full.ledger.isEmpty)
        let said = text(try world.export(.authority, on: 5))
        for word in ["sekretessmarkering", "HEMLIG 2026/1", "Namn G-2", "staff-hidden"] { #expect(said.contains(word)) }
        for word in ["nils", "Nils", "G-3"] { #expect(!said.contains(word)) }
    }
}
