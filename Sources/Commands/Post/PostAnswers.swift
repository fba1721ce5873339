import Gate
import Reports
import Services

/// A post that was judged.
struct AnsweredPost {
    let submission: Submission
    let answer: JudgementJSON
    /// What people call its channel.
    let channel: String
    /// The bytes of one of its pictures as it may be shown; nil where it does not go out.
    let cleared: (PictureJSON) throws -> [UInt8]?
}

/// Collects the answers of one call: one post is answered in full, several in a table.
final class PostAnswers {
    private let format: OutputFormat
    /// Whether the call names several posts, judged or not: what the answer's form depends on.
    private var isSeveral = false
    private(set) var judged: [AnsweredPost] = []
    private var failure: ExitStatus?

    /// Whether the answers are to say why; a service may leave it out for a token that allows less than its role.
    private let wantsReasons: Bool

    init(format: OutputFormat, wantsReasons: Bool) {
        self.format = format
        self.wantsReasons = wantsReasons
    }

    /// Judges the posts in turn. One that is itself wrong is told of and passed over, and anything else ends the turn:
    /// neither may hide what was decided, recorded and handed over of the others.
    func judge(_ submissions: [Submission], _ work: (Submission) async throws -> AnsweredPost) async {
        isSeveral = submissions.count > 1
        for submission in submissions {
            do {
                judged.append(try await work(submission))
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
        if wantsReasons, judged.contains(where: { !$0.answer.saysWhy }) {
            Terminal.complain([ServiceError.noReasons.message])
            failure = failure ?? .notPermitted
        }
        return failure ?? ExitStatus(judged.map(\.answer.verdict).max() ?? .cleared)
    }

    private func text() -> String {
        guard isSeveral else { return judged.map { JudgementText($0.answer).text().withoutControls }.joined() }
        return VerdictTable(judged.map(\.answer), width: Terminal.width, isColoured: Terminal.showsColour).text()
    }

    /// One post is one object; several are a list.
    private func json() throws -> String {
        let values = judged.map(\.answer)
        return try isSeveral ? JSONText.encode(values) : JSONText.encode(values[0])
    }
}
