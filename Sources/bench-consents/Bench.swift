import Consent
import Foundation
import Policies
import Seeded
import Services
import Storage
import Synchronization

/// One data folder, opened once: what a process that stays warm would answer.
struct Bench {
    private struct Group {
        let unit: UnitID
        let name: String
    }

    private let consents: Consents
    private let channels: [ChannelID]
    private let groups: [Group]
    /// As commands name them.
    private let children: [String]
    private let calls: Int
    private var random: SeededGenerator

    init(_ path: String, calls: Int, seed: UInt64) throws {
        let house = try House.open(path, for: .reading)
        consents = Consents(house)
        channels = house.policies.channels.keys.sorted()
        random = SeededGenerator(seed: seed)
        self.calls = calls
        // Groups of about thirty: the size that the goal names.
        (groups, children) = try Self.survey(consents, channels[0])
    }

    private static func survey(_ consents: Consents, _ channel: ChannelID) throws -> ([Group], [String]) {
        let found = Mutex((sizes: [[String]: Int](), children: [String]()))
        try consents.everyone(unit: nil, group: nil, channel: channel, at: nil) { person in
            guard person.kind == .child, let group = person.group else { return }
            found.withLock {
                $0.sizes[[person.unit.rawValue, group], default: 0] += 1
                $0.children.append("\(person.unit.rawValue)/\(person.handle)")
            }
        }
        let (sizes, children) = found.withLock { $0 }
        let fit = sizes.filter { (28...32).contains($0.value) }.keys.sorted { $0.lexicographicallyPrecedes($1) }
        return (fit.map { Group(unit: UnitID(rawValue: $0[0]), name: $0[1]) }, children.sorted())
    }

    /// The table's row.
    mutating func row() throws -> String {
        let group = try ofGroup()
        let show = try ofShow()
        let now = try ofEveryone(at: nil)
        let then = try ofEveryone(at: Moment(rawValue: Int64(Date().timeIntervalSince1970 - 150 * 86_400) * 1000))
        let figures = [group.share(0.5), group.share(0.99), show.share(0.5), show.share(0.99)]
        return "| \(children.count) | " + figures.map { String(format: "%.2f ms", $0) }.joined(separator: " | ")
            + String(format: " | %.1f s | %.1f s | %d MiB |", now, then, peakMemory)
    }

    private mutating func picked<Item>(_ items: [Item]) -> [Item] {
        (0..<calls).compactMap { _ in items.randomElement(using: &random) }
    }

    private mutating func ofGroup() throws -> Latencies {
        let asked = picked(groups).map { ($0, channels[Int(random.next() % UInt64(channels.count))]) }
        let answered = Mutex(0)
        let latencies = try Latencies(of: asked) { group, channel in
            try consents.everyone(unit: group.unit, group: group.name, channel: channel, at: nil) { _ in
                answered.withLock { $0 += 1 }
            }
        }
        precondition(answered.withLock { $0 } >= 28 * calls, "the groups answered for fewer than they have")
        return latencies
    }

    /// `consent show --at`: every channel of one child, on a day of the last year.
    private mutating func ofShow() throws -> Latencies {
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let asked = picked(children).map { child in
            (child, Moment(rawValue: now - Int64(random.next() % 31_536_000) * 1000))
        }
        return try Latencies(of: asked) { child, at in
            let standing = try consents.show(PersonReference(child), channel: nil, at: at)
            precondition(standing.choices.count == channels.count)
        }
    }

    /// Seconds.
    private func ofEveryone(at moment: Moment?) throws -> Double {
        let counted = Mutex(0)
        let took = try ContinuousClock().measure {
            try consents.everyone(unit: nil, group: nil, channel: nil, at: moment) { person in
                counted.withLock { $0 += person.decisions.count }
            }
        }
        precondition(counted.withLock { $0 } > 0)
        return Double(took.components.seconds) + Double(took.components.attoseconds) / 1e18
    }

    /// The most memory that the process ever had, in MiB.
    private var peakMemory: Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.split(separator: " ").dropFirst().first ?? "0") ?? 0) / 1024
    }
}
