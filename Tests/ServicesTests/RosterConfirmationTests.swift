import Consent
import Documents
import Services
import Storage
import Testing

@Suite("A row that touches a marking waits for somebody to look at it, and nobody is told why")
struct RosterConfirmationTests {
    private let nils = rosterRow("B-2", "nils", "Nils", "Ahl")

    private func confirming(_ sources: String...) -> RosterOptions {
        var options = RosterOptions()
        options.confirmed = Set(sources)
        return options
    }

    private func ella(_ protection: String = "", _ given: String = "Ella", group: String = "grodan") -> String {
        rosterRow("B-1", "ella", given, "Berg", group: group, protection: protection)
    }

    /// Ella as she is stored, and then the file's row of her; the second of two rows.
    private func held(_ before: String?, _ after: String) throws -> RosterDiff {
        let test = try TestHouse()
        try test.importRoster([nils] + (before.map { [$0] } ?? []))
        let diff = try test.importRoster([nils, after], RosterOptions())
        #expect(try test.importRoster([nils, after], confirming("B-1")).isApplied)
        return diff
    }

    @Test("setting, lifting, any change of a marked child, and ordinary doubts are told in the same words")
    func sameWords() throws {
        let alone = "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,,,,,,,"
        let diffs = [
            try held(ella(), ella("protected")), try held(ella("protected"), ella("none")),
            try held(ella("protected"), ella(group: "igelkotten")), try held(ella("protected"), ella("", "Elna")),
            try held(ella("protected"), rosterRow("B-1", "ella", "Ella", "Berg", guardian: "G-5")),
            try held(ella(), ella("", "Elna")), try held(nil, ella("protected")), try held(nil, alone),
        ]
        for diff in diffs {
            #expect(diff.isHeld && !diff.isApplied && diff.people.isEmpty)
            #expect(diff.toConfirm.map { $0.message + $0.hint } == diffs[0].toConfirm.map { $0.message + $0.hint })
            #expect(diff.toConfirm.first?.line == 3 && diff.toConfirm.count == 1)
            #expect(diff.unchanged == 1 && diff.custodyAdded == 0 && diff.custodyEnded == 0)
            #expect(diff.apart.isEmpty && diff.byHand.isEmpty && diff.guardiansChanged == 0)
        }
        let said = diffs[0].toConfirm.map { $0.message + $0.hint }.joined().lowercased()
        for word in ["protect", "marking", "skydd", "sekretess"] { #expect(!said.contains(word)) }
    }

    @Test("with what is asked decided, the answer is the same whether a marking was touched or not")
    func sameAnswer() throws {
        var answers: [RosterDiff] = []
        for protection in ["", "protected"] {
            let test = try TestHouse()
            answers.append(try test.importRoster([nils, ella(protection)], confirming("B-1", "B-2", "B-77")))
        }
        #expect(answers[0] == answers[1])
        var later: [RosterDiff] = []
        for protection in ["", "protected"] {
            let test = try TestHouse()
            try test.importRoster([nils, ella()])
            later.append(try test.importRoster([nils, ella(protection)], confirming("B-1")))
        }
        #expect(later[0] == later[1])
        // Changed in other ways as well, the row tells those alone.
        for file in [ella("", "Elna", group: "igelkotten"), ella("protected", "Elna", group: "igelkotten")] {
            let test = try TestHouse()
            try test.importRoster([nils, ella()])
            later.append(try test.importRoster([nils, file], confirming("B-1"), isDryRun: true))
        }
        #expect(later[2] == later[3] && later[2].people.first?.fields == ["group", "given_name"])
    }

    @Test("only the row that is named is let through, and by the id that it has in the file")
    func namedAlone() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella("protected")])
        let both = [rosterRow("B-2", "nils", "Nils", "Ahl", protection: "protected"), ella("none")]
        #expect(try test.importRoster(both, confirming("B-2")).toConfirm.map(\.line) == [3])
        #expect(try test.importRoster(both, confirming("B-1")).toConfirm.map(\.line) == [2])
        let renamed = rosterRow("B-9", "ella", "Ella", "Berg", guardian: "G-B-1", more: ",B-1")
        let other = rosterRow("B-2", "nils", "Nils", "Ahl", more: ",")
        for sources in [[], ["B-1"]] {
            var options = RosterOptions()
            options.confirmed = Set(sources)
            #expect(try test.importRoster([other, renamed], options, header: ",same_as").isHeld)
        }
        #expect(try test.importRoster([other, renamed], confirming("B-9"), header: ",same_as").isApplied)
        #expect(try test.choice("ella") == .excluded)
    }

    @Test("a marked child who left comes back only when the row was looked at")
    func comesBack() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella("protected")])
        _ = try Leaving(test.house).leave(PersonReference("ella"))
        #expect(try test.importRoster([nils, ella()], RosterOptions()).isHeld)
        #expect(try test.importRoster([nils, ella()], confirming("B-1")).count(.returned) == 1)
        #expect(try test.choice("ella") == .excluded)
    }

    @Test("a marking set by hand is not lifted by a roster that does not know it, and nothing tells that it stands")
    func byHand() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella()])
        try test.answer("ella", by: "G-B-1", .visible)
        let before = try test.importRoster([nils, ella("none")], RosterOptions())
        let child = PersonReference("ella")
        _ = try Protections(test.house).record(.set, .assumedIdentity, of: child, confirmed: "ella")
        #expect(try test.importRoster([nils, ella("none")], RosterOptions()) == before)
        #expect(try test.importRoster([nils, ella("none")], confirming("B-1")) == before)
        #expect(try test.choice("ella") == .excluded)
        _ = try Protections(test.house).record(.lift, .assumedIdentity, of: child, confirmed: "ella")
        #expect(try test.choice("ella") == .visible)
    }

    @Test("nothing is set aside past a row that waits: a marking is never applied later by a forgotten word")
    func neverSetAside() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella()])
        var options = RosterOptions()
        options.setsAside = true
        let rows = [rosterRow("B-2", "nils", "Nils", "Ahlgren"), ella("protected")]
        let diff = try test.importRoster(rows, options)
        #expect(diff.isHeld)
        #expect(try test.importRoster([nils], RosterOptions()).people.isEmpty)
    }

    @Test("a marking that is set excludes, stays where the file says nothing, and ends where it says none")
    func effect() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella()])
        try test.answer("ella", by: "G-B-1", .visible)
        try test.importRoster([nils, ella("protected")])
        #expect(try test.choice("ella") == .excluded)
        let count = try test.eventCount("ella")
        #expect(try test.importRoster([nils, ella("protected")], RosterOptions()).isApplied)
        #expect(try test.importRoster([nils, ella()], RosterOptions()).people.isEmpty)
        #expect(try test.eventCount("ella") == count)
        #expect(try test.choice("ella") == .excluded)
        try test.importRoster([nils, ella("none")])
        #expect(try test.choice("ella") == .visible)
    }

    @Test("a marked child whom an export leaves out is not ended by it")
    func leftOutByExport() throws {
        let test = try TestHouse()
        try test.importRoster([nils, ella("protected")])
        var options = RosterOptions()
        options.endsMissing = true
        let diff = try test.importRoster([nils], options)
        #expect(diff.isApplied && diff.people.isEmpty && diff.toConfirm.isEmpty)
        options.confirmed = ["B-1"]
        options.confirmedEndings = 1
        #expect(try test.importRoster([nils], options).count(.ended) == 1)
    }
}
