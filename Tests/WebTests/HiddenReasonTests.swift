import TestSupport
import Testing

@Suite("Nobody learns the reason from the service: a teacher's whole day is the same")
struct HiddenReasonTests {
    private enum Class: String, CaseIterable, CustomTestStringConvertible {
        case mayNotAppear, mayNotBeRecognised
        var reasons: [HiddenReason] {
            self == .mayNotAppear ? HiddenReason.mayNotAppear : HiddenReason.mayNotBeRecognised
        }
        var testDescription: String { rawValue }
    }

    /// Who has no guardian has nobody to answer, and a channel that is closed or capped is so for everyone, openly.
    private static func hasGuardian(_ reason: HiddenReason) -> Bool {
        !reason.isOfTheChannel && reason.description != "no decider"
    }

    private static func day(_ reason: HiddenReason, _ street: Street, guardianSays: Bool) async throws -> [String:
        String]
    {
        var day = try TeachersDay(reason, street)
        try await day.live(guardianSays: guardianSays)
        return day.seen
    }

    /// What is not the same for all the reasons as for the first.
    private static func differences(
        _ reasons: [HiddenReason], _ street: Street, guardianSays: Bool
    ) async throws -> [String] {
        let first = try await day(reasons[0], street, guardianSays: guardianSays)
        #expect(first.count > 50)
        var found: [String] = []
        for reason in reasons.dropFirst() {
            let seen = try await day(reason, street, guardianSays: guardianSays)
            let other = Set(seen.keys).union(first.keys).filter { seen[$0] != first[$0] }.sorted()
            found += other.map { "\(reason) and \(reasons[0]) differ: \($0)\n\(seen[$0] ?? "")\n\(first[$0] ?? "")" }
        }
        return found
    }

    @Test("among others, who have answers of their own", arguments: Class.allCases)
    private func amongOthers(_ kind: Class) async throws {
        let reasons = kind.reasons.filter(Self.hasGuardian)
        let found = try await Self.differences(reasons, Street.full.value, guardianSays: true)
        #expect(found.isEmpty, "\(found.count): \(found.prefix(2).joined(separator: "\n"))")
    }

    @Test("where nobody may answer, and where it is the channel's", arguments: Class.allCases)
    private func alone(_ kind: Class) async throws {
        let reasons = kind.reasons.prefix(1) + kind.reasons.filter { !Self.hasGuardian($0) }
        let found = try await Self.differences(Array(reasons), Street.alone.value, guardianSays: false)
        #expect(found.isEmpty, "\(found.count): \(found.prefix(2).joined(separator: "\n"))")
    }

    @Test("the comparison sees what may be told: the classes themselves differ")
    func isSeen() async throws {
        let reasons = [HiddenReason.none, HiddenReason.mayNotAppear[0], HiddenReason.mayNotBeRecognised[0]]
        let street = try await Street.alone.value
        for pair in [[0, 1], [0, 2], [1, 2]] {
            let found = try await Self.differences(pair.map { reasons[$0] }, street, guardianSays: false)
            for word in ["day-sheet", "check marked", "submit marked", "post 0/pictures/1"] {
                #expect(found.contains { $0.contains(word) }, "\(pair): \(word)")
            }
        }
    }
}
