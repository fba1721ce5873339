import Foundation
import TestSupport
import Testing

/// A small school in January 2026, told to `synas` with clocks of that time.
struct PastScene {
    static let isPossible = Program.found("faketime") != nil
    let school: School
    var work: Workplace { school.work }

    init() throws {
        school = try School()
        try Scene.writePictures(in: work)
        try work.write(Scene.cleared, to: "cleared.yaml")
        try school.writeRoster(Scene.children)
        try school.writeAnswers(
            Scene.answers.map { answer in
                var answer = answer
                answer.at = "2026-01-11T12:00:00Z"
                return answer
            })
        try done("2026-01-10 12:00:00", "init")
        try done("2026-01-10 12:00:00", "roster", "import", "roster.csv")
        try done("2026-01-11 12:00:00", "consent", "answer", "--file", "answers.csv")
    }

    /// `synas` on the data folder of this scene.
    func synas(_ moment: String, _ words: String...) throws -> Ran {
        try #require(try work.synas(at: moment, words + ["--data", "data"]))
    }

    @discardableResult
    func done(_ moment: String, _ words: String..., code: Int32 = 0) throws -> Ran {
        let ran = try #require(try work.synas(at: moment, words + ["--data", "data"]))
        #expect(ran.code == code, "\(ran)")
        return ran
    }

    /// The events of the answers to a list, by the command's own account.
    func events(_ ran: Ran) -> [String] {
        let recorded = (ran.json as? [String: Any])?["recorded"] as? [[String: Any]] ?? []
        return recorded.compactMap { $0["event"] as? String }
    }

    func choice(_ moment: String, _ child: String) throws -> String? {
        let ran = try synas(moment, "consent", "show", child, "--channel", "open-blog", "--format", "json")
        return ((ran.json as? [String: Any])?["channels"] as? [[String: Any]])?.first?["choice"] as? String
    }
}
