import Consent
import Foundation
import Services
import TestSupport
import Testing

/// Groups for each comparison; more where the environment asks for it (`make test-long`).
private let volume: UInt64 = ProcessInfo.processInfo.environment["SYNAS_LONG"] == nil ? 1 : 12

@Suite("Nobody learns the reason: units that differ in one hidden reason give a teacher the same bytes")
struct SecrecyTests {
    private enum Class: String, CaseIterable, CustomTestStringConvertible {
        case mayNotAppear, mayNotBeRecognised
        var reasons: [HiddenReason] {
            self == .mayNotAppear ? HiddenReason.mayNotAppear : HiddenReason.mayNotBeRecognised
        }
        var choice: Choice { self == .mayNotAppear ? .excluded : .unrecognisable }
        var testDescription: String { rawValue }
    }

    /// The views that are not the same for all the reasons, by the reasons in which they differ from the first.
    private static func differences(
        _ kind: Class, _ reasons: [HiddenReason], _ group: GeneratedGroup, as viewpoint: Viewpoint
    ) async throws -> [String] {
        var first: [String: Data]?
        var found: [String] = []
        for reason in reasons {
            let secret = try SecretHouse(group, reason)
            let effect = try await secret.effect()
            #expect(effect == Effect(choice: kind.choice, mayBeNamed: false), "\(reason), seed \(group.seed)")
            let seen = try await Views(secret, as: viewpoint).all(of: group)
            #expect(seen.count >= group.cases.count * 4)
            let isHandedOver = seen.keys.contains { $0.contains("file ") && $0.contains(".json ") }
            #expect(isHandedOver == (kind == .mayNotBeRecognised), "\(reason): a picture is covered and handed over")
            let expected = first ?? seen
            first = expected
            let other = Set(seen.keys).union(expected.keys).filter { seen[$0] != expected[$0] }.sorted()
            found += other.map { "seed \(group.seed): \(reason) and \(reasons[0]) differ: \($0)" }
        }
        return found
    }

    @Test("Without a reason she is seen and named: it is the reasons that narrow")
    func none() async throws {
        for isAlone in [false, true] {
            let secret = try SecretHouse(GeneratedGroup(seed: 1, isAlone: isAlone, posts: 0), .none)
            #expect(try await secret.effect() == Effect(choice: .visible, mayBeNamed: true))
        }
    }

    @Test("A reason of the child among others, who have answers of their own", arguments: Class.allCases)
    private func amongOthers(_ kind: Class) async throws {
        for seed in 0..<volume {
            let group = GeneratedGroup(seed: seed + 100, isAlone: false, posts: 3)
            let found = try await Self.differences(
                kind, kind.reasons.filter { !$0.isOfTheChannel }, group, as: .teacher)
            #expect(found.isEmpty, "\(found.prefix(3))")
        }
    }

    // A cap, a ban and the like hold for a whole channel. They are compared where nobody else of the unit is: with others
    // the post tells what holds for all, as it must.
    @Test("A reason of the child or of the channel, where she is the only one of the unit", arguments: Class.allCases)
    private func alone(_ kind: Class) async throws {
        for seed in 0..<volume {
            let group = GeneratedGroup(seed: seed + 200, isAlone: true, posts: 3)
            let found = try await Self.differences(kind, kind.reasons, group, as: .teacher)
            #expect(found.isEmpty, "\(found.prefix(3))")
        }
    }

    @Test("The comparison sees a reason where one is told: in the privacy role's view", arguments: Class.allCases)
    private func isSeen(_ kind: Class) async throws {
        let group = GeneratedGroup(seed: 300, isAlone: true, posts: 1)
        let found = try await Self.differences(kind, [kind.reasons[0]] + kind.reasons.suffix(1), group, as: .privacy)
        #expect(found.contains { $0.contains("json") } && found.contains { $0.contains("text") })
        #expect(found.allSatisfy { $0.hasSuffix(", json") || $0.hasSuffix(", text") }, "\(found)")
    }
}
