import Gate
import Reports
import Services

/// Collects the answers of one call: one post is answered in full, several in a table.
final class PostAnswers {
    private let format: OutputFormat
    private let viewpoint: Viewpoint
    private var judgements: [Judgement] = []

    init(format: OutputFormat, viewpoint: Viewpoint) {
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
        guard judgements.count > 1 else { return judgements.map { JudgementText($0, for: viewpoint).text() }.joined() }
        return VerdictTable(judgements, width: Terminal.width, isColoured: Terminal.showsColour).text()
    }

    /// One post is one object; several are a list.
    private func json() throws -> String {
        let values = judgements.map { JudgementJSON($0, for: viewpoint) }
        return try values.count == 1 ? JSONText.encode(values[0]) : JSONText.encode(values)
    }
}
