import Gate
import Reports
import Services

/// Collects the answers of one call: one post is answered in full, several in a table.
final class PostAnswers {
    private let format: OutputFormat
    private let viewpoint: Viewpoint
    /// Whether the call names several posts, judged or not: what the answer's form depends on.
    private var isSeveral = false
    private(set) var judged: [(submission: Submission, judgement: Judgement)] = []
    private var failure: ExitStatus?

    init(format: OutputFormat, viewpoint: Viewpoint) {
        self.format = format
        self.viewpoint = viewpoint
    }

    /// Judges the posts in turn. One that is itself wrong is told of and passed over, and anything else ends the turn:
    /// neither may hide what was decided, recorded and handed over of the others.
    func judge(_ submissions: [Submission], _ work: (Submission) async throws -> Judgement) async {
        isSeveral = submissions.count > 1
        for submission in submissions {
            do {
                judged.append((submission, try await work(submission)))
            } catch {
                let told = Failure(error)
                Terminal.complain(told.lines)
                failure = failure ?? told.status
                guard told.status == .badInput || told.status == .noSuchInput else { return }
            }
        }
    }

    /// Writes everything and returns how the call ends: as the first post that could not be judged, else with the most
    /// severe verdict.
    func finish() throws -> ExitStatus {
        if !judged.isEmpty {
            switch format {
            case .text: try Terminal.output(text())
            case .json: try Terminal.output(json())
            }
        }
        return failure ?? ExitStatus(judged.map(\.judgement.verdict).max() ?? .cleared)
    }

    private func text() -> String {
        guard isSeveral else { return judged.map { JudgementText($0.judgement, for: viewpoint).text() }.joined() }
        return VerdictTable(judged.map(\.judgement), width: Terminal.width, isColoured: Terminal.showsColour).text()
    }

    /// One post is one object; several are a list.
    private func json() throws -> String {
        let values = judged.map { JudgementJSON($0.judgement, for: viewpoint) }
        return try isSeveral ? JSONText.encode(values) : JSONText.encode(values[0])
    }
}
