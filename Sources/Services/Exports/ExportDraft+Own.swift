import Consent
import Policies
import Storage

/// What is made for a guardian or for the child: from the recipient's own events, and what was seen of the child.
extension ExportDraft {
    /// - Throws: `ServiceError` for a guardian who has nothing to do with the child, as far as that one may know.
    func forGuardian(_ guardian: GuardianRecord) throws -> ChildExport {
        let decider = Decider.guardian(guardian.id)
        let own = OwnEvents(of: decider, in: events)
        let state = RegistryState(of: child.facts, events: events, at: now)
        // A child that came with a marking was never known to its guardians here.
        let hidden = Horizon.protected(Corrections(of: events).standing, state)
        let isKnown = (own.said + own.relations).contains { event in hidden.map { event.recordedAt < $0 } ?? true }
        guard isKnown else {
            throw ServiceError(
                .badInput, "that guardian has no relation to the child: check the guardian and the child")
        }
        let horizon = Horizon(of: guardian.id, child.facts, events, at: now, policies.localDays)
        return try export(
            .guardian, decider, own, horizon, guardian: guardianFacts(guardian), relations: relations(of: guardian.id))
    }

    /// A child's own rights are its guardians' to use until it has a say; what is made for it can fall into their hands.
    ///
    /// - Throws: `ServiceError` for a child that is too young, or whose birthday is unknown.
    func forChild() throws -> ChildExport {
        guard let born = child.born, let birthday = born.attaining(age: policies.ageOfSay(in: nil, at: now)),
            policies.localDays.start(birthday) <= now
        else {
            throw ServiceError(
                .badInput, "that child has no say of its own yet: make the export for the guardian who asks")
        }
        return try export(.child, .person, OwnEvents(of: .person, in: events), .none)
    }

    private func export(
        _ role: ChildExport.Role, _ decider: Decider, _ own: OwnEvents, _ horizon: Horizon,
        guardian: GuardianFacts? = nil, relations: [OwnRelation] = []
    ) throws -> ChildExport {
        ChildExport(
            role: role, madeOn: day(now), reference: request.reference, child: child.id, facts: try facts(horizon),
            stays: stays(horizon), guardian: guardian, relations: relations,
            answers: own.said.compactMap(answer), letters: letters(to: decider, horizon),
            publications: try publications(horizon), papers: try papers(of: own.said),
            information: ExportInformation(policies), full: nil)
    }

    /// The roster keeps no earlier state: what was written down since the horizon could be what must not be told.
    private func facts(_ horizon: Horizon) throws(StorageError) -> ChildFacts? {
        guard let recorded = try reader.recordedAt(child.id), horizon.shows(recorded) else { return nil }
        return ChildFacts(child)
    }

    func stays(_ horizon: Horizon) -> [UnitStay] {
        let seen = Corrections(of: events.filter { horizon.shows($0.recordedAt) }).standing
        var stays: [UnitStay] = []
        for event in seen.inTime {
            switch event.what {
            case .joined(let unit):
                stays.append(UnitStay(unit: unit, title: unitTitle(unit), from: day(event.at), left: nil))
            case .left(let unit):
                guard let index = stays.lastIndex(where: { $0.unit == unit && $0.left == nil }) else { continue }
                stays[index] = UnitStay(
                    unit: unit, title: stays[index].title, from: stays[index].from, left: day(event.at))
            default: break
            }
        }
        return stays
    }

    private func relations(of guardian: GuardianID) -> [OwnRelation] {
        RegistryState.relations(of: child.facts, events: events).compactMap { event in
            switch event.what {
            case .custodyAdded(guardian, let relation, let until):
                OwnRelation(relation: relation, from: day(event.at), until: day(until), source: event.source)
            case .custodyEnded(guardian):
                OwnRelation(relation: nil, from: day(event.at), until: nil, source: event.source)
            default: nil
            }
        }
    }

    private func answer(_ event: Event) -> OwnAnswer? {
        guard let said = Said(event) else { return nil }
        return OwnAnswer(
            id: event.id, kind: said.kind, at: event.at, recordedAt: event.recordedAt, day: day(event.at),
            channel: channel(said.place.channel), response: said.answer?.response, name: said.answer?.name,
            until: said.answer?.expires,
            lastDay: said.answer?.expires.flatMap { day(Moment(rawValue: $0.rawValue - 1)) },
            collected: said.answer?.collected, notice: said.notice)
    }

    private func letters(to decider: Decider, _ horizon: Horizon) -> [OwnLetter] {
        Corrections(of: events).standing.filter { horizon.shows($0.recordedAt) }.compactMap { event in
            switch event.what {
            case .asked(decider, let place):
                OwnLetter(isReminder: false, day: day(event.at), channel: channel(place.channel))
            case .reminded(decider, let place):
                OwnLetter(isReminder: true, day: day(event.at), channel: channel(place.channel))
            default: nil
            }
        }
    }
}

extension ChildFacts {
    init(_ record: PersonRecord) {
        self.init(
            givenNames: record.givenNames, familyName: record.familyName, born: record.born, sourceID: record.sourceID,
            handle: record.handle, group: record.group)
    }
}
