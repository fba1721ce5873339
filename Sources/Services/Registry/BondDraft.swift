import Consent

/// What a roster's rows of one guardian and one child add to what the events say already.
///
/// What was recorded stands: a relation that ended and is in the roster again begins anew today, since dated back it
/// would lie before its own end and never hold. What was recorded by hand stands until it is changed by hand: a
/// judgment reaches us before it reaches the register.
struct BondDraft {
    /// What relations have as their source where a roster brought them.
    static let source = "roster"

    /// A row with its days as moments; `until` is the first moment at which it no longer holds.
    struct Row {
        let relation: Relation
        let from: Moment
        let until: Moment?

        func holds(at moment: Moment) -> Bool { from <= moment && !isOver(at: moment) }
        func isOver(at moment: Moment) -> Bool { until.map { $0 <= moment } ?? false }
        /// Whether whoever has it decides, now or later.
        func decides(at moment: Moment) -> Bool { relation == .custody && !isOver(at: moment) }
    }

    private let guardian: GuardianID
    /// The guardian's relation to the child, event by event, in the order in which they hold.
    private let known: [Event]
    /// Whether nothing was ever recorded of it, also nothing that was corrected.
    private let isNew: Bool
    private let standing: RegistryState.Bond?
    private let now: Moment

    /// `events`: all of the child's; `relations`: what `RegistryState.relations` gives of them.
    init(
        _ guardian: GuardianID, _ state: RegistryState, _ relations: [Event], of events: [Event], at now: Moment
    ) {
        self.guardian = guardian
        self.now = now
        standing = state.bonds[guardian]
        isNew = !events.contains { $0.what.isRelation(of: guardian) }
        known = relations.filter { $0.what.isRelation(of: guardian) }
    }

    /// Whether what was recorded last was recorded by hand.
    private var isByHand: Bool { known.last.map { $0.source != Self.source } ?? false }

    /// Whether what was recorded by hand keeps these rows from being taken in.
    func isByHand(unlike rows: [Row]) -> Bool {
        guard isByHand else { return false }
        let row = rows.first { $0.holds(at: now) }
        return row?.relation != standing?.relation || row?.until != standing?.until
    }

    /// What is to be recorded, and from when on each holds.
    func changes(_ rows: [Row]) -> [(what: What, at: Moment)] {
        guard !isNew else { return rows.map { (added($0), $0.from) } }
        guard !isByHand else { return [] }
        let future = rows.filter { now < $0.from }
        let coming = known.filter { now < $0.at }
        let gone = coming.filter { event in !future.contains { event.what == added($0) && event.at == $0.from } }
        let new = future.filter { row in !coming.contains { $0.what == added(row) && $0.at == row.from } }
        return today(rows.first { $0.holds(at: now) }) + gone.map { (.corrected($0.id), now) }
            + new.map { (added($0), $0.from) }
    }

    private func today(_ row: Row?) -> [(what: What, at: Moment)] {
        guard let row else { return standing == nil ? [] : [(.custodyEnded(guardian), now)] }
        if let standing, standing.relation == row.relation, standing.until == row.until { return [] }
        return [(added(row), now)]
    }

    private func added(_ row: Row) -> What { .custodyAdded(guardian, row.relation, until: row.until) }
}

extension What {
    fileprivate func isRelation(of guardian: GuardianID) -> Bool {
        switch self {
        case .custodyAdded(guardian, _, _), .custodyEnded(guardian): true
        default: false
        }
    }
}
