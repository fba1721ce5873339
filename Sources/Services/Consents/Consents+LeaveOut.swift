package import Consent
import Policies
package import Storage

/// What a child is to be left out of.
package enum LeaveOut: Hashable, Sendable {
    /// One post, in whose channel and unit it holds.
    case post(PostID)
    /// Whatever is submitted on that day to a channel; nil: to every channel.
    case day(Day, ChannelID?)
}

extension Consents {
    /// "Not today": by any member of staff, without a reason, at once.
    ///
    /// - Throws: `ServiceError` for a post that is not there, `StorageError`.
    package func leaveOut(
        _ reference: PersonReference, of what: LeaveOut, _ registration: Registration = Registration()
    )
        throws -> [RecordedEvent]
    {
        try house.register(registration, narrows: true) { act in
            let subject = try act.subject(reference)
            try act.check(act.at, of: subject)
            return try occasions(what, subject, act).map { place, occasion in
                act.record(.leftOut(place, occasion), of: subject, source: "staff")
            }
        }
    }

    private func occasions(_ what: LeaveOut, _ subject: Subject, _ act: Act) throws -> [(Place, Occasion)] {
        switch what {
        case .post(let id):
            guard let post = try act.reader.post(id) else {
                throw ServiceError(.noSuchInput, "there is no such post: check its id, or leave out of the day")
            }
            return [(Place(unit: post.unit, channel: post.channel), .post(id.rawValue))]
        case .day(let day, let channel):
            let channels = try channel.map { [try known($0)] } ?? house.policies.channels.keys.sorted()
            return channels.map { (Place(unit: subject.unit(at: act.at), channel: $0), .day(day)) }
        }
    }
}
