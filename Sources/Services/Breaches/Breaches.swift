package import Consent
import Policies
package import Storage

/// A breach assessment (GDPR 33, 34): whether consents that turned out never to have held were a breach of security, and
/// who is told.
package struct Assessment: Hashable, Sendable {
    package let id: String
    /// The documented word, as the outcome.
    package let cause: String
    package let place: Place
    /// How many posts were out that rested on them.
    package let posts: Int
    package let openedAt: Moment
    package let dueAt: Moment
    package let isOverdue: Bool
    /// Nil while it is open, as the two below.
    package let closedAt: Moment?
    package let outcome: String?
    package let decision: String?

    init(_ breach: BreachRecord, at now: Moment) {
        id = breach.id
        cause = breach.cause.rawValue
        place = breach.place
        posts = breach.posts
        openedAt = breach.openedAt
        dueAt = breach.dueAt
        isOverdue = breach.closedAt == nil && breach.dueAt <= now
        closedAt = breach.closedAt
        outcome = breach.outcome?.rawValue
        decision = breach.decision
    }
}

/// The assessments: opened where consents turn out never to have held, closed by a decision.
package struct Breaches: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// Those without a decision, the one due first first.
    ///
    /// - Throws: `StorageError`.
    package func open() throws -> [Assessment] {
        try house.store.snapshot { reader in
            let now = try house.nowForNarrowing(reader)
            return try reader.openBreaches().map { Assessment($0, at: now) }
        }
    }

    /// Records what the assessment came to. The same again changes nothing.
    ///
    /// `decision`: the number of the decision that it stands in.
    /// - Throws: `ServiceError` where there is none such, or it came to something else, `StorageError`.
    package func assess(_ id: String, _ outcome: BreachRecord.Outcome, decision: String) throws -> Assessment {
        try FileNumber.check(decision, "the decision")
        if let known = try closed(id, outcome, decision) { return known }
        return try house.store.commit { reader in
            let now = try house.now(reader)
            guard var breach = try reader.breach(id), breach.closedAt == nil else { throw Self.unknown }
            (breach.closedAt, breach.outcome, breach.decision) = (now, outcome, decision)
            let entry = house.draft(.child, at: now)
            return Commit(Change(breaches: [breach]), entry: entry, result: Assessment(breach, at: now))
        }
    }

    /// The assessment where it was closed just so before.
    private func closed(_ id: String, _ outcome: BreachRecord.Outcome, _ decision: String) throws -> Assessment? {
        guard let known = try house.store.snapshot({ try $0.breach(id) }) else { throw Self.unknown }
        guard let closed = known.closedAt else { return nil }
        guard known.outcome == outcome, known.decision == decision else {
            throw ServiceError(.badInput, "that assessment is closed with another outcome: it stands as it is")
        }
        return Assessment(known, at: closed)
    }

    private static let unknown = ServiceError(
        .noSuchInput, "there is no such open assessment: find its id with synas breach list")
}
