package import Consent

/// What was recorded, and of whom.
package struct RecordedEvent: Sendable {
    /// What the privacy role should know of it besides.
    package enum Note: String, Sendable, CaseIterable {
        /// Kept as that decider's answer; while custody is disputed it does not widen what is allowed.
        case custodyDisputed = "custody-disputed"
    }

    package let event: Event
    package let handle: String
    package internal(set) var notes: [Note] = []

    init(_ event: Event, of handle: String) {
        self.event = event
        self.handle = handle
    }
}
