import Consent
import Policies
import Storage

/// What time does to answers: it warns and asks. That an answer has ended, or that a child has come of age, holds by itself.
extension Daily {
    /// A unit at a time, so that no snapshot lasts long.
    func warnOfEnds(_ run: inout DailyRun) throws {
        let from = run.since ?? run.at.before(days: Int64(run.warningDays))
        let until = Moment(rawValue: run.at.rawValue + Moment.days(Int64(run.warningDays)))
        for unit in house.policies.organisation.units {
            let questions = questions(in: unit.id, at: run.at)
            let found = try house.store.snapshot { reader in
                try reader.people(of: unit.id, at: run.at).flatMap { try endings(of: $0, questions, from: reader) }
            }
            run.ended += found.filter { from < $0.endsAt && $0.endsAt <= run.at }
            run.ending += found.filter { run.at < $0.endsAt && $0.endsAt <= until }
        }
    }

    private func endings(of person: PersonRecord, _ questions: [Question], from reader: any Reader) throws
        -> [EndingAnswer]
    {
        let events = try reader.events(about: person.id)
        return questions.flatMap { question in
            standings(of: person.facts, events: events, in: question).compactMap { standing in
                guard let event = standing.answer, let endsAt = standing.endsAt else { return nil }
                return EndingAnswer(
                    event: event, person: person.id, handle: person.handle, place: question.place,
                    decider: standing.decider, endsAt: endsAt)
            }
        }
    }

    /// Children who attained the age of a say, of deciding alone, or 18, and were not asked since: once for each age and
    /// channel. One commit for a unit, decided again within it.
    func askChildren(at now: Moment) throws -> [AskedChild] {
        try house.policies.organisation.units.flatMap { unit in
            let questions = questions(in: unit.id, at: now)
            let isDue = try house.store.snapshot { try !toAsk(in: unit.id, questions, at: now, from: $0).isEmpty }
            return isDue ? try ask(in: unit.id) : []
        }
    }

    private func ask(in unit: UnitID) throws -> [AskedChild] {
        try house.store.commit { reader in
            let now = try house.now(reader)
            let asked = try toAsk(in: unit, questions(in: unit, at: now), at: now, from: reader)
            let events = asked.map { child in
                Event(
                    id: EventID(rawValue: house.surroundings.newID()), person: child.person, at: now, recordedAt: now,
                    actor: house.surroundings.actor, source: "daily", what: .asked(.person, child.place))
            }
            let entry = house.draft(.child, at: now)
            return Commit(try house.recording(events, from: reader, at: now), entry: entry, result: asked)
        }
    }

    private func toAsk(in unit: UnitID, _ questions: [Question], at now: Moment, from reader: any Reader) throws
        -> [AskedChild]
    {
        let asked = questions.filter { $0.terms.basis != .forbidden }
        return try reader.people(of: unit, at: now).flatMap { try toAsk($0, asked, from: reader) }
    }

    private func toAsk(_ person: PersonRecord, _ questions: [Question], from reader: any Reader) throws -> [AskedChild]
    {
        // Most have no age yet: their events need not be read.
        guard questions.contains(where: { ownQuestion(of: person.facts, events: [], in: $0) != nil }) else { return [] }
        let events = try reader.events(about: person.id)
        return questions.compactMap { question in
            ownQuestion(of: person.facts, events: events, in: question).map {
                AskedChild(person: person.id, handle: person.handle, place: question.place, attained: $0)
            }
        }
    }

    /// What may be asked of the algebra about everyone in a unit: one question for each channel.
    private func questions(in unit: UnitID, at now: Moment) -> [Question] {
        house.policies.channels.keys.sorted().compactMap { house.question(in: Place(unit: unit, channel: $0), at: now) }
    }
}
