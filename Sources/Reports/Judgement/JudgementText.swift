import Consent
import Gate
import Imaging
package import Services

/// A judgement as lines for a terminal.
package struct JudgementText {
    private let judgement: Judgement
    private let why: [String]

    /// `viewpoint`: whom the answer is for; a teacher's says no rule.
    package init(_ judgement: Judgement, for viewpoint: Viewpoint) {
        self.judgement = judgement.seen(as: viewpoint)
        why = explanationLines(judgement, for: viewpoint)
    }

    package func text() -> String {
        let blocks = [[heading], pictures, findings, changes, why, ending]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        "\(judgement.verdict.rawValue): \(TerminalText.plain(judgement.title)) (\(judgement.channel.rawValue), \(judgement.unit.rawValue))"
    }

    private var pictures: [String] {
        zip(judgement.pictures, judgement.plan.pictures).map { picture, plan in
            "  \(picture.index + 1). \(picture.file): \(state(of: plan, picture))"
        }
    }

    private func state(of plan: PicturePlan, _ picture: PictureJudgement) -> String {
        if plan.isLeftOut { return "left out (\(plan.verdict.rawValue))" }
        guard plan.verdict == .cleared else { return plan.verdict.rawValue }
        let shown = plan.appearances.count { $0.treatment == .shown }
        let covered = plan.appearances.count { $0.treatment == .covered }
        let removed = picture.cleared.map { "; \($0.report.removed.count) kinds of hidden data removed" } ?? ""
        return "cleared: \(shown) shown, \(covered) covered\(removed)"
    }

    private var findings: [String] {
        let open = judgement.plan.findings.filter { !$0.concernsLeftOut }
        return open.isEmpty ? [] : ["In the way:"] + open.map { "  - \($0.message)" }
    }

    private var changes: [String] {
        let changes = judgement.plan.changes
        guard !changes.isEmpty else { return [] }
        return ["The fewest changes that would clear it:"]
            + changes.enumerated().map { "  \($0.offset + 1). \($0.element.line(in: judgement.plan))" }
    }

    private var ending: [String] {
        let post = judgement.postID.map { ["Post \($0)"] } ?? []
        return post + (judgement.handedOver.map { ["Handed over: \($0)"] } ?? [])
    }
}

extension Effect {
    /// As people read it: the choice, and whether the name may stand.
    package var text: String { mayBeNamed ? "\(choice.rawValue), with name" : choice.rawValue }
}

extension String {
    func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
