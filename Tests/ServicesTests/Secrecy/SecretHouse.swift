import Consent
import Foundation
import Gate
import Seeded
import Services
import Storage
import Synchronization
import TestSupport

/// A generated unit in which Ella has one hidden reason. Clock and ids are fixed, so that two units that differ in the
/// reason alone give the same bytes wherever the reason does not show.
final class SecretHouse: Sendable {
    static let now = Happenings.now
    /// When the roster was imported, and how long after it the first thing happens to Ella.
    private static let founded = Moment(rawValue: now.rawValue - 100 * 86_400_000)

    private let test: TestHouse
    private let ids: Ids
    var house: House { test.house }
    var folder: String { test.folder }

    /// Ids in a row that can be begun anew.
    private final class Ids: Sendable {
        private let next = Mutex((prefix: "s", number: 0))
        func take() -> String {
            next.withLock {
                $0.number += 1
                return "\($0.prefix)\($0.number)"
            }
        }
        func begin(_ prefix: String) { next.withLock { $0 = (prefix, 0) } }
    }

    init(_ group: GeneratedGroup, _ reason: HiddenReason) throws {
        let clock = Mutex(Self.founded)
        let ids = Ids()
        self.ids = ids
        let surroundings = Surroundings(now: { clock.withLock { $0 } }, newID: { ids.take() }, actor: "test", cores: 2)
        test = try TestHouse(surroundings: surroundings) { policies in
            let path = "\(policies)/channels/open-blog.yaml"
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try reason.policy.reduce(text) { $0.replacing($1.key, with: $1.value) }.write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        try test.importRoster(group.roster)
        clock.withLock { $0 = Self.now }
        try happen(reason)
        try group.answer(in: test)
    }

    /// An hour apart, from the day after the roster was imported. She turns twelve, and has a say, in between; before that
    /// her guardians have said what they say.
    private func happen(_ reason: HiddenReason) throws {
        try house.store.commit { reader in
            guard let ella = try reader.person(.child, handle: "ella", unit: Happenings.place.unit),
                let first = try reader.guardian(source: "G-1"), let second = try reader.guardian(source: "G-2")
            else { throw CocoaError(.fileReadUnknown) }
            let all = reason.events(Happenings(first: first.id, second: second.id))
            let events = all.enumerated().map { number, what in
                let hours = what.isTheChilds ? 99 * 24 : number + 24
                let at = Moment(rawValue: Self.founded.rawValue + Int64(hours) * 3_600_000)
                return Event(
                    id: EventID(rawValue: "reason-\(number)"), person: ella.id, at: at, recordedAt: at, actor: "test",
                    source: "paper", what: what)
            }
            return Commit(
                Storage.Change(events: events), entry: LedgerDraft(kind: .child, at: Self.now, actor: "test"),
                result: ())
        }
    }

    /// From here on ids are counted from 1 again, whatever was needed to come here.
    func begin(_ prefix: String) { ids.begin(prefix) }

    /// What the gate is handed of Ella today, as the privacy role is told.
    func effect() async throws -> Effect? {
        let text = "channel: open-blog\nunit: ekbacken\npictures:\n  - {file: 1.png, people: [{child: ella}]}\n"
        let post = Submission(document: [UInt8](text.utf8), name: "post.yaml") { _ throws(ServiceError) in [] }
        return try await Publishing(house).check(post, openingPictures: false).explanations.first?.effect
    }
}

extension What {
    fileprivate var isTheChilds: Bool {
        if case .answered(let answer) = self { answer.decider == .person } else { false }
    }
}

/// Who else is in the unit, and the posts that are made of them: the same for every reason.
struct GeneratedGroup {
    struct Member {
        let handle: String
        let given: String
        let choice: Choice?
        let isNamed: Bool
    }

    struct Case: Sendable {
        let document: String
        let options: GateOptions
    }

    let seed: UInt64
    private(set) var others: [Member] = []
    private(set) var cases: [Case] = []

