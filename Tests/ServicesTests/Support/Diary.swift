import Consent
import Foundation
import Policies
import Services
import Storage
import Synchronization
import Testing

/// A data folder through which a test lives from day to day, with the product's own policies. Ella's parents are Karin
/// (`karin`) and Jonas (`jonas`), who decide; Siv (`siv`) is her grandmother. Max is thirteen and Ture eleven;
/// Eva (`eva`) decides for them.
final class Diary: Sendable {
    static let blog = ChannelID(rawValue: "open-blog")
    static let newsletter = ChannelID(rawValue: "newsletter")
    static let roster = [
        "child,ekbacken,grodan,B-1,ella,Ella,Berg,2020-03-14,karin,Karin Berg,sv,custody,,,",
        "child,ekbacken,grodan,B-1,ella,Ella,Berg,2020-03-14,jonas,Jonas Berg,sv,custody,,,",
        "child,ekbacken,grodan,B-1,ella,Ella,Berg,2020-03-14,siv,Siv Berg,sv,grandparent,,,",
        "child,ekbacken,grodan,B-2,max,Max,Ek,2012-09-03,eva,Eva Ek,sv,custody,,,",
        "child,ekbacken,grodan,B-3,ture,Ture,Ek,2015-03-14,eva,Eva Ek,sv,custody,,,",
    ]

    /// Goes on by a step at each look.
    private final class Counter: Sendable {
        private let count = Mutex(Int64(0))
        func next(by step: Int64) -> Int64 {
            count.withLock { count in
                count += step
                return count
            }
        }
        func set(_ value: Int64) { count.withLock { $0 = value } }
    }

    let folder: String
    let house: House
    private let clock = Counter()

    /// The roster is imported on the first day. `change` may edit the policies before.
    init(from day: String = "2026-08-10", change: (_ policies: String) throws -> Void = { _ in }) throws {
        folder = NSTemporaryDirectory() + "synas-diary-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        _ = try House.found(
            "\(folder)/data", policies: TestHouse.repository.appendingPathComponent("policies").path,
            patience: .seconds(10))
        try change("\(folder)/data/policies")
        let (clock, ids) = (self.clock, Counter())
        let surroundings = Surroundings(
            now: { Moment(rawValue: clock.next(by: 1000)) }, newID: { "new-id-\(ids.next(by: 1))" }, actor: "staff-7",
            cores: 2)
        house = try House.open("\(folder)/data", for: .writing(patience: .seconds(10)), surroundings: surroundings)
        on(day)
        try importRoster(Self.roster)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// It becomes noon of that day.
    func on(_ day: String) {
        guard let day = Day(day) else {
            Issue.record("there is no such day")
            return
        }
        clock.set(house.startOfDay(day).rawValue + 12 * 3_600_000)
    }

    func importRoster(_ rows: [String]) throws {
        let path = "\(folder)/roster.csv"
        try (([TestHouse.header] + rows).joined(separator: "\n") + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        _ = try Registry(house).importRoster(path)
    }
}

extension Diary {
    var consents: Consents { Consents(house) }
    var custody: Custody { Custody(house) }
    static let ella = PersonReference("ella")
    static let max = PersonReference("max")
    static let ture = PersonReference("ture")

    /// `guardian`: nil is the child itself. `at`: the day on which the paper was signed.
    @discardableResult
    func answer(
        _ child: PersonReference = Diary.ella, by guardian: String?, _ response: Response, name: Bool? = nil,
        in channel: ChannelID = Diary.blog, notice: String = "2026-08", at day: String? = nil, id: String? = nil
    ) throws -> [RecordedEvent] {
        let given = GivenAnswer(
            person: child, guardian: guardian, channel: channel, response: response, name: name, noticeVersion: notice,
            language: "sv", at: day.flatMap { Day($0) }.map(house.startOfDay))
        return try consents.answer([given], Registration(id: id))
    }

    /// Both parents say yes to the blog.
    func bothSayYes(notice: String = "2026-08") throws {
        try answer(by: "karin", .choice(.visible), notice: notice)
        try answer(by: "jonas", .choice(.visible), notice: notice)
    }

    /// What holds now, or on a day.
    func choice(
        _ child: PersonReference = Diary.ella, in channel: ChannelID = Diary.blog, at day: String? = nil
    ) throws -> Choice? {
        try standing(child, in: channel, at: day)?.decision.effect.choice
    }

    /// What holds now for everyone of the unit, by handle.
    func everyone(in channel: ChannelID) throws -> [String: Choice] {
        let found = Mutex<[String: Choice]>([:])
        try consents.everyone(unit: UnitID(rawValue: "ekbacken"), group: nil, channel: channel, at: nil) { standing in
            found.withLock { $0[standing.handle] = standing.decisions.first?.effect.choice }
        }
        return found.withLock { $0 }
    }

    func rule(_ child: PersonReference = Diary.ella, in channel: ChannelID = Diary.blog) throws -> Rule? {
        try standing(child, in: channel)?.decision.rule
    }

    private func standing(_ child: PersonReference, in channel: ChannelID, at day: String? = nil) throws
        -> StandingChoice?
    {
        let at = day.flatMap { Day($0) }.map { Moment(rawValue: house.startOfDay($0).rawValue + 12 * 3_600_000) }
        return try consents.show(child, channel: channel, at: at).choices.first
    }

    /// Kinds of what was recorded of the child, in the order in which it was recorded.
    func kinds(_ child: PersonReference = Diary.ella) throws -> [EventKind] {
        try consents.history(child).entries.map(\.event.what.kind)
    }

    /// Who is waited for about a child's picture on the blog, and why.
    func pending(_ child: PersonReference = Diary.ella, within days: Int = 0) throws -> [String: PendingAnswer.Reason] {
        let pending = try consents.pending(.person(child), within: days).pending.filter { $0.channel == Self.blog }
        return Dictionary(uniqueKeysWithValues: pending.map { ($0.guardianSource ?? "the child", $0.reason) })
    }

    /// What was said of a call that cannot stand, where nothing was recorded.
    func refusal(_ child: PersonReference = Diary.ella, _ call: () throws -> Void) throws -> String {
        let before = try kinds(child)
        let error = #expect(throws: ServiceError.self) { try call() }
        #expect(try kinds(child) == before)
        #expect(error?.message.contains("\n") == false && error?.message.contains(": ") == true)
        return error?.message ?? ""
    }

    /// Writes another version of the blog's notice into a folder of policies.
    static func addNotice(_ version: String, _ change: String, from day: String, to policies: String) throws {
        for language in ["sv", "en"] {
            let old = try String(
                contentsOfFile: "\(policies)/notices/open-blog/2026-08.\(language).md", encoding: .utf8)
            let new = old.replacing("version: 2026-08\n", with: "version: \(version)\n")
                .replacing("change: material", with: "change: \(change)")
                .replacing("in_force_from: 2026-08-01", with: "in_force_from: \(day)")
            try new.write(
                toFile: "\(policies)/notices/open-blog/\(version).\(language).md", atomically: true, encoding: .utf8)
        }
    }

    /// Adds a line to a policy file.
    static func add(_ lines: String, to file: String, of policies: String) throws {
        let path = "\(policies)/\(file)"
        try (String(contentsOfFile: path, encoding: .utf8) + "\n\(lines)\n").write(
            toFile: path, atomically: true, encoding: .utf8)
    }
}
