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
            let found = try house.store.snapshot { reader in
                try reader.people(of: unit.id, at: run.at).flatMap { person in
                    try endings(of: person, at: run.at, from: reader)
                }
            }
            run.ended += found.filter { from < $0.endsAt && $0.endsAt <= run.at }
            run.ending += found.filter { run.at < $0.endsAt && $0.endsAt <= until }
        }
    }

    private func endings(of person: PersonRecord, at now: Moment, from reader: any Reader) throws -> [EndingAnswer] {
        let events = try reader.events(about: person.id)
        return questions(about: person, at: now).flatMap { question in
            standingAnswers(of: person.facts, events: events, in: question).compactMap { answer in
                answer.endsAt.map {
                    EndingAnswer(
                        event: answer.event, person: person.id, handle: person.handle, place: question.place,
                        decider: answer.decider, endsAt: $0)
                }
            }
        }
    }

    /// Children who attained the age of a say, of deciding alone, or 18, and were not asked since: once for each age and
    /// channel. One commit for a unit, decided again within it.
    func askChildren(at now: Moment) throws -> [AskedChild] {
        try house.policies.organisation.units.flatMap { unit in
            let due = try house.store.snapshot { reader in
                try reader.people(of: unit.id, at: now).filter { try !toAsk($0, at: now, from: reader).isEmpty }
            }
            return due.isEmpty ? [] : try ask(due.map(\.id))
        }
    }

    private func ask(_ people: [PersonID]) throws -> [AskedChild] {
        try house.store.commit { reader in
            let now = try house.now(reader)
            let asked = try people.flatMap { id in
                try reader.person(id).map { try toAsk($0, at: now, from: reader) } ?? []
            }
            let events = asked.map { child in
                Event(
                    id: EventID(rawValue: house.surroundings.newID()), person: child.person, at: now, recordedAt: now,
                    actor: house.surroundings.actor, source: "daily", what: .asked(.person, child.place))
            }
            let entry = LedgerDraft(kind: .child, at: now, actor: house.surroundings.actor)
            return Commit(try house.recording(events, from: reader, at: now), entry: entry, result: asked)
        }
    }

    private func toAsk(_ person: PersonRecord, at now: Moment, from reader: any Reader) throws -> [AskedChild] {
        guard person.kind == .child, person.born != nil else { return [] }
        let questions = questions(about: person, at: now).filter { $0.terms.basis != .forbidden }
        // Most have no age yet: their events need not be read.
        guard questions.contains(where: { ownQuestion(of: person.facts, events: [], in: $0) != nil }) else { return [] }
        let events = try reader.events(about: person.id)
        return questions.compactMap { question in
            ownQuestion(of: person.facts, events: events, in: question).map {
                AskedChild(person: person.id, handle: person.handle, place: question.place, attained: $0)
            }
        }
    }

    /// What may be asked of the algebra about a person: one question for each channel of the unit.
    private func questions(about person: PersonRecord, at now: Moment) -> [Question] {
        house.policies.channels.keys.sorted().compactMap { house.question(about: person, in: $0, at: now) }
    }
}

extension House {
    /// What is asked of the algebra for a person in a channel of the own unit; nil for an unknown channel.
    func question(about person: PersonRecord, in channel: ChannelID, at moment: Moment) -> Question? {
        policies.terms(channel: channel, at: moment).map { terms in
            Question(
                place: Place(unit: person.unit, channel: channel), terms: terms,
                history: policies.channelHistory(channel), at: moment, days: policies.localDays)
        }
    }
}
