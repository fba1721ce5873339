import Consent
import Foundation
import Policies
import Services
import Storage
import Synchronization

/// A data folder of its own with the product's own policies, and a clock that goes on by a second at each look.
final class TestHouse: Sendable {
    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let header =
        "kind,unit,group,source_id,handle,given_name,family_name,born,guardian_source_id,guardian_name,"
        + "guardian_language,relation,custody_from,custody_until,protection"
    static let channel = ChannelID(rawValue: "open-blog")

    let folder: String
    let house: House

    /// Opens on 2026-11-20 at 12:00 UTC. `change` may edit the policies of the data folder first.
    ///
    /// `given`: another clock and other ids.
    init(surroundings given: Surroundings? = nil, change: (_ policies: String) throws -> Void = { _ in }) throws {
        folder = NSTemporaryDirectory() + "synas-services-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try House.found(
            "\(folder)/data", policies: Self.repository.appendingPathComponent("policies").path, patience: .seconds(10))
        try change("\(folder)/data/policies")
        let clock = Mutex(Int64(1_795_176_000_000))
        let numbers = Mutex(0)
        let surroundings = Surroundings(
            now: {
                clock.withLock { now in
                    now += 1000
                    return Moment(rawValue: now)
                }
            },
            newID: {
                numbers.withLock { number in
                    number += 1
                    return "id\(number)"
                }
            }, actor: "test", cores: 2)
        house = try House.open(
            "\(folder)/data", for: .writing(patience: .seconds(10)), surroundings: given ?? surroundings)
    }

    /// Writes a file below the house's folder.
    func save(_ bytes: [UInt8], to path: String) throws {
        let file = URL(fileURLWithPath: "\(folder)/\(path)")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Rows without the header, each of which somebody has looked at.
    @discardableResult
    func importRoster(_ rows: [String]) throws -> RosterDiff {
        var options = RosterOptions()
        options.confirmed = Set(
            rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)[3] })
        return try importRoster(rows, options)
    }

    /// Rows without the header. `header`: further columns after the usual ones.
    @discardableResult
    func importRoster(
        _ rows: [String], _ options: RosterOptions, header more: String = "", isDryRun: Bool = false
    ) throws -> RosterDiff {
        let path = "\(folder)/roster.csv"
        try (([Self.header + more] + rows).joined(separator: "\n") + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        return try isDryRun ? Registry(house).compareRoster(path, options) : Registry(house).importRoster(path, options)
    }

    func answer(_ child: String, by guardian: String?, _ choice: Choice, in channel: ChannelID = TestHouse.channel)
        throws
    {
        _ = try Consents(house).answer([
            GivenAnswer(
                person: PersonReference(child), guardian: guardian, channel: channel, response: .choice(choice),
                name: nil, noticeVersion: "2026-08", language: "sv")
        ])
    }

    func choice(_ child: String, in channel: ChannelID = TestHouse.channel) throws -> Choice? {
        try Consents(house).show(PersonReference(child), channel: channel, at: nil).choices.first?.decision.effect
            .choice
    }

    func eventCount(_ child: String) throws -> Int {
        try house.store.snapshot { reader in
            let person = try reader.person(.child, handle: child, unit: UnitID(rawValue: "ekbacken"))
            return try person.map { try reader.events(about: $0.id).count } ?? 0
        }
    }
}
