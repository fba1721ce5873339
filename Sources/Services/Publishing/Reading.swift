import Consent
import Gate
import Policies
import Storage

/// One consistent reading for one post: what the gate may know, and beside it what only the privacy role may.
struct Reading {
    let snapshot: Snapshot
    let plan: Plan
    let explanations: [Explanation]
}

extension Publishing {
    /// Reads the unit, folds every person's events into an effect, and plans. The same for a check and for a commit.
    ///
    /// `days`: those of the post besides today, on which somebody may have been left out.
    func read(
        _ post: Post, unit: UnitID, id: PostID?, days: Set<Day> = [], options: GateOptions, from reader: any Reader
    ) throws -> Reading {
        guard let channel = house.policies.channels[post.channel] else { throw unknownChannel(post.channel) }
        let now = try house.now(reader)
        let today = house.policies.localDay(of: now)
        let days = [today] + days.filter { $0 != today }.sorted()
        let people = try reader.people(of: unit, at: now)
        let events = try reader.events(about: people.map(\.id))
        let asked = days.map { house.asking(about: channel.id, at: now, post: id, day: $0) }
        let decided = people.compactMap { person in
            asked.map { $0.decision(for: person, events: events[person.id] ?? [], in: person.unit) }
                .min { $0.effect.choice < $1.effect.choice }.map { (person, $0) }
        }
        let snapshot = Snapshot(
            unit: unit, channel: channel, people: decided.map { KnownPerson($0.0, effect: $0.1.effect) })
        let plan = Gate.plan(post, snapshot, options)
        return Reading(snapshot: snapshot, plan: plan, explanations: explanations(decided, in: plan))
    }

    /// Who stands in the plan, with the rule that decided.
    private func explanations(_ decided: [(PersonRecord, Decision)], in plan: Plan) -> [Explanation] {
        let present = Set(plan.pictures.flatMap(\.appearances).compactMap(\.person))
        return decided.filter { present.contains($0.0.id) }.map { person, decision in
            Explanation(
                person: person.id, handle: person.handle, effect: decision.effect, rule: decision.rule,
                restsOn: decision.restsOn)
        }
    }

    private func unknownChannel(_ channel: ChannelID) -> ServiceError {
        let known = house.policies.channels.keys.map(\.rawValue).sorted().joined(separator: ", ")
        return ServiceError(
            .badInput, "there is no channel \"\(channel.rawValue)\": choose one of \(known)")
    }
}

extension KnownPerson {
    init(_ person: PersonRecord, effect: Effect) {
        self.init(
            id: person.id, kind: person.kind == .staff ? .staff : .child, handle: person.handle,
            givenNames: person.givenNames, familyName: person.familyName, effect: effect)
    }
}
