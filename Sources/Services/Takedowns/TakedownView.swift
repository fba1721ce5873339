package import Consent
import Storage

/// A takedown, to be read by whoever works on it: effects, never a reason, and nobody's name.
package struct TakedownView: Sendable {
    /// What is asked for.
    package struct Demand: Sendable {
        /// Nil: the whole post is to end, or it is asked for somebody of whom nothing is left.
        package let person: PersonID?
        /// `ella-b` or `staff:anna-l`; nil where nobody is named.
        package let handle: String?
        /// The picture's place in the post, from 0; nil: the words of the post.
        package let picture: Int?
        package let allowed: Choice
        package let unname: Bool
        package let since: Moment
        /// A narrower picture was made in which the person is covered.
        package let isMade: Bool

        /// The post as a whole must go.
        package var isWholePost: Bool { person == nil && picture == nil && allowed == .excluded }
    }

    /// What was done about it.
    package struct Closing: Sendable {
        package let at: Moment
        package let by: String
        package let outcome: String
        package let decision: String
    }

    package let id: String
    package let post: String
    package let unit: UnitID
    package let channel: ChannelID
    package let openedAt: Moment
    package let dueAt: Moment
    /// Open past its time.
    package let isOverdue: Bool
    /// Where the post is and was.
    package let publications: [PublicationView]
    package let demands: [Demand]
    /// Nil while it is open.
    package let closing: Closing?
}

/// Where a post is, or was.
package struct PublicationView: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        case unknown
        case address(String)
        case print(String)
        case neverUsed
    }

    package let id: String
    package let place: Place
    package let since: Moment
    package let endedAt: Moment?
    /// Whether anybody may see it there, for all that is known.
    package let isOut: Bool

    init(_ record: PublicationRecord) {
        id = record.id
        since = record.since
        endedAt = record.endedAt
        isOut = record.isOut
        place =
            switch record.place {
            case .unknown: .unknown
            case .address(let address): .address(address)
            case .print(let words): .print(words)
            case .neverUsed: .neverUsed
            }
    }
}

extension TakedownView {
    init(_ record: TakedownRecord, of post: PostRecord, _ out: WhatIsOut, demands: [Demand], at now: Moment) {
        self.init(
            id: record.id.rawValue, post: post.id.rawValue, unit: post.unit, channel: post.channel,
            openedAt: record.openedAt, dueAt: record.dueAt, isOverdue: record.isOpen && record.dueAt <= now,
            publications: out.publications.map(PublicationView.init), demands: demands,
            closing: record.closing.map(Closing.init))
    }
}

extension TakedownView.Demand {
    init(_ demand: TakedownDemand, handle: String?, isMade: Bool) {
        self.init(
            person: demand.person, handle: handle, picture: demand.picture, allowed: demand.allowed,
            unname: demand.unname, since: demand.since, isMade: isMade)
    }
}

extension TakedownView.Closing {
    init(_ closing: TakedownClosing) {
        self.init(at: closing.at, by: closing.by, outcome: closing.outcome.rawValue, decision: closing.decision)
    }
}
