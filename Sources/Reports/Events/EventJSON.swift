import Consent

/// An event as JSON, the same wherever events are told (docs/json.md, "Events").
struct EventJSON: Encodable, Sendable {
    let event: String
    let kind: String?
    let said: String?
    let unit: String?
    let channel: String?
    let collected: String?
    let noticeVersion: String?
    let noticeLanguage: String?
    let noticeSha256: String?
    let until: String?
    let at: String
    let recordedAt: String
    let actor: String
    let source: String
    let reference: String?

    /// `hidesMarkings`: says of a protection marking neither that it is one nor which.
    init(_ event: Event, hidesMarkings: Bool = false) {
        let isHidden = hidesMarkings && event.what.isMarking
        let notice = event.what.answer.map(\.notice).flatMap { $0.isKnown ? $0 : nil }
        self.event = event.id.rawValue
        kind = isHidden ? nil : event.what.kind.rawValue
        said = isHidden ? nil : event.what.said
        unit = event.what.unit?.rawValue
        channel = event.what.place?.channel.rawValue
        collected = event.what.answer?.collected.rawValue
        noticeVersion = notice?.version
        noticeLanguage = notice?.language
        noticeSha256 = notice?.sha256
        until = event.what.until?.description
        at = event.at.description
        recordedAt = event.recordedAt.description
        actor = event.actor
        source = event.source
        reference = event.reference
    }
}

extension What {
    fileprivate var isMarking: Bool {
        switch self {
        case .protectionSet, .protectionLifted: true
        default: false
        }
    }

    fileprivate var unit: UnitID? {
        switch self {
        case .joined(let unit), .left(let unit): unit
        default: place?.unit
        }
    }

    /// The first moment at which what it says no longer holds, where that is known.
    fileprivate var until: Moment? {
        switch self {
        case .answered(let answer), .carriedOver(let answer): answer.expires
        case .custodyAdded(_, _, let until): until
        default: nil
        }
    }
}
