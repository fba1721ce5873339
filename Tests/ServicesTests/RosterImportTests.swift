import Consent
import Documents
import Services
import Storage
import Testing

/// A child's row: source id, handle, names, birthday, one guardian.
func rosterRow(
    _ source: String, _ handle: String, _ given: String, _ family: String, born: String = "2022-03-14",
    group: String = "grodan", guardian: String? = nil, relation: String = "custody", from: String = "",
    until: String = "", protection: String = "", more: String = ""
) -> String {
    let guardian = guardian ?? "G-\(source)"
    return "child,ekbacken,\(group),\(source),\(handle),\(given),\(family),\(born),\(guardian),Vuxen \(guardian),sv,"
        + "\(relation),\(from),\(until),\(protection)\(more)"
}

@Suite("A roster is compared with what is stored before it is imported")
struct RosterImportTests {
    private let ella = rosterRow("B-1", "ella", "Ella", "Berg")
    private let nils = rosterRow("B-2", "nils", "Nils", "Ahl")

    private func options(_ change: (inout RosterOptions) -> Void) -> RosterOptions {
        var options = RosterOptions()
        change(&options)
        return options
    }

    @Test("a dry run tells what would change, by handles and columns, and changes nothing")
    func dryRun() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils])
        let changed = [rosterRow("B-1", "ella", "Ella", "Bergh", group: "igelkotten", guardian: "G-9")]
        let diff = try test.importRoster(changed, RosterOptions(), isDryRun: true)
        #expect(diff.people.map(\.handle) == ["ella"])
        #expect(diff.people.first?.fields == ["group", "family_name"])
        #expect(diff.custodyAdded == 1 && diff.custodyEnded == 1 && !diff.isApplied)
        #expect(try test.importRoster([ella, nils], RosterOptions(), isDryRun: true).people.isEmpty)
        #expect(try test.importRoster(changed, RosterOptions()).isApplied)
    }

    @Test("importing what is stored records nothing, not even that it was tried")
    func idempotent() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils])
        let before = try test.house.store.snapshot { try $0.lastRecorded() }
        let diff = try test.importRoster([ella, nils])
        #expect(diff.people.isEmpty && diff.unchanged == 2 && diff.isApplied)
        #expect(try test.house.store.snapshot { try $0.lastRecorded() } == before)
    }

    @Test("two new children with the same names and birthday stop their rows, in the file and against what is stored")
    func namesakes() throws {
        let test = try TestHouse()
        let twins = [ella, rosterRow("B-3", "ella-2", "ella", "BERG"), nils]
        let held = try test.importRoster(twins, RosterOptions())
        #expect(held.isHeld && held.apart.map(\.line) == [2, 3])
        #expect(try test.eventCount("nils") == 0)
        let diff = try test.importRoster(twins, options { $0.setsAside = true })
        #expect(diff.isApplied && diff.people.map(\.handle) == ["nils"])
        #expect(try test.importRoster(twins, options { $0.distinct = ["B-1", "B-3"] }).count(.added) == 2)
        #expect(try test.importRoster(twins, RosterOptions()).people.isEmpty)
        let third = try test.importRoster([rosterRow("B-4", "ella-3", "Ella", "Berg")], RosterOptions())
        #expect(third.isHeld && third.apart.first?.message.contains("ekbacken/ella, ekbacken/ella-2") == true)
        for word in ["Ella", "Berg", "2022", "B-1"] { #expect(third.apart.first?.description.contains(word) == false) }
    }

    @Test("a column says that a namesake is somebody else, or the same child under another id")
    func columns() throws {
        let test = try TestHouse()
        try test.importRoster([ella])
        try test.answer("ella", by: "G-B-1", .visible)
        let other = rosterRow("B-3", "ella-2", "Ella", "Berg", more: ",,B-1")
        let header = ",same_as,distinct_from"
        #expect(try test.importRoster([other], RosterOptions(), header: header).count(.added) == 1)
        let same = rosterRow("B-7", "ella", "Ella", "Berg", guardian: "G-B-1", more: ",B-1,")
        for fields in [["source_id"], nil] {
            let diff = try test.importRoster([same], RosterOptions(), header: header)
            #expect(diff.isApplied && diff.people.first?.fields == fields)
        }
        #expect(try test.choice("ella") == .visible)
    }

    @Test(
        "an id of before that nobody has, that another row has, or whose two are both stored, is a mistake of its row")
    func wrongSameAs() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils])
        let new = rosterRow("B-7", "ella-7", "Ella", "Bo")
        for (rows, same) in [([new], ["B-7": "B-99"]), ([new, ella], ["B-7": "B-1"]), ([ella], ["B-1": "B-2"])] {
            let error = #expect(throws: ServiceError.self) {
                try test.importRoster(rows, options { $0.sameAs = same })
            }
            #expect(error?.mistakes.count == 1, "\(error?.mistakes ?? [])")
        }
    }

    @Test("those who are missing stay, or have left where that is said; back again they are the same, and asked anew")
    func missing() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils])
        try test.answer("nils", by: "G-B-2", .visible)
        #expect(try test.importRoster([ella]).count(.ended) == 0)
        let ends = options { $0.endsMissing = true }
        #expect(try test.importRoster([ella], ends).isHeld)
        for wrong in [0, 2] {
            #expect(
                try test.importRoster([ella], options { ($0.endsMissing, $0.confirmedEndings) = (true, wrong) }).isHeld)
        }
        let ended = try test.importRoster([ella], options { ($0.endsMissing, $0.confirmedEndings) = (true, 1) })
        #expect(ended.isApplied && ended.people.map(\.handle) == ["nils"] && ended.count(.ended) == 1)
        #expect(try test.importRoster([ella], ends).people.isEmpty)
        #expect(try test.importRoster([ella, nils], ends).count(.returned) == 1)
        let whats = try test.house.store.snapshot { reader in
            let person = try #require(try reader.person(.child, source: "B-2"))
            return try reader.events(about: person.id).map(\.what)
        }
        #expect(
            whats.count { $0 == .joined(UnitID(rawValue: "ekbacken")) } == 2
                && whats.count { $0 == .left(UnitID(rawValue: "ekbacken")) } == 1)
        #expect(try test.choice("nils") == .unrecognisable)
        #expect(try test.importRoster([ella, nils], ends).people.isEmpty)
    }

    @Test(
        "a file without staff ends no staff, and one child who cannot be told apart keeps the other from being missing")
    func notMissing() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils, "staff,ekbacken,,P-1,anna,Anna,Lind,,,,,,,,"])
        let renamed = rosterRow("B-9", "ella-9", "Ella", "Berg")
        let diff = try test.importRoster(
            [renamed, nils], options { ($0.endsMissing, $0.setsAside, $0.confirmedEndings) = (true, true, 1) })
        #expect(diff.isApplied && diff.people.isEmpty && diff.apart.count == 1)
    }

    @Test("relations to come that the roster no longer has are taken back, and come again when it has them")
    func future() throws {
        let test = try TestHouse()
        let coming = rosterRow("B-1", "ella", "Ella", "Berg", guardian: "G-2", from: "2027-02-01")
        try test.importRoster([ella, coming])
        let later = Moment(day: try #require(Day("2027-03-01")))
        func custodians() throws -> Int {
            try test.house.store.snapshot { reader in
                let person = try #require(try reader.person(.child, source: "B-1"))
                let facts = Person(id: person.id, kind: .child, born: person.born)
                return RegistryState(of: facts, events: try reader.events(about: person.id), at: later).custodians.count
            }
        }
        #expect(try custodians() == 2)
        #expect(try test.importRoster([ella]).custodyEnded == 1)
        #expect(try custodians() == 1)
        #expect(try test.importRoster([ella]).people.isEmpty)
        #expect(try test.importRoster([ella, coming]).custodyAdded == 1)
        #expect(try custodians() == 2)
    }

    @Test("what was recorded of custody by hand stands until it is changed by hand, and the row is told")
    func byHand() throws {
        let test = try TestHouse()
        try test.importRoster([ella])
        _ = try Custody(test.house).end(PersonReference("ella"), guardian: "G-B-1")
        let diff = try test.importRoster([ella])
        #expect(diff.people.isEmpty && diff.byHand.map(\.line) == [2])
        #expect(throws: ServiceError.self) { try test.answer("ella", by: "G-B-1", .visible) }
        let given = GivenCustody(child: PersonReference("ella"), guardian: "G-9", name: "Vuxen G-9")
        _ = try Custody(test.house).add(given)
        #expect(try test.importRoster([ella]).custodyEnded == 0)
        try test.answer("ella", by: "G-9", .visible)
    }

    @Test("a handle is never another's, also when the one who had it has left")
    func handles() throws {
        let test = try TestHouse()
        try test.importRoster([ella, nils])
        _ = try Leaving(test.house).leave(PersonReference("ella"))
        let other = rosterRow("B-3", "ella", "Ellen", "Ek")
        let error = #expect(throws: ServiceError.self) { try test.importRoster([other]) }
        #expect(error?.mistakes.map(\.line) == [2] && error?.mistakes.first?.message.contains("handle") == true)
        #expect(try test.importRoster([ella]).count(.returned) == 1)
    }
}
