import Consent
package import Services

/// Breach assessments, as lines: those that wait for a decision, or one that has come to it.
package struct AssessmentsText {
    private let assessments: [Assessment]
    package init(_ assessments: [Assessment]) { self.assessments = assessments }

    package func text() -> String {
        assessments.isEmpty ? "No assessment is open.\n" : assessments.map(line).joined()
    }

    private func line(_ assessment: Assessment) -> String {
        let place = "\(assessment.place.unit.rawValue)/\(assessment.place.channel.rawValue)"
        let posts = assessment.posts == 1 ? "1 post" : "\(assessment.posts) posts"
        return "\(assessment.id) \(assessment.cause) \(place), \(posts): \(state(assessment))\n"
    }

    private func state(_ assessment: Assessment) -> String {
        if let outcome = assessment.outcome { return "\(outcome), \(assessment.decision ?? "")" }
        return assessment.isOverdue ? "OVERDUE since \(assessment.dueAt)" : "due \(assessment.dueAt)"
    }
}

/// The same as JSON, shape `synas.breaches/1` (docs/json.md).
package struct AssessmentsJSON: Encodable, Sendable {
    let schema = "synas.breaches/1"
    let breaches: [Entry]

    struct Entry: Encodable, Sendable {
        let breach: String
        let cause: String
        let unit: String
        let channel: String
        let posts: Int
        let opened: String
        let due: String
        let overdue: Bool
        let closed: String?
        let outcome: String?
        let decision: String?
    }

    package init(_ assessments: [Assessment]) {
        breaches = assessments.map {
            Entry(
                breach: $0.id, cause: $0.cause, unit: $0.place.unit.rawValue,
                channel: $0.place.channel.rawValue, posts: $0.posts, opened: $0.openedAt.description,
                due: $0.dueAt.description, overdue: $0.isOverdue, closed: $0.closedAt?.description,
                outcome: $0.outcome, decision: $0.decision)
        }
    }
}
