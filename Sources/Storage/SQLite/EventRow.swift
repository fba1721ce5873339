internal import Consent
internal import GRDB

/// An event in columns: which payload stands where (docs/storage.md, "event").
struct EventRow {
    /// In the order of `columns`.
    enum Column: Int, CaseIterable {
        case id, person, kind, at, recordedAt, actor, source
        case guardian, unit, channel, response, name, noticeVersion, noticeSHA256, noticeLanguage, collected
        case until, relation, protection, about, post, day, reference
    }

    static let columns = """
        id, person, kind, at, recorded_at, actor, source, \
        guardian, unit, channel, response, name, notice_version, notice_sha256, notice_language, collected, \
        until, relation, protection, about, post, day, reference
        """

    private var values = [(any DatabaseValueConvertible)?](repeating: nil, count: Column.allCases.count)

    subscript(column: Column) -> (any DatabaseValueConvertible)? {
        get { values[column.rawValue] }
        set { values[column.rawValue] = newValue }
    }

    var arguments: StatementArguments { StatementArguments(values) }
}

extension EventRow {
    init(_ event: Event) {
        self[.id] = event.id.rawValue
        self[.person] = event.person.rawValue
        self[.kind] = event.what.kind.rawValue
        self[.at] = event.at.rawValue
        self[.recordedAt] = event.recordedAt.rawValue
        self[.actor] = event.actor
        self[.source] = event.source
        self[.reference] = event.reference
        put(event.what)
    }

    private mutating func put(_ what: What) {
        switch what {
        case .answered(let answer), .carriedOver(let answer): put(answer)
        case .asked(let decider, let place), .reminded(let decider, let place), .withdrawn(let decider, let place):
            put(decider)
            put(place)
        case .leftOut(let place, let occasion):
            put(place)
            put(occasion)
        case .expired(let place), .invalidated(let place), .revoked(let place): put(place)
        case .custodyAdded(let guardian, let relation, let until):
            self[.guardian] = guardian.rawValue
            self[.relation] = relation.rawValue
            self[.until] = until?.rawValue
        case .custodyEnded(let guardian), .custodyDisputed(let guardian), .custodyResolved(let guardian):
            self[.guardian] = guardian.rawValue
        case .protectionSet(let marking), .protectionLifted(let marking): self[.protection] = marking.rawValue
        case .evidenceAttached(let event), .corrected(let event): self[.about] = event.rawValue
        case .joined(let unit), .left(let unit): self[.unit] = unit.rawValue
        case .erased: break
        }
    }

    private mutating func put(_ answer: Answer) {
        put(answer.decider)
        put(answer.place)
        self[.response] = answer.response.rawValue
        self[.name] = answer.name
        self[.noticeVersion] = answer.notice.version
        self[.noticeSHA256] = answer.notice.sha256
        self[.noticeLanguage] = answer.notice.language
        self[.collected] = answer.collected.rawValue
        self[.until] = answer.expires?.rawValue
    }

    /// No guardian: the person decides for itself.
    private mutating func put(_ decider: Decider) {
        if case .guardian(let guardian) = decider { self[.guardian] = guardian.rawValue }
    }

    private mutating func put(_ place: Place) {
        self[.unit] = place.unit.rawValue
        self[.channel] = place.channel.rawValue
    }

    private mutating func put(_ occasion: Occasion) {
        switch occasion {
        case .post(let post): self[.post] = post
        case .day(let day): self[.day] = day.column
        }
    }
}
