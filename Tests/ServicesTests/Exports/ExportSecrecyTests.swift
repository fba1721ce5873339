import Consent
import Foundation
import Policies
import Seeded
import Storage
import Testing

@testable import Services

/// Worlds for each comparison; more where the environment asks for it (`make test-long`).
private let volume: UInt64 = ProcessInfo.processInfo.environment["SYNAS_LONG"] == nil ? 3 : 60

@Suite(
    "A guardian's export tells nothing that the guardian may not learn: worlds that differ in that alone give the same bytes"
)
struct ExportSecrecyTests {
    /// What happens in a world beside what the guardian may see, on a day.
    typealias Hidden = @Sendable (_ world: ExportWorld, _ day: Int) throws -> Void

    /// The last day on which what happens to the child is common to both worlds; then only the guardian's own acts are.
    private static let turn = 12

    /// A world by a seed: what G-1 does and what goes out until the turn, then G-1's own acts. `hidden` is done at each of
    /// the days that it names.
    private static func world(_ seed: UInt64, hidden: [Int: Hidden]) throws -> ExportWorld {
        var random = SeededGenerator(seed: seed)
        let world = try ExportWorld()
        // Everyone says yes first, so that there is something to take back.
        for guardian in ["G-1", "G-2"] { try world.answer(.visible, by: guardian, name: true, on: 0) }
        try world.answer(.visible, of: "nils", by: "G-3", on: 0)
        for day in 1..<20 {
            try act(in: world, day, &random)
            try hidden[day]?(world, day)
        }
        return world
    }

