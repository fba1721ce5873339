import Consent
import Foundation
import Policies
import Storage
import Synchronization
import Testing

@testable import Services

/// A data folder that is looked at from several times: nothing but the clock differs.
struct TimeHouse {
    let test: TestHouse
    private let ids = IDs()

    init(change: (_ policies: String) throws -> Void = { _ in }) throws {
        test = try TestHouse { policies in
            try TimeHouse.edit("\(policies)/notices") {
                $0.replacing(/in_force_from: .*/, with: "in_force_from: 2018-05-25")
            }
            try change(policies)
        }
    }

    /// Changes every file of a folder.
    static func edit(_ folder: String, _ change: (String) -> String) throws {
        for case let item as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            guard let text = try? String(contentsOfFile: "\(folder)/\(item)", encoding: .utf8) else { continue }
            try change(text).write(toFile: "\(folder)/\(item)", atomically: true, encoding: .utf8)
        }
    }

    var store: any Store { test.house.store }

    /// The house as it is at a moment, written as RFC 3339 or as a day, which means noon in UTC.
    func at(_ text: String) -> House {
        let now = moment(text)
        let ids = ids
        return House(
            folder: test.house.folder, store: test.house.store, policies: test.house.policies,
            surroundings: Surroundings(now: { now }, newID: { ids.next() }, actor: "test", cores: 2))
    }

    func moment(_ text: String) -> Moment {
        let full = text.count == 10 ? text + "T12:00:00Z" : text
        guard let moment = Moment(full) else { fatalError("no moment: \(text)") }
        return moment
    }

    /// Rows without the header; all children have been in the unit since the day.
    func roster(_ rows: [String], on day: String) throws {
        let path = "\(test.folder)/roster.csv"
        try (([TestHouse.header] + rows).joined(separator: "\n") + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        _ = try Registry(at(day)).importRoster(path)
    }

    @discardableResult
    func answer(
        _ child: String, by guardian: String?, _ choice: Choice, in channel: String = "open-blog", on day: String
    ) throws -> EventID {
        let given = GivenAnswer(
            person: PersonReference(child), guardian: guardian, channel: ChannelID(rawValue: channel),
            response: .choice(choice), name: nil, noticeVersion: "2026-08", language: "sv")
        return try Consents(at(day)).answer([given])[0].event.id
    }

    @discardableResult
    func withdraw(_ child: String, by guardian: String, in channel: String = "open-blog", on day: String) throws
        -> EventID
    {
        try Consents(at(day)).withdraw(
            PersonReference(child), guardian: guardian, channel: ChannelID(rawValue: channel))[0].event.id
    }

    func choice(_ child: String, in channel: String = "open-blog", on day: String) throws -> Choice? {
        try Consents(at(day)).show(
            PersonReference(child), channel: ChannelID(rawValue: channel), at: moment(day)
        ).choices.first?.decision.effect.choice
    }

    @discardableResult
    func daily(_ day: String, afterPause: Bool = true) throws -> DailyRun {
        try Daily(at(day)).run(isAfterPause: afterPause)
    }
}

/// Ids that count on, whichever house asks.
final class IDs: Sendable {
    private let number = Mutex(0)
    func next() -> String {
        number.withLock { number in
            number += 1
            return "time\(number)"
        }
    }
}

/// A child of one or two guardians, as a row of the roster each.
func rows(
    _ handle: String, born: String = "2020-03-14", guardians: [String], from: String = "", protected: Bool = false
) -> [String] {
    guardians.map { guardian in
        "child,ekbacken,grodan,B-\(handle),\(handle),Ella,Berg,\(born),\(guardian),Karin Berg,sv,custody,\(from),,"
            + (protected ? "protected" : "")
    }
}

extension TimeHouse {
    /// A cleared post with one picture of nobody, its file in place. `handedOver`: it is published since then.
    func publish(
        _ id: String, on day: String, picture content: String, in channel: String = "open-blog",
        handedOver: Bool = true,
        place: PublicationRecord.Place = .unknown
    ) throws {
        let (post, now) = (PostID(rawValue: id), moment(day))
        let bytes = [UInt8](content.utf8)
        let record = PostRecord(
            id: post, unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: channel), submittedAt: now,
            verdict: .cleared, document: "{}", plan: "{}", policyHash: "0")
        let picture = PictureRecord(
            post: post, index: 0, sha256: bytes.sha256, format: "jpg", width: 1, height: 1, bytes: bytes.count, alt: "",
            manifest: "{}")
        var change = Storage.Change(posts: [JudgedPost(record, pictures: [picture])])
        if handedOver {
            change.handedOver = [post: now]
            change.publications = [PublicationRecord(id: "u-\(id)", post: post, place: place, since: now)]
        }
        let staged = try test.house.folder.pictures.stage(post, in: store)
        try staged.add(bytes, as: picture.file)
        try staged.seal()
        try store.commit(change, entry: LedgerDraft(kind: .post, at: now, actor: "test"))
        try staged.finish()
    }

    func end(_ id: String, on day: String) throws {
        let published = try store.snapshot { try $0.publications(of: PostID(rawValue: id)) }
        let ended = published.map { publication in
            var publication = publication
            publication.endedAt = moment(day)
            return publication
        }
        try store.commit(
            Storage.Change(publications: ended), entry: LedgerDraft(kind: .post, at: moment(day), actor: "test"))
    }

    func close(_ id: String, _ outcome: TakedownClosing.Outcome, on day: String) throws {
        let tasks = try store.snapshot { try $0.takedowns(of: PostID(rawValue: id)) }
        var closed = try #require(tasks.last { $0.isOpen })
        closed.closing = TakedownClosing(at: moment(day), by: "test", outcome: outcome, decision: "BUN 2026/1")
        try store.commit(
            Storage.Change(takedowns: [closed]), entry: LedgerDraft(kind: .post, at: moment(day), actor: "test"))
    }

    /// Whether the file of that content lies among the cleared pictures.
    func hasFile(_ content: String) -> Bool {
        let file = ClearedFile(sha256: [UInt8](content.utf8).sha256, format: "jpg")
        return (try? test.house.folder.pictures.read(file)) != nil
    }

    /// How many whole-post demands a post has.
    func demands(_ id: String) throws -> Int {
        try store.snapshot { reader in
            try reader.takedowns(of: PostID(rawValue: id)).reduce(0) { count, task in
                count + (try reader.demands(of: task.id).count { $0.person == nil })
            }
        }
    }
}
