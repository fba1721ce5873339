/// Which of a person's events count for a question, as indices in the order in which they hold.
///
/// What was given first counts first, whenever it was written down; at the same moment, as recorded.
struct Journal {
    let order: [Int]
    /// The event that destroyed the person's data, if one did.
    let erased: Int?

    init(of person: Person, events: [Event], in question: Question, by rules: RuleSet) {
        var order: [Int] = []
        order.reserveCapacity(events.count)
        var inOrder = true
        var corrections = false
        var erased: Int?
        for index in events.indices where Journal.counts(events[index], for: person, in: question) {
            if let last = order.last, events[last].at > events[index].at { inOrder = false }
            switch events[index].what {
            case .corrected: corrections = true
            case .erased: erased = erased ?? index
            default: break
            }
            order.append(index)
        }
        if corrections && rules.contains(.correction) { order = Corrections.read(order, events).kept }
        if !inOrder { order.sort { (events[$0].at, $0) < (events[$1].at, $1) } }
        self.order = order
        self.erased = rules.contains(.erasure) ? erased : nil
    }

    private static func counts(_ event: Event, for person: Person, in question: Question) -> Bool {
        guard event.at <= question.at, event.person == person.id else { return false }
        guard let known = question.known else { return true }
        return event.recordedAt <= known
    }
}