    private static func act(in world: ExportWorld, _ day: Int, _ random: inout SeededGenerator) throws {
        let choice = Choice.allCases.randomElement(using: &random) ?? .visible
        let channel = ["open-blog", "newsletter", "closed-blog"].randomElement(using: &random) ?? "open-blog"
        let (isPost, isOwn) = (Int.random(in: 0..<3, using: &random) == 0, Bool.random(using: &random))
        let people = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            ["ella", "nils"].filter { $0 == "ella" || Bool.random(using: &random) }.map { child in
                (child: child, shown: Bool.random(using: &random) ? Choice.visible : .unrecognisable)
            }
        }
        if isOwn {
            let event = try world.answer(choice, in: channel, on: day)
            if day.isMultiple(of: 2) { try world.paper([UInt8]("%PDF-1.4 own \(day)".utf8), of: event, on: day) }
        }
        guard day < turn else { return }
        if isPost { try world.putOut("post\(day)", people, named: day.isMultiple(of: 2), on: day) }
        if day.isMultiple(of: 4) {
            _ = try? Consents(world.at(day, "ask")).ask(.person(PersonReference("ella")), guardian: "G-1")
        }
    }

    private static func expectSame(
        _ what: String, _ one: [Int: Hidden], _ other: [Int: Hidden], for recipient: ExportRecipient = .guardian("G-1")
    ) throws {
        var copies = 0
        for seed in 0..<volume {
            let first = try world(seed, hidden: one).export(recipient)
            let second = try world(seed, hidden: other).export(recipient)
            copies += first.count - 6
            for file in Set(first.keys).union(second.keys).sorted() where first[file] != second[file] {
                Issue.record("\(what), seed \(seed): \(file) differs")
            }
        }
        #expect(copies > Int(volume), "pictures and papers are compared")
    }

    @Test("what the other guardian says, a dispute, a leave-out, a grandparent, another child")
    func others() throws {
        try Self.expectSame(
            "others",
            [
                2: { world, day in
                    let event = try world.answer(.unrecognisable, by: "G-2", on: day)
                    try world.paper([UInt8]("%PDF-1.4 other".utf8), of: event, on: day)
                },
                3: { world, day in try world.withdraw(by: "G-2", on: day) },
                5: { world, day in try world.record(.custodyDisputed(world.guardian("G-2")), on: day) },
                6: { world, day in
                    try world.importRoster(
                        ExportWorld.rows("nils", "Ek", ["G-3"], unit: "ekbacken,igelkotten"), on: day)
                },
                7: { world, day in
                    let today = try #require(world.test.house.policies.localDay(of: world.moment(day)))
                    let place = Place(unit: ExportWorld.unit, channel: TestHouse.channel)
                    try world.record(.leftOut(place, .day(today)), on: day)
                },
                9: { world, day in
                    _ = try Custody(world.at(day, "custody")).add(
                        GivenCustody(
                            child: PersonReference("ella"), guardian: "G-3", relation: .grandparent, from: nil))
                },
                14: { world, day in try world.answer(.excluded, by: "G-2", on: day) },
            ], [:])
    }

    /// All that can happen to a child in hiding that its guardians here must not see.
    private static let life: [Int: Hidden] = [
        13: { world, day in try world.record(.left(ExportWorld.unit), .joined(ExportWorld.hidden), on: day) },
        14: { world, day in
            _ = try? Consents(world.at(day, "ask")).ask(.person(PersonReference("ella")))
            try world.mark(.set, .assumedIdentity, on: day)
        },
        15: { world, day in
            try world.putOut(
                "elsewhere", [[("ella", .visible)]], named: true, unit: ExportWorld.hidden,
                place: .address("https://example.se/talldungen"), on: day)
            for post in 1..<turn { try world.close("post\(post)", .removed, on: day) }
        },
        16: { world, day in try world.mark(.lift, .confidentialityMarking, on: day) },
        17: { world, day in try world.answer(.visible, by: "G-2", on: day) },
    ]

    @Test("a marking, and all that happens while it stands: as it was before", arguments: Protection.allCases)
    func marking(_ kind: Protection) throws {
        var hidden = kind == .confidentialityMarking ? Self.life : Self.life.filter { $0.key != 16 }
        hidden[Self.turn] = { world, day in try world.mark(.set, kind, on: day) }
        try Self.expectSame("marked", hidden, [:])
    }

    @Test("a marking that was set and lifted, or was registered in error: as if there had been none")
    func lifted() throws {
        try Self.expectSame(
            "lifted",
            [
                4: { world, day in try world.mark(.set, on: day) }, 6: { world, day in try world.mark(.lift, on: day) },
            ], [:])
        try Self.expectSame(
            "in error",
            [
                4: { world, day in try world.mark(.set, on: day) },
                6: { world, day in
                    let marking = try world.test.events(about: "ella").last { $0.what.kind == .protectionSet }
                    try world.record(.corrected(try #require(marking).id), on: day)
                },
            ], [:])
    }

    @Test("why a post was taken down: by a marking that was lifted, or by the other guardian")
    func reasons() throws {
        @Sendable func closing(_ world: ExportWorld, _ day: Int) throws {
            for post in 1..<Self.turn { try world.close("post\(post)", .removed, on: day) }
        }
        try Self.expectSame(
            "taken down",
            [
                11: { world, day in try world.mark(.set, on: day) }, 12: closing,
                13: { world, day in try world.mark(.lift, on: day) },
            ],
            [
                11: { world, day in try world.answer(.excluded, by: "G-2", on: day) }, 12: closing,
                13: { world, day in try world.answer(.visible, by: "G-2", name: true, on: day) },
            ])
    }

    @Test("custody that ended: what happens to the child afterwards is not seen, one's own past is")
    func custodyEnded() throws {
        @Sendable func end(_ world: ExportWorld, _ day: Int) throws {
            try world.record(.custodyEnded(world.guardian("G-2")), on: day)
        }
        let turn = Self.turn
        try Self.expectSame(
            "without custody", Self.life.filter { $0.key != 17 }.merging([turn: end]) { $1 }, [turn: end],
            for: .guardian("G-2"))
    }

    @Test("the comparison sees what is told: the authority's export differs for each of these")
    func isSeen() throws {
        let plain = try Self.world(1, hidden: [:])
        let marked = try Self.world(1, hidden: [Self.turn: { world, day in try world.mark(.set, on: day) }])
        #expect(try plain.export(.authority) != marked.export(.authority))
        #expect(
            try String(decoding: marked.export(.authority)["export.en.json"] ?? [], as: UTF8.self).contains("sekretess")
        )
        // The same world later is another export: more of it goes on.
        let own = try Self.world(1, hidden: [:])
        try own.answer(.excluded, on: 30)
        #expect(try plain.export() != own.export())
    }
}
