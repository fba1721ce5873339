/// What was registered in error, and what stands.
///
/// The newest correction is read first, since it may take back an older one; a correction reaches only events that were
/// recorded before it.
package struct Corrections: Sendable {
    /// The events that stand, corrections among them, in the order in which they were recorded.
    package let standing: [Event]
    /// The events that count no more, each with the correction that says so.
    package let corrected: [EventID: EventID]

    /// `events`: a person's, in the order in which they were recorded.
    package init(of events: [Event]) {
        guard events.contains(where: { $0.what.kind == .corrected }) else {
            (standing, corrected) = (events, [:])
            return
        }
        let (kept, corrected) = Corrections.read(Array(events.indices), events)
        standing = kept.map { events[$0] }
        self.corrected = corrected
    }

    /// As above, of some of the events, by index.
    static func read(_ order: [Int], _ events: [Event]) -> (kept: [Int], corrected: [EventID: EventID]) {
        var inError: [EventID: EventID] = [:]
        var corrected: [EventID: EventID] = [:]
        var kept: [Int] = []
        for index in order.reversed() {
            let event = events[index]
            if let correction = inError[event.id] {
                corrected[event.id] = correction
                continue
            }
            kept.append(index)
            if case .corrected(let id) = event.what, inError[id] == nil { inError[id] = event.id }
        }
        return (kept.reversed(), corrected)
    }
}
