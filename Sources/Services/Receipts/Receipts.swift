package import Consent
import Policies
import Storage

/// Receipts for answers and withdrawals, each for whoever gave it.
package struct Receipts: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// The receipt of an event. Made anew from what was recorded: the same policies give the same receipt.
    ///
    /// - Throws: `ServiceError` for an unknown event, one that is no answer or withdrawal, or one that was registered in
    ///   error; `StorageError`.
    package func receipt(_ id: EventID) throws -> Receipt {
        try house.store.snapshot { reader in
            guard let event = try reader.event(id), let person = try reader.person(event.person) else {
                throw ServiceError(
                    .noSuchInput, "there is no such event: find its id with synas consent history")
            }
            guard let said = Said(event) else {
                throw ServiceError(.badInput, "that event is no answer and no withdrawal: there is no receipt for it")
            }
            let own = OwnEvents(of: said.decider, in: try reader.events(about: person.id))
            guard let position = own.said.firstIndex(where: { $0.id == id }) else {
                throw ServiceError(.badInput, "that event was registered in error: there is no receipt for it")
            }
            return try receipt(event, said, person, own, before: own.said[..<position])
        }
    }

    private func receipt(
        _ event: Event, _ said: Said, _ person: PersonRecord, _ own: OwnEvents, before: ArraySlice<Event>
    ) throws(ServiceError) -> Receipt {
        guard let channel = house.policies.channels[said.place.channel] else {
            throw ServiceError(.badInput, "the channel of that event is in no policy any more: put its file back")
        }
        let organisation = house.policies.organisation
        let former = before.last { Said($0)?.place == said.place }
        let ended = before.last { Said($0)?.place == said.place && Said($0)?.answer != nil }
        return Receipt(
            recordID: event.id, kind: said.kind, controller: Receipt.Controller(organisation.controller),
            officer: Receipt.Contact(organisation.officer), authority: Receipt.Contact(organisation.authority),
            country: organisation.country, law: house.policies.regime(at: event.at)?.title ?? [:], person: person.id,
            isChild: person.kind == .child, unit: said.place.unit,
            unitTitle: organisation.unit(said.place.unit)?.title ?? [:],
            actor: own.actor(of: said.decider, at: event.at, house.policies),
            channel: Receipt.Channel(channel), response: said.answer?.response, name: said.answer?.name, at: event.at,
            recordedAt: event.recordedAt, day: house.policies.localDay(of: event.at), until: said.answer?.expires,
            lastDay: said.answer?.expires.flatMap { house.policies.localDay(of: Moment(rawValue: $0.rawValue - 1)) },
            collected: said.answer?.collected,
            notice: said.notice ?? ended.flatMap { Said($0)?.notice }, supersedes: former?.id,
            policyVersion: house.policies.contentHash, languages: organisation.languages)
    }
}

/// What one decider said at one place.
struct Said {
    let decider: Decider
    let place: Place
    let kind: Receipt.Kind
    let answer: Answer?

    /// What was shown; nil where nobody knows, of an answer that was carried over.
    var notice: NoticeReference? { answer.map(\.notice).flatMap { $0.isKnown ? $0 : nil } }

    /// Nil for an event by which no decider said anything.
    init?(_ event: Event) {
        switch event.what {
        case .answered(let own): (decider, place, kind, answer) = (own.decider, own.place, .answered, own)
        case .carriedOver(let own): (decider, place, kind, answer) = (own.decider, own.place, .carriedOver, own)
        case .withdrawn(let own, let at): (decider, place, kind, answer) = (own, at, .withdrawn, nil)
        default: return nil
        }
    }
}

/// What a receipt may be made from: one decider's own events, those registered in error left out. Nothing else of a
/// history comes past here.
struct OwnEvents {
    /// What the decider said, in the order in which it holds.
    let said: [Event]
    /// The decider's own relation to the child, as it was recorded.
    let relations: [Event]

    init(of decider: Decider, in events: [Event]) {
        let standing = Corrections(of: events).standing
        said = standing.filter { Said($0)?.decider == decider }.inTime
        relations = standing.filter { event in
            if case .custodyAdded(let guardian, _, _) = event.what { decider == .guardian(guardian) } else { false }
        }
    }

    func actor(of decider: Decider, at moment: Moment, _ policies: PolicySet) -> Receipt.Actor {
        guard case .guardian(let id) = decider else {
            return Receipt.Actor(
                role: .person, id: nil, relation: nil, relationSince: nil, relationFirstDay: nil, relationSource: nil)
        }
        let last = relations.filter { $0.at <= moment }.max { $0.at < $1.at }
        var relation: Relation?
        if case .custodyAdded(_, let kind, _) = last?.what { relation = kind }
        return Receipt.Actor(
            role: .guardian, id: id.rawValue, relation: relation, relationSince: last?.at,
            relationFirstDay: last.flatMap { policies.localDay(of: $0.at) }, relationSource: last?.source)
    }
}
