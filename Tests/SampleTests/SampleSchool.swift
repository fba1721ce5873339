import Consent
import Foundation
import Gate
import Intake
import Policies

/// `samples/` as the product would take it in: the roster's people, their answers, and what follows from them.
struct SampleSchool {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let posts = folder.appendingPathComponent("samples/posts")
    /// 2026-11-20 12:00 UTC.
    static let now = Moment(rawValue: 1_795_176_000_000)
    static let unit = UnitID(rawValue: "ekbacken")

    let policies: PolicySet
    let roster: [[String: String]]
    let answers: [[String: String]]

    struct Unreadable: Error { let message: String }

    init() throws {
        let (set, mistakes) = PolicySet.load(folder: Self.folder.appendingPathComponent("policies").path)
        guard let set else { throw Unreadable(message: "\(mistakes)") }
        policies = set
        roster = try Self.table("roster.csv")
        answers = try Self.table("answers.csv")
    }

    /// Rows by column name; the samples quote nothing, so that a comma always parts two fields.
    static func table(_ name: String) throws -> [[String: String]] {
        let text = try String(contentsOf: folder.appendingPathComponent("samples/\(name)"), encoding: .utf8)
        let lines = text.split(separator: "\n").map { line in
            line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard let head = lines.first, lines.allSatisfy({ $0.count == head.count }) else {
            throw Unreadable(message: "\(name): rows of several lengths")
        }
        return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(head, $0)) }
    }

    static func moment(_ text: String) -> Moment? {
        text.count == 10 ? Day(text).map { Moment(day: $0) } : Moment(text)
    }

    /// What the gate would be told of everyone in a channel.
    func snapshot(_ channel: ChannelID) throws -> Snapshot {
        guard let known = policies.channel(channel, at: Self.now) else {
            throw Unreadable(message: "no channel \(channel.rawValue)")
        }
        let rows = Dictionary(grouping: roster) { $0["handle"] ?? "" }
        let people = rows.compactMap { handle, rows in rows.first.map { person(handle, $0, rows, known) } }
        return Snapshot(unit: Self.unit, channel: known, people: people.sorted { $0.handle < $1.handle })
    }

    private func person(
        _ handle: String, _ row: [String: String], _ rows: [[String: String]], _ channel: Channel
    ) -> KnownPerson {
        let isChild = row["kind"] == "child"
        let id = PersonID(rawValue: row["source_id"] ?? "")
        let born = row["born"].flatMap { Day($0) }
        let question = Question(
            place: Place(unit: Self.unit, channel: channel.id), terms: channel.terms,
            history: policies.channelHistory(channel.id), at: Self.now, days: policies.localDays)
        let events = (isChild ? custody(id, rows) : []) + given(isChild ? handle : "staff:\(handle)", id, isChild)
        let person = Consent.Person(id: id, kind: isChild ? .child : .staff, born: born)
        let decision = effective(of: person, events: events, in: question)
        return KnownPerson(
            id: id, kind: isChild ? .child : .staff, handle: handle, givenNames: [row["given_name"] ?? ""],
            familyName: row["family_name"] ?? "", effect: decision.effect)
    }

    private func event(_ id: PersonID, _ name: String, _ at: Moment, _ what: What) -> Event {
        Event(
            id: EventID(rawValue: "\(id.rawValue) \(name)"), person: id, at: at, recordedAt: at, actor: "test",
            source: "roster", what: what)
    }

    private func custody(_ id: PersonID, _ rows: [[String: String]]) -> [Event] {
        rows.compactMap { row in
            guard let guardian = row["guardian_source_id"], let relation = Relation(rawValue: row["relation"] ?? ""),
                let from = Self.moment(row["custody_from"] ?? "")
            else { return nil }
            let until = Self.moment(row["custody_until"] ?? "")
            return event(
                id, guardian, from, .custodyAdded(GuardianID(rawValue: guardian), relation, until: until))
        }
            + rows.prefix(1).filter { $0["protection"] == "protected" }.map { _ in
                event(id, "protection", Moment(rawValue: 0), .protectionSet(.confidentialityMarking))
            }
    }

    private func given(_ who: String, _ id: PersonID, _ isChild: Bool) -> [Event] {
        answers.enumerated().compactMap { number, row in
            guard row["child"] == who, let at = Self.moment(row["at"] ?? ""),
                let response = Response(rawValue: row["choice"] ?? "")
            else { return nil }
            let decider = isChild ? Decider.guardian(GuardianID(rawValue: row["guardian"] ?? "")) : .person
            let notice = NoticeReference(version: row["notice"] ?? "", sha256: "", language: row["language"] ?? "")
            let place = Place(unit: Self.unit, channel: ChannelID(rawValue: row["channel"] ?? ""))
            let name = row["name"].flatMap { $0.isEmpty ? nil : $0 == "yes" }
            return event(
                id, "answer \(number)", at,
                .answered(
                    Answer(
                        decider: decider, place: place, response: response, name: name, notice: notice,
                        collected: .paper)))
        }
    }

    func post(_ name: String) throws -> Post {
        let file = Self.posts.appendingPathComponent("\(name).yaml")
        let channels = policies.channels.keys.map(\.rawValue)
        return try PostDocument.parse(Array(Data(contentsOf: file)), file: file.path, channels: channels).get().post
    }
}
