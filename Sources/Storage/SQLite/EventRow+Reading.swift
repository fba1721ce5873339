internal import Consent
internal import GRDB

extension EventRow {
    /// - Throws: the error that says the database is damaged, where a kind, word or payload is not as this build knows it.
    static func event(_ row: Row) throws -> Event {
        Event(
            id: EventID(rawValue: try row.text(Column.id.rawValue)), person: try row.person(Column.person.rawValue),
            at: try row.moment(Column.at.rawValue), recordedAt: try row.moment(Column.recordedAt.rawValue),
            actor: try row.text(Column.actor.rawValue), source: try row.text(Column.source.rawValue),
            reference: try row.optionalText(Column.reference.rawValue),
            what: try what(try row.word(Column.kind.rawValue), row))
    }

    private static func what(_ kind: EventKind, _ row: Row) throws -> What {
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

    private static func answer(_ row: Row) throws -> Answer {
        Answer(
            decider: try decider(row), place: try place(row),
            response: try row.known(Response(rawValue: try row.text(Column.response.rawValue))),
            name: try row.optionalTruth(Column.name.rawValue), notice: try notice(row),
            collected: try row.word(Column.collected.rawValue),
            expires: try row.optionalMoment(Column.until.rawValue))
    }

    private static func notice(_ row: Row) throws -> NoticeReference {
        NoticeReference(
            version: try row.text(Column.noticeVersion.rawValue), sha256: try row.text(Column.noticeSHA256.rawValue),
            language: try row.text(Column.noticeLanguage.rawValue))
    }

    private static func custody(_ row: Row) throws -> What {
        .custodyAdded(
            try guardian(row), try row.word(Column.relation.rawValue),
            until: try row.optionalMoment(Column.until.rawValue))
    }

    private static func decider(_ row: Row) throws -> Decider {
        let guardian = try row.optionalText(Column.guardian.rawValue)
        return guardian.map { .guardian(GuardianID(rawValue: $0)) } ?? .person
    }

    private static func place(_ row: Row) throws -> Place {
        Place(
            unit: try row.unit(Column.unit.rawValue),
            channel: ChannelID(rawValue: try row.text(Column.channel.rawValue)))
    }

    private static func occasion(_ row: Row) throws -> Occasion {
        if let post = try row.optionalText(Column.post.rawValue) { return .post(post) }
        return .day(try row.known(try row.optionalDay(Column.day.rawValue)))
    }

    private static func guardian(_ row: Row) throws -> GuardianID {
        GuardianID(rawValue: try row.text(Column.guardian.rawValue))
    }

    private static func about(_ row: Row) throws -> EventID {
        EventID(rawValue: try row.text(Column.about.rawValue))
    }
}
