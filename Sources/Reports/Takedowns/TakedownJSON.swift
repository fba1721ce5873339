import Consent
package import Services

/// A takedown as JSON, shape `synas.takedown/1` (docs/json.md). Counts from 1, as people do.
package struct TakedownJSON: Encodable, Sendable {
    let schema = "synas.takedown/1"
    let takedown: String
    let post: String
    let unit: String
    let channel: String
    let openedAt: String
    let dueAt: String
    let overdue: Bool
    let publications: [PlaceJSON]
    let demands: [Demand]
    let closed: Closing?

    struct Demand: Encodable, Sendable {
        let person: String?
        let handle: String?
        let picture: Int?
        let allowed: String
        let unname: Bool
        let made: Bool
        let since: String
    }

    struct Closing: Encodable, Sendable {
        let at: String
        let by: String
        let outcome: String
        let decision: String
    }

    package init(_ view: TakedownView) {
        takedown = view.id
        post = view.post
        unit = view.unit.rawValue
        channel = view.channel.rawValue
        openedAt = view.openedAt.description
        dueAt = view.dueAt.description
        overdue = view.isOverdue
        publications = view.publications.map(PlaceJSON.init)
        demands = view.demands.map(Demand.init)
        closed = view.closing.map(Closing.init)
    }
}

extension TakedownJSON.Demand {
    init(_ view: TakedownView.Demand) {
        person = view.person?.rawValue
        handle = view.handle
        picture = view.picture.map { $0 + 1 }
        allowed = view.allowed.rawValue
        unname = view.unname
        made = view.isMade
        since = view.since.description
    }
}

extension TakedownJSON.Closing {
    init(_ closing: TakedownView.Closing) {
        at = closing.at.description
        by = closing.by
        outcome = closing.outcome
        decision = closing.decision
    }
}
