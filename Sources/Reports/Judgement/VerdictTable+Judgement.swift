import Consent
import Gate
package import Services

extension VerdictTable {
    /// The table of several judgements, in their order.
    package init(_ judgements: [Judgement], width: Int = 100, isColoured: Bool) {
        self.init(rows: judgements.map(Row.init), width: width, isColoured: isColoured)
    }
}

extension VerdictTable.Row {
    init(_ judgement: Judgement) {
        let pictures = judgement.plan.pictures
        func count(_ verdict: Verdict) -> Int { pictures.count { $0.verdict == verdict } }
        self.init(
            post: judgement.title, channel: judgement.channel.rawValue,
            verdict: ContactSheet.Status(judgement.verdict), cleared: count(.cleared), held: count(.held),
            refused: count(.refused), next: judgement.plan.changes.first?.line(in: judgement.plan))
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