    /// `isAlone`: Ella is the only one of the unit in every post, beside visitors, unknown children and things.
    init(seed: UInt64, isAlone: Bool, posts: Int) {
        self.seed = seed
        var random = SeededGenerator(seed: seed)
        if !isAlone {
            others = [("maja", "Maja"), ("liv", "Liv"), ("ella-a", "Ella")].map { handle, given in
                let choice: Choice? =
                    [.visible, .visible, .unrecognisable, .excluded, nil].randomElement(using: &random) ?? nil
                let isNamed = Bool.random(using: &random)
                return Member(handle: handle, given: given, choice: choice, isNamed: isNamed && choice == .visible)
            }
        }
        for _ in 0..<posts { cases.append(post(&random)) }
        cases.append(Self.plain)
    }

    /// With nothing in its way but how Ella may appear: her picture is handed over wherever she may be covered.
    private static let plain = Case(
        document: """
            channel: open-blog
            unit: ekbacken
            pictures:
              - {file: 0.png, alt: Barn i skogen, people: [{child: ella, at: [0.1, 0.1, 0.3, 0.3]}]}

            """, options: GateOptions())

    var roster: [String] {
        ["1", "2"].map { Self.row("ella", "Ella", "Bergh", "G-\($0)") }
            + others.map { Self.row($0.handle, $0.given, "Alm", "G-\($0.handle)") }
            + (others.isEmpty ? [] : ["staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,"])
    }

    private static func row(_ handle: String, _ given: String, _ family: String, _ guardian: String) -> String {
        "child,ekbacken,grodan,B-\(handle),\(handle),\(given),\(family),2014-10-01,\(guardian),Namn \(guardian),sv,"
            + "custody,2014-10-01,,"
    }

    func answer(in test: TestHouse) throws {
        for other in others {
            guard let choice = other.choice else { continue }
            _ = try Consents(test.house).answer([
                GivenAnswer(
                    person: PersonReference(other.handle), guardian: "G-\(other.handle)", channel: TestHouse.channel,
                    response: .choice(choice), name: other.isNamed, noticeVersion: "2026-08", language: "sv")
            ])
        }
    }

    private func post(_ random: inout SeededGenerator) -> Case {
        let words = ["Idag byggde vi en koja.", "Idag byggde Ella en koja.", "Vi sjöng med Ella Bergh och Maja.", ""]
        let pictures = (0..<Int.random(in: 1...3, using: &random)).map { picture($0, &random) }
        let document = """
            channel: open-blog
            unit: ekbacken
            title: \(["Kojor", "Ellas koja", "Liv i skogen"].randomElement(using: &random) ?? "Kojor")
            text: "\(words.randomElement(using: &random) ?? "")"
            pictures:
            \(pictures.joined(separator: "\n"))

            """
        let options = GateOptions(
            withoutRefused: Int.random(in: 0..<3, using: &random) == 0,
            withoutHeld: Int.random(in: 0..<3, using: &random) == 0,
            coverEveryone: Int.random(in: 0..<3, using: &random) == 0)
        return Case(document: document, options: options)
    }

    private func picture(_ index: Int, _ random: inout SeededGenerator) -> String {
        var subjects = ["visitor: true", "unknown-child: true", "thing: name tag"]
        if !others.isEmpty { subjects += others.map { "child: \($0.handle)" } + ["staff: anna"] }
        let some = subjects.shuffled(using: &random).prefix(Int.random(in: 0...2, using: &random))
        let isThere = index == 0 || Bool.random(using: &random)
        let people = (Array(some) + (isThere ? ["child: ella"] : [])).shuffled(using: &random)
        let entries = people.enumerated().map { number, subject in
            let isMarked = Int.random(in: 0..<8, using: &random) > 0
            return "      - {\(subject)\(isMarked ? ", at: [0.\(number + 1), 0.1, 0.1, 0.3]" : "")}"
        }
        let list = entries.isEmpty ? "    people: nobody" : "    people:\n" + entries.joined(separator: "\n")
        let alt = Int.random(in: 0..<6, using: &random) == 0 ? "Ella i skogen" : "Barn i skogen"
        return "  - file: \(index).png\n    alt: \(alt)\n\(list)"
    }
}
