import Consent
import Gate
import Imaging
package import Services

/// A judgement as lines for a terminal.
package struct JudgementText {
    private let judgement: JudgementJSON

    package init(_ judgement: JudgementJSON) { self.judgement = judgement }

    /// `viewpoint`: whom the answer is for; a teacher's says no rule.
    package init(_ judgement: Judgement, for viewpoint: Viewpoint) {
        self.init(JudgementJSON(judgement, for: viewpoint))
    }

    package func text() -> String {
        let blocks = [[heading], pictures, findings, changes, explanationLines(judgement), ending]
        return blocks.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n"
    }

    private var heading: String {
        "\(judgement.verdict.rawValue): \(TerminalText.plain(judgement.title)) (\(judgement.channel), \(judgement.unit))"
    }

    private var pictures: [String] {
        judgement.pictures.map { "  \($0.number). \($0.file): \(state(of: $0))" }
    }

    private func state(of picture: PictureJSON) -> String {
        if picture.leftOut { return "left out (\(picture.verdict.rawValue))" }
        guard picture.verdict == .cleared else { return picture.verdict.rawValue }
        func count(_ treatment: AppearancePlan.Treatment) -> Int {
            picture.appearances.count { $0.treatment == treatment.rawValue }
        }
        let removed = picture.output.map { "; \($0.removed.count) kinds of hidden data removed" } ?? ""
        return "cleared: \(count(.shown)) shown, \(count(.covered)) covered\(removed)"
    }

    private var findings: [String] {
        let open = judgement.findings.filter { !$0.leftOut }
        return open.isEmpty ? [] : ["In the way:"] + open.map { "  - \($0.message)" }
    }

    private var changes: [String] {
        guard !judgement.changes.isEmpty else { return [] }
        let names = PlaceNames(judgement.pictures)
        return ["The fewest changes that would clear it:"]
            + judgement.changes.enumerated().map { "  \($0.offset + 1). \($0.element.line(in: names))" }
    }

    private var ending: [String] {
        let post = judgement.post.map { ["Post \($0)"] } ?? []
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
