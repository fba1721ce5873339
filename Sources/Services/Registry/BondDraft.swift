import Consent

/// What a roster's rows of one guardian and one child add to what the events say already.
///
/// What was recorded stands: a relation that ended and is in the roster again begins anew today, since dated back it
/// would lie before its own end and never hold.
struct BondDraft {
    /// A row with its days as moments; `until` is the first moment at which it no longer holds.
    struct Row {
        let relation: Relation
        let from: Moment
        let until: Moment?

        func holds(at moment: Moment) -> Bool { from <= moment && !isOver(at: moment) }
        func isOver(at moment: Moment) -> Bool { until.map { $0 <= moment } ?? false }
    }

    private let guardian: GuardianID
    /// The child's events that are about the guardian's relation.
    private let known: [Event]
    private let standing: RegistryState.Bond?
    private let now: Moment

    init(_ guardian: GuardianID, _ state: RegistryState, _ events: [Event], at now: Moment) {
        self.guardian = guardian
        self.now = now
        standing = state.bonds[guardian]
        known = events.filter { $0.what.isRelation(of: guardian) }
    }

    /// What is to be recorded, and from when on each holds.
    func changes(_ rows: [Row]) -> [(what: What, at: Moment)] {
        guard !known.isEmpty else { return rows.map { (added($0), $0.from) } }
        let coming = rows.filter { now < $0.from && !isKnown($0) }.map { (added($0), $0.from) }
        return today(rows.first { $0.holds(at: now) }) + coming
    }

    private func today(_ row: Row?) -> [(what: What, at: Moment)] {
        guard let row else { return standing == nil ? [] : [(.custodyEnded(guardian), now)] }
        if let standing, standing.relation == row.relation, standing.until == row.until { return [] }
        return [(added(row), now)]
    }

    private func isKnown(_ row: Row) -> Bool { known.contains { $0.what == added(row) && $0.at == row.from } }

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
