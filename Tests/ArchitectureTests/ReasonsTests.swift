import Foundation
import Testing

/// No code after the fold can branch on a reason, because it is not handed one: the words for reasons stand nowhere but in
/// the files that are listed here.
@Suite("Nobody learns the reason: whose hands a reason can come into")
struct ReasonsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Types that hold or tell a reason, and what of a decision is not its effect.
    private static let reasons = [
        "Rule", "RuleSet", "Decision", "Explanation", "What", "Event", "EventKind", "Answer", "Response", "Protection",
        "Standing", "StandingChoice", "Fold", "Journal", "Timeline", "RegistryState",
        ".rule", ".nameRule", ".restsOn", ".explanations", ".what", ".standing",
    ]

    /// The words of reasons in one file's code; what stands in comments tells nobody.
    static func reasons(in code: String) -> Set<String> {
        let lines = code.split(separator: "\n").filter { !$0.trimmingCharacters(in: .whitespaces).hasPrefix("//") }
        // Neither do the words of a message.
        let code = lines.joined(separator: "\n").replacing(/"[^"\n]*"/, with: "")
        let words = code.matches(of: /\.?[A-Za-z_]+/).map { String($0.0) }
        return Set(words).intersection(reasons)
    }

    private static func files(_ folder: String) throws -> [URL] {
        let url = root.appending(path: "Sources/\(folder)")
        let all = FileManager.default.enumerator(at: url, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        return (all ?? []).filter { $0.pathExtension == "swift" }
    }

    private static func expectNone(in folder: String, but allowed: Set<String> = []) throws {
        let files = try files(folder)
        #expect(!files.isEmpty, "\(folder)")
        for file in files where !allowed.contains(file.lastPathComponent) {
            let found = try reasons(in: String(contentsOf: file, encoding: .utf8))
            #expect(found.isEmpty, "\(folder)/\(file.lastPathComponent) has hands on \(found.sorted())")
        }
    }

    @Test("the gate, and the pictures, know effects alone")
    func gate() throws {
        try Self.expectNone(in: "Gate")
        try Self.expectNone(in: "Imaging")
    }

    // Where a decision is made into an effect, and the answer that carries the privacy role's explanation beside it.
    @Test(
        "in the way of a post, two files hold a reason: where the effect is taken, and the answer with its explanation")
    func publishing() throws {
        try Self.expectNone(in: "Services/Publishing", but: ["Reading.swift", "Judgement.swift", "Publishing.swift"])
        try Self.expectNone(in: "Services/Records")
    }

    @Test("what a teacher is shown is made without a reason; one file writes the privacy role's explanation")
    func reports() throws {
        try Self.expectNone(in: "Reports/Judgement", but: ["Explanations.swift"])
        try Self.expectNone(in: "Reports/ContactSheet")
        try Self.expectNone(in: "Reports/VerdictTable")
        try Self.expectNone(in: "Commands/Post")
        try Self.expectNone(in: "Commands/Server")
    }

    @Test("the day sheet is made of effects: no file of it holds a reason")
    func daySheet() throws {
        try Self.expectNone(in: "Services/DaySheet")
        try Self.expectNone(in: "Reports/DaySheet")
    }

    @Test("a reason in code is found, and in a comment it is none")
    func finds() {
        #expect(Self.reasons(in: "if decision.rule == Rule.protected { return }") == ["Rule", ".rule"])
        #expect(Self.reasons(in: "  /// A Rule is for the privacy role.\nlet effect: Effect").isEmpty)
    }
}
