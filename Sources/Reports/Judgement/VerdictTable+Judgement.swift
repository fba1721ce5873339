import Consent
import Gate
package import Services

extension VerdictTable {
    /// The table of several judgements, in their order.
    package init(_ judgements: [JudgementJSON], width: Int = 100, isColoured: Bool) {
        self.init(rows: judgements.map(Row.init), width: width, isColoured: isColoured)
    }

    package init(_ judgements: [Judgement], width: Int = 100, isColoured: Bool) {
        self.init(judgements.map { JudgementJSON($0, for: .teacher) }, width: width, isColoured: isColoured)
    }
}

extension VerdictTable.Row {
    init(_ judgement: JudgementJSON) {
        func count(_ verdict: Verdict) -> Int { judgement.pictures.count { $0.verdict == verdict } }
        self.init(
            post: judgement.title, channel: judgement.channel, verdict: ContactSheet.Status(judgement.verdict),
            cleared: count(.cleared), held: count(.held), refused: count(.refused),
            next: judgement.changes.first?.line(in: PlaceNames(judgement.pictures)))
    }
}

extension ContactSheet.Status {
    init(_ verdict: Verdict) {
        switch verdict {
        case .cleared: self = .cleared
        case .held: self = .held
        case .refused: self = .refused
        }
    }
}
