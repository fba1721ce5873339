import Consent
package import Services

/// The clock against what was recorded, as lines.
package struct ClockText {
    private let state: ClockHold.State
    package init(_ state: ClockHold.State) { self.state = state }

    package func text() -> String {
        let recorded = state.lastRecorded.map { "last recorded at \($0)" } ?? "nothing recorded yet"
        let held = state.isHeld ? "held: set it right, or accept it with synas clock accept" : "not held"
        let accepted = state.acceptances.map { "  accepted \($0.at) after \($0.before): \($0.reason)\n" }
        return "The clock shows \(state.now), \(recorded): \(held)\n" + accepted.joined()
    }
}

/// The same as JSON, shape `synas.clock/1` (docs/json.md).
package struct ClockJSON: Encodable, Sendable {
    let schema = "synas.clock/1"
    let now: String
    let lastRecorded: String?
    let held: Bool
    let acceptances: [Acceptance]

    struct Acceptance: Encodable, Sendable {
        let at: String
        let before: String
        let reason: String
        let approvers: [String]
    }

    package init(_ state: ClockHold.State) {
        now = state.now.description
        lastRecorded = state.lastRecorded?.description
        held = state.isHeld
        acceptances = state.acceptances.map {
            Acceptance(
                at: $0.at.description, before: $0.before.description, reason: $0.reason, approvers: $0.approvers)
        }
    }
}

/// That a clock was accepted, as a line.
package struct AcceptedClockText {
    private let accepted: AcceptedClock
    package init(_ accepted: AcceptedClock) { self.accepted = accepted }

    package func text() -> String {
        "Accepted: it is \(accepted.at), after \(accepted.before) had been recorded. "
            + "\(accepted.eventsWrittenAnew.counted("event")) from between are written down anew as of now.\n"
    }
}

/// The same as JSON, shape `synas.clock-accepted/1` (docs/json.md).
package struct AcceptedClockJSON: Encodable, Sendable {
    let schema = "synas.clock-accepted/1"
    let at: String
    let before: String
    let eventsWrittenAnew: Int

    package init(_ accepted: AcceptedClock) {
        at = accepted.at.description
        before = accepted.before.description
        eventsWrittenAnew = accepted.eventsWrittenAnew
    }
}
