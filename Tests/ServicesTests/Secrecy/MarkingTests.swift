import Consent
import Foundation
import Reports
import Storage
import Testing

@testable import Services

@Suite("Lists and imports say the same of a child with a marking")
struct MarkingTests {
    private static let rows = [
        "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-1,Karin Berg,sv,custody,,,",
        "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,,,",
        "child,ekbacken,grodan,B-2,nils,Nils,Ek,2022-04-14,G-3,Siv Ek,sv,custody,,,",
    ]

    /// All that is said of Ella and Nils, by what it is a view of. Ella's own post is never out.
    private static func seen(_ marking: Protection?) throws -> [String: String] {
        let now = SecretHouse.now
        let ids = Numbers()
        let test = try TestHouse.withChildren(
            surroundings: Surroundings(now: { now }, newID: { ids.next() }, actor: "test", cores: 2))
        try test.putOut("a", [("nils", 0, .visible, true)])
        if let marking { try test.record(("ella", .protectionSet(marking))) }
        try test.withdraw("nils", by: "G-3")
        let (consents, takedowns) = (Consents(test.house), Takedowns(test.house))
        let pending = try consents.pending(within: 400)
        let asked = try consents.ask(.unit(TestHouse.unit))
        let same = try test.importRoster(rows, RosterOptions(), isDryRun: true)
        var confirmed = RosterOptions()
        confirmed.confirmed = ["B-1"]
        let moved = rows.map {
            $0.replacing("grodan,B-1", with: "igelkotten,B-1").replacing("Berg,2022", with: "Bergh,2022")
        }
        let diff = try test.importRoster(moved, confirmed, isDryRun: true)
        let imported = try test.importRoster(moved, confirmed)
        let reminded = try consents.pending(within: 400)
        return [
            "pending": PendingText(pending).text(), "pending as JSON": try JSONText.encode(PendingJSON(pending)),
            "asked": RecordedText(asked).text(), "asked as JSON": try JSONText.encode(RecordedJSON(asked)),
            "pending again": PendingText(reminded).text(),
            "takedowns": try TakedownListText(takedowns.list()).text(),
            "same file": RosterDiffText(same, isDryRun: true).text(),
            "diff": RosterDiffText(diff, isDryRun: true).text(),
            "diff as JSON": try JSONText.encode(RosterDiffJSON(diff, isDryRun: true)),
            "import": RosterDiffText(imported, isDryRun: false).text(),
            "import as JSON": try JSONText.encode(RosterDiffJSON(imported, isDryRun: false)),
        ].mapValues { $0.replacing(/id1\d{6}/, with: "ID") }
    }

    @Test("pending, asked, the list of takedowns, an import and its diff", arguments: Protection.allCases)
    func lists(_ marking: Protection) throws {
        let (without, with) = (try Self.seen(nil), try Self.seen(marking))
        #expect(without["pending"]?.contains("ella") == true && without["asked"]?.contains("ella") == true)
        #expect(without["diff"]?.contains("ella") == true && without["takedowns"]?.contains("post a") == true)
        for view in without.keys.sorted() { #expect(without[view] == with[view], "\(view)") }
    }
}
