import Consent
import Foundation
import Ledger
import Storage

/// What it costs to record events so that they last and can be proved: each with its row, its entry, its sealed opening and
/// the signed checkpoint on disk.
struct LedgerBench {
    private static let singles = 1_000
    private static let groupSize = 100
    private static let groups = 100
    private static let childEvents = 10_000

    private let store: any Store
    private let now = Moment(rawValue: 1_790_000_000_000)
    private let unit = UnitID(rawValue: "ekbacken")

    init(_ path: String) throws {
        store = try DataFolder.create(at: path).openForWriting()
        let people = (0..<Self.groupSize).map(person)
        try store.commit(Change(people: people, guardians: [guardian]), entry: draft)
    }

    func rows() throws -> [String] {
        let single = try timed(Self.singles) { try commit([event("single-\($0)", $0)]) }
        let grouped = try timed(Self.groups) { group in
            try commit((0..<Self.groupSize).map { event("group-\(group)-\($0)", $0) })
        }
        let perSecond = Double(Self.groups * Self.groupSize) / (grouped.reduce(0, +) / 1000)
        let proofs = try timed(Self.singles) { _ = try prove("single-\($0)") }
        return [
            "| one event, on disk and signed | \(share(single, 0.5)) | \(share(single, 0.99)) |",
            "| events a second, \(Self.groupSize) to a commit | \(Int(perSecond)) | |",
            "| event found, opened and its inclusion proved | \(share(proofs, 0.5)) | \(share(proofs, 0.99)) |",
        ]
    }

    private func prove(_ id: String) throws -> [Digest] {
        try store.snapshot { reader in
            guard let (_, opening) = try reader.opening(of: EventID(rawValue: id)) else { return [] }
            return try Proof.inclusion(index: opening.position.leaf, size: reader.tree().size) {
                try reader.node(level: $0, index: $1)
            }
        }
    }

    /// Milliseconds of each, in ascending order.
    private func timed(_ count: Int, _ work: (Int) throws -> Void) rethrows -> [Double] {
        var times: [Double] = []
        for number in 0..<count {
            let start = ContinuousClock.now
            try work(number)
            times.append(Double((ContinuousClock.now - start) / .microseconds(1)) / 1000)
        }
        return times.sorted()
    }

    private func share(_ times: [Double], _ part: Double) -> String {
        String(format: "%.2f ms", times[Int(Double(times.count - 1) * part)])
    }

    private var draft: LedgerDraft { LedgerDraft(kind: .child, at: now, actor: "bench") }
    private func commit(_ events: [Event]) throws { try store.commit(Change(events: events), entry: draft) }

    private var guardian: GuardianRecord {
        GuardianRecord(id: GuardianID(rawValue: "g1"), sourceID: "G-1", name: "Karin Berg", language: "sv")
    }

    private func person(_ number: Int) -> PersonRecord {
        PersonRecord(
            id: PersonID(rawValue: "p\(number)"), kind: .child, sourceID: "S-\(number)", unit: unit,
            handle: "child-\(number)", givenNames: ["Ella"], familyName: "Berg", since: now)
    }

    private func event(_ id: String, _ number: Int) -> Event {
        let place = Place(unit: unit, channel: ChannelID(rawValue: "open-blog"))
        let answer = Answer(
            decider: .guardian(guardian.id), place: place, response: .choice(.visible), name: true,
            notice: NoticeReference(version: "2026-1", sha256: String(repeating: "7", count: 64), language: "sv"),
            collected: .paper)
        return Event(
            id: EventID(rawValue: id), person: PersonID(rawValue: "p\(number % Self.groupSize)"), at: now,
            recordedAt: now, actor: "staff-1", source: "paper", what: .answered(answer))
    }
}
