internal import Consent

extension EventRow {
    /// - Throws: the error that says the database is damaged, where a kind, word or payload is not as this build knows it.
    static func event(_ row: RawRow) throws -> Event {
        Event(
            id: EventID(rawValue: try row.uniqueText(Column.id.rawValue)),
            person: PersonID(rawValue: try row.text(Column.person.rawValue)),
            at: try row.moment(Column.at.rawValue), recordedAt: try row.moment(Column.recordedAt.rawValue),
            actor: try row.text(Column.actor.rawValue), source: try row.text(Column.source.rawValue),
            reference: row.optionalText(Column.reference.rawValue),
            what: try what(try row.word(Column.kind.rawValue), row))
    }

    private static func what(_ kind: EventKind, _ row: RawRow) throws -> What {
        switch kind {
        case .answered: .answered(try answer(row))
        case .carriedOver: .carriedOver(try answer(row))
        case .asked: .asked(try decider(row), try place(row))
        case .reminded: .reminded(try decider(row), try place(row))
        case .withdrawn: .withdrawn(try decider(row), try place(row))
        case .leftOut: .leftOut(try place(row), try occasion(row))
        case .expired: .expired(try place(row))
        case .invalidated: .invalidated(try place(row))
        case .revoked: .revoked(try place(row))
        case .custodyAdded: try custody(row)
        case .custodyEnded: .custodyEnded(try guardian(row))
        case .custodyDisputed: .custodyDisputed(try guardian(row))
        case .custodyResolved: .custodyResolved(try guardian(row))
        case .protectionSet: .protectionSet(try row.word(Column.protection.rawValue))
        case .protectionLifted: .protectionLifted(try row.word(Column.protection.rawValue))
        case .evidenceAttached: .evidenceAttached(try about(row))
        case .corrected: .corrected(try about(row))
        case .joined: .joined(try row.unit(Column.unit.rawValue))
        case .left: .left(try row.unit(Column.unit.rawValue))
        case .erased: .erased
        }
    }

    private static func answer(_ row: RawRow) throws -> Answer {
        Answer(
            decider: try decider(row), place: try place(row),
            response: try row.known(Response(rawValue: try row.text(Column.response.rawValue))),
            name: row.optionalTruth(Column.name.rawValue), notice: try notice(row),
            collected: try row.word(Column.collected.rawValue),
            expires: row.optionalMoment(Column.until.rawValue))
    }

    private static func notice(_ row: RawRow) throws -> NoticeReference {
        NoticeReference(
            version: try row.text(Column.noticeVersion.rawValue), sha256: try row.text(Column.noticeSHA256.rawValue),
            language: try row.text(Column.noticeLanguage.rawValue))
    }

    private static func custody(_ row: RawRow) throws -> What {
        .custodyAdded(
            try guardian(row), try row.word(Column.relation.rawValue),
            until: row.optionalMoment(Column.until.rawValue))
    }

    private static func decider(_ row: RawRow) throws -> Decider {
        let guardian = row.optionalText(Column.guardian.rawValue)
        return guardian.map { .guardian(GuardianID(rawValue: $0)) } ?? .person
    }

    private static func place(_ row: RawRow) throws -> Place {
        Place(
            unit: try row.unit(Column.unit.rawValue),
            channel: ChannelID(rawValue: try row.text(Column.channel.rawValue)))
    }

    private static func occasion(_ row: RawRow) throws -> Occasion {
        if let post = row.optionalText(Column.post.rawValue) { return .post(post) }
        return .day(try row.day(Column.day.rawValue))
    }

    private static func guardian(_ row: RawRow) throws -> GuardianID {
        GuardianID(rawValue: try row.text(Column.guardian.rawValue))
    }

    private static func about(_ row: RawRow) throws -> EventID {
        EventID(rawValue: try row.text(Column.about.rawValue))
    }
}
