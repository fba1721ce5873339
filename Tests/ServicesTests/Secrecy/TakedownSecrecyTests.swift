import Consent
import Foundation
import PictureFixtures
import Reports
import Seeded
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Services

@Suite("Nobody learns the reason from a takedown: posts that differ in one hidden reason give the same tasks")
struct TakedownSecrecyTests {
    private static let volume: UInt64 = ProcessInfo.processInfo.environment["SYNAS_LONG"] == nil ? 12 : 200

    /// Each takes back a yes of both, and asks for what is out.
    private static let mayNotAppear =
        [
            HiddenReason("refused by the first") { $0.each(.choice(.excluded), nil) },
            HiddenReason("refused by the second") { [.answered($0.answer(.guardian($0.second), .choice(.excluded)))] },
            HiddenReason("refused by both") { $0.both(.excluded) },
            HiddenReason("refused, then taken back") { $0.both(.excluded) + [$0.withdrawn($0.first)] },
            HiddenReason("a refusal carried over") {
                [.carriedOver($0.answer(.guardian($0.second), .choice(.excluded)))]
            },
            HiddenReason("left out today") { _ in today.map { [.leftOut(Happenings.place, .day($0))] } ?? [] },
        ]
        + Protection.allCases.map { marking in HiddenReason("\(marking.rawValue)") { _ in [.protectionSet(marking)] } }

    private static let mayNotBeRecognised = [
        HiddenReason("withdrawn by the first") { [$0.withdrawn($0.first)] },
        HiddenReason("withdrawn by the second") { [$0.withdrawn($0.second)] },
        HiddenReason("withdrawn by both") { [$0.withdrawn($0.first), $0.withdrawn($0.second)] },
        HiddenReason("narrowed by the first") { $0.each(.choice(.unrecognisable), nil) },
        HiddenReason("narrowed by both") { $0.both(.unrecognisable) },
        HiddenReason("undecided by the second") { [.answered($0.answer(.guardian($0.second), .undecided))] },
        HiddenReason("invalidated") { [.invalidated($0.place)] },
        HiddenReason("revoked") { [.revoked($0.place)] },
        HiddenReason("disputed, then narrowed") {
            [.custodyDisputed($0.second)] + $0.each(.choice(.unrecognisable), nil)
        },
    ]

    private static let now = Moment(rawValue: 1_795_176_000_000)
    private static let today = Day(year: 2026, month: 11, day: 20)

    @Test(
        "the same words, order, counts and times, open, overdue and closed",
        arguments: [mayNotAppear, mayNotBeRecognised])
    private func tasks(_ reasons: [HiddenReason]) throws {
        var opened = 0
        for seed in 0..<Self.volume {
            let first = try Self.seen(reasons[0], seed: seed)
            opened += first.count
            for reason in reasons.dropFirst() {
                let other = try Self.seen(reason, seed: seed)
                for view in Set(first.keys).union(other.keys).sorted() where first[view] != other[view] {
                    Issue.record("seed \(seed): \(reason) and \(reasons[0]) differ: \(view)")
                }
            }
        }
        #expect(opened > Self.volume * 8, "tasks were opened")
    }

    @Test("a post of yesterday: one who is left out of that day stands in the way as one who refuses")
    func leftOutOfThePostsDay() async throws {
        let reasons = [
            HiddenReason("refused") { $0.each(.choice(.excluded), nil) },
            HiddenReason("left out") { _ in Self.today.map { [.leftOut(Happenings.place, .day($0))] } ?? [] },
        ]
        var seen: [String] = []
        for reason in reasons {
            let clock = Clock()
            let test = try TestHouse.withChildren(surroundings: clock.surroundings)
            let text =
                "channel: open-blog\npictures:\n  - {file: 1.png, people: [{child: ella, at: [0.1, 0.1, 0.3, 0.3]}]}\n"
            let submission = Submission(document: [UInt8](text.utf8), name: "post.yaml") { _ throws(ServiceError) in
                PNGFixture(colourType: 2, depth: 8, seed: 1).encoded()
            }
            let submitted = try await Publishing(test.house).submit(submission, handingOverTo: nil)
            let post = try #require(submitted.post)
            clock.go(days: 1)
            try test.record(reason, "ella")
            let request = PublicationRequest(.addresses(["https://example.se/kojor"]))
            let answer = try Publishing(test.house).publish(post, request)
            #expect(answer.outcome == .held)
            seen.append(PublicationText(answer).text())
        }
        #expect(seen[0] == seen[1])
    }

