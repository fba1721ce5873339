import Consent
import Foundation
import Gate
import Services
import Storage
import Testing

@Suite("Who is named in a post that goes out is recorded, so that a name that is taken back is found")
struct NamedTests {
    private static func row(_ unit: String, _ handle: String, _ given: String, _ family: String = "Berg")
        -> String
    {
        "child,\(unit),grodan,B-\(handle),\(handle),\(given),\(family),2021-03-14,G-\(handle),Karin Berg,sv,custody,,,"
    }

    /// Ella, Björn and Liv may be seen and named, as may Tyra of another unit.
    private let test: TestHouse

    init() throws {
        test = try TestHouse { policies in
            let second =
                "  - id: talldungen\n    title: {sv: Talldungen, en: Talldungen}\n    groups: [{id: grodan, title: Grodan}]\n"
            let path = "\(policies)/organisation.yaml"
            try (String(contentsOfFile: path, encoding: .utf8) + second).write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        let all = [("ella", "Ella"), ("bjorn", "Björn"), ("liv", "Liv"), ("maja", "Maja")]
        try test.importRoster(
            all.map { Self.row("ekbacken", $0, $1) } + [Self.row("talldungen", "tyra", "Tyra")])
        for handle in all.map(\.0) + ["tyra"] {
            _ = try Consents(test.house).answer([
                GivenAnswer(
                    person: PersonReference(handle), guardian: "G-\(handle)", channel: TestHouse.channel,
                    response: .choice(.visible), name: true, noticeVersion: "2026-08", language: "sv")
            ])
        }
    }

    /// The handles of those who are recorded as named in a post of this text.
    private func named(_ body: String) async throws -> [String] {
        let text = "channel: open-blog\nunit: ekbacken\n\(body)\n"
        let submission = Submission(document: [UInt8](text.utf8), name: "post.yaml") { _ throws(ServiceError) in [] }
        let judgement = try await Publishing(test.house).submit(submission, handingOverTo: nil)
        #expect(judgement.verdict == .cleared)
        let id = try #require(judgement.post)
        return try test.house.store.snapshot { reader in
            let rows = try reader.appearances(of: id)
            #expect(rows.allSatisfy { $0.named && $0.picture == nil && $0.shown == nil })
            return try rows.compactMap { try reader.person($0.person)?.handle }
        }
    }

    @Test("a child named in the title or the text stands in the record, once")
    func children() async throws {
        #expect(try await named("title: Ellas koja\ntext: Idag byggde Ella och ella en koja.") == ["ella"])
        #expect(Set(try await named("text: Idag byggde Ella och Maja en koja.")) == ["ella", "maja"])
        #expect(try await named("text: Idag byggde vi en koja.").isEmpty)
    }

    @Test("a word that is answered for as not a child is nobody's name; one that is not asked about may be")
    func words() async throws {
        let text = "text: Björn sover. Liv i skogen!"
        let nobody = "\nnames:\n  - {word: Björn, is: nobody}\n  - {word: Liv, is: nobody}"
        #expect(try await named(text + nobody).isEmpty)
        #expect(try await named(text + "\nnames:\n  - {word: Liv, is: nobody}") == ["bjorn"])
    }

    @Test("an answer \"which Ella\" records her alone; without one, everyone whose name it may be")
    func settled() async throws {
        try test.importRoster([
            Self.row("ekbacken", "ella", "Ella"), Self.row("ekbacken", "ella-a", "Ella", "Alm"),
        ])
        _ = try Consents(test.house).answer([
            GivenAnswer(
                person: PersonReference("ella-a"), guardian: "G-ella-a", channel: TestHouse.channel,
                response: .choice(.visible), name: true, noticeVersion: "2026-08", language: "sv")
        ])
        let text = "text: Idag sjöng Ella."
        #expect(try await named(text + "\nnames:\n  - {word: Ella, is: ella-a}") == ["ella-a"])
        #expect(Set(try await named(text)) == ["ella", "ella-a"])
    }

    @Test("a child of another unit is not searched for")
    func elsewhere() async throws { #expect(try await named("text: Idag sjöng Tyra.").isEmpty) }
}
