package import Consent
import Policies
import Storage

/// Why every answer at a place ends.
package enum AnswersEnd: String, Hashable, Sendable, CaseIterable {
    /// An administrative end, such as that of a stage.
    case expired
    /// The authority held them invalid.
    case invalidated
    /// The controller revokes them.
    case revoked

    func what(_ place: Place) -> What {
        switch self {
        case .expired: .expired(place)
        case .invalidated: .invalidated(place)
        case .revoked: .revoked(place)
        }
    }
}

extension Consents {
    /// Ends what was answered for a person, a group or a unit, in one act. Nothing is allowed by it any more: it narrows.
    ///
    /// What never held is ended for those, too, who have left: what rested on it may still be out.
    ///
    /// `channel`: nil ends every channel.
    /// - Throws: `ServiceError`, `StorageError`.
    package func end(
        _ how: AnswersEnd, of target: Target, channel: ChannelID?, _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        try house.register(registration, narrows: true) { act in
            let channel = try channel.map(known)
            var recorded: [RecordedEvent] = []
            for subject in try act.subjects(target, ever: how != .expired) {
                let ending = places(of: subject, target, channel).filter { !hasEnded(how, $0, subject) }
                guard !ending.isEmpty else { continue }
                try act.check(act.at, of: subject)
                recorded += ending.map { act.record(how.what($0), of: subject, source: "decision") }
            }
            guard !recorded.isEmpty else {
                throw ServiceError(
                    .badInput, "there is no answer that could end: check whom and which channel it is about")
            }
            return recorded
        }
    }

    private func places(of subject: Subject, _ target: Target, _ channel: ChannelID?) -> [Place] {
        subject.answeredPlaces.filter { place in
            guard channel == nil || channel == place.channel else { return false }
            switch target {
            case .person: return true
            case .group(_, let unit), .unit(let unit): return place.unit == unit
            }
        }
    }

    /// Whether it was done already, and nobody has answered since.
    private func hasEnded(_ how: AnswersEnd, _ place: Place, _ subject: Subject) -> Bool {
        let last = Corrections(of: subject.events).standing.last { event in
            event.what == how.what(place) || event.what.answer?.place == place
        }
        return last?.what == how.what(place)
    }
}