    /// All that a person sees who works on the tasks, by what it is a view of.
    private static func seen(_ reason: HiddenReason, seed: UInt64) throws -> [String: String] {
        let clock = Clock()
        let test = try TestHouse.withChildren(surroundings: clock.surroundings)
        try putOut(seed, in: test)
        try test.record(reason, "ella")
        let takedowns = Takedowns(test.house)
        var seen = try views(takedowns, "open")
        clock.go(days: 30)
        seen.merge(try views(takedowns, "overdue", overdueOnly: true)) { $1 }
        for (number, view) in try takedowns.list().enumerated() {
            for outcome in [TakedownClosing.Outcome.replaced, .removed] {
                seen["closing \(number) as \(outcome)"] = said {
                    TakedownText(
                        try takedowns.close(
                            TakedownID(rawValue: view.id), TakedownReport(outcome, decision: "2026/7", restStays: true))
                    ).text()
                }
            }
            _ = try? takedowns.close(TakedownID(rawValue: view.id), TakedownReport(.kept, decision: "2026/7"))
        }
        seen.merge(try views(takedowns, "closed", closed: true)) { $1 }
        return seen
    }

    private static func views(
        _ takedowns: Takedowns, _ name: String, overdueOnly: Bool = false, closed: Bool = false
    ) throws -> [String: String] {
        let list = try takedowns.list(overdueOnly: overdueOnly, closed: closed)
        var seen = [
            "\(name), list": masked(TakedownListText(list).text()),
            "\(name), list as JSON": masked(try JSONText.encode(list.map(TakedownJSON.init))),
        ]
        for (number, view) in list.enumerated() {
            let shown = try takedowns.show(TakedownID(rawValue: view.id))
            seen["\(name), task \(number)"] = masked(TakedownText(shown).text())
            seen["\(name), task \(number) as JSON"] = masked(try JSONText.encode(TakedownJSON(shown)))
        }
        return seen
    }

    private static func said(_ work: () throws -> String) -> String {
        do { return masked(try work()) } catch let error as ServiceError {
            return "\(error.code): \(error.message)"
        } catch {
            return "\(type(of: error))"
        }
    }

    /// Without the ids of tasks: more or fewer other ids were given before.
    private static func masked(_ text: String) -> String { text.replacing(/id1\d{6}/, with: "ID") }
}

/// Posts that are out, the same for every reason.
extension TakedownSecrecyTests {
    private final class Clock: Sendable {
        private let moment = Mutex(TakedownSecrecyTests.now)
        private let ids = Numbers()
        func go(days: Int64) { moment.withLock { $0 = Moment(rawValue: $0.rawValue + days * 86_400_000) } }
        var surroundings: Surroundings {
            Surroundings(
                now: { self.moment.withLock { $0 } },
                newID: { self.ids.next() }, actor: "test", cores: 2)
        }
    }

    private static func putOut(_ seed: UInt64, in test: TestHouse) throws {
        var random = SeededGenerator(seed: seed)
        for number in 0..<3 {
            var showings: [TestHouse.Showing] = []
            for child in ["ella", "nils"] where child == "ella" || Bool.random(using: &random) {
                for picture in 0..<3 where picture == 0 || Bool.random(using: &random) {
                    let isCovered = Int.random(in: 0..<4, using: &random) == 0
                    showings.append((child, picture, isCovered ? .unrecognisable : .visible, false))
                }
                if Bool.random(using: &random) { showings.append((child, nil, nil, true)) }
            }
            let places: [PublicationRecord.Place] = [.unknown, .address("https://example.se/a"), .print("Ekbladet")]
            let some = places.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))
            try test.putOut("post\(number)", showings.shuffled(using: &random), at: Array(some))
        }
    }
}

extension TestHouse {
    /// What happens to a child by a reason, one event after the other.
    fileprivate func record(_ reason: HiddenReason, _ child: String) throws {
        let guardians = try house.store.snapshot { reader in
            try ["G-1", "G-2"].compactMap { try reader.guardian(source: $0)?.id }
        }
        for what in reason.events(Happenings(first: guardians[0], second: guardians[1])) { try record((child, what)) }
    }
}

/// Ids in a row that sort as they were given.
final class Numbers: Sendable {
    private let last = Mutex(1_000_000)
    func next() -> String {
        last.withLock {
            $0 += 1
            return "id\($0)"
        }
    }
}
