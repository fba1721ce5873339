import Gate
import Reports
import Services

/// Collects the answers of one call: one post is answered in full, several in a table.
final class PostAnswers {
    /// How many posts the call names, judged or not: what the answer's form depends on.
    private let asked: Int
    private let format: OutputFormat
    private let viewpoint: Viewpoint
    private var judgements: [Judgement] = []

    init(asked: Int, format: OutputFormat, viewpoint: Viewpoint) {
        self.asked = asked
        self.format = format
        self.viewpoint = viewpoint
    }

    func add(_ judgement: Judgement) { judgements.append(judgement) }

    /// Writes everything and returns how the call ends: with the most severe verdict.
    func finish() throws -> ExitStatus {
        switch format {
        case .text: try Terminal.output(text())
        case .json: try Terminal.output(json())
        }
        return ExitStatus(judgements.map(\.verdict).max() ?? .cleared)
    }

    private func text() -> String {
        guard asked > 1 else { return judgements.map { JudgementText($0, for: viewpoint).text() }.joined() }
        return VerdictTable(judgements, width: Terminal.width, isColoured: Terminal.showsColour).text()
    }

    /// One post is one object; several are a list.
    private func json() throws -> String {
        let values = judgements.map { JudgementJSON($0, for: viewpoint) }
        if asked == 1, let only = values.first { return try JSONText.encode(only) }
        return try JSONText.encode(values)
    }
}
