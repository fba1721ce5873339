import Consent
import Documents
import Policies

/// A child and who answers for it, asked about through policy files: files, terms and history, then the algebra.
struct Family {
    struct NotThere: Error { let text: String }

    static let unit = UnitID(rawValue: "ekbacken")

    let person: Person
    private(set) var events: [Event] = []

    init(born: String = "2016-03-10", guardians: [String] = ["mother"]) throws {
        guard let born = Day(born) else { throw NotThere(text: born) }
        person = Person(id: PersonID(rawValue: "ella"), kind: .child, born: born)
        for guardian in guardians {
            try happens(.custodyAdded(GuardianID(rawValue: guardian), .custody, until: nil), at: "1990-01-01T00:00:00Z")
        }
    }

    static func moment(_ text: String) throws -> Moment {
        guard let moment = Moment(text) else { throw NotThere(text: text) }
        return moment
    }

    @discardableResult
    mutating func happens(_ what: What, at text: String) throws -> EventID {
        let moment = try Family.moment(text)
        let id = EventID(rawValue: "event-\(events.count + 1)")
        events.append(
            Event(
                id: id, person: person.id, at: moment, recordedAt: moment, actor: "staff-7", source: "paper", what: what
            ))
        return id
    }

    /// An answer of a guardian, or of `self`, as the policies take it: it expires by the channel's validity.
    @discardableResult
    mutating func answers(
        _ name: String = "mother", _ choice: Choice = .visible, in channel: String, version: String, at text: String,
        by set: PolicySet
    ) throws -> EventID {
        let id = ChannelID(rawValue: channel)
        let answer = Answer(
            decider: name == "self" ? .person : .guardian(GuardianID(rawValue: name)),
            place: Place(unit: Family.unit, channel: id), response: .choice(choice), name: false,
            notice: NoticeReference(version: version, sha256: String(repeating: "a", count: 64), language: "sv"),
            collected: .paper, expires: set.expiry(channel: id, answered: try Family.moment(text)))
        return try happens(.answered(answer), at: text)
    }

    func decided(in channel: String, at text: String, by set: PolicySet) throws -> Decision {
        let id = ChannelID(rawValue: channel)
        let moment = try Family.moment(text)
        guard let terms = set.terms(channel: id, at: moment) else { throw NotThere(text: channel) }
        let question = Question(
            place: Place(unit: Family.unit, channel: id), terms: terms, history: set.channelHistory(id), at: moment,
            days: set.localDays)
        return effective(of: person, events: events, in: question)
    }

    func choice(in channel: String, at text: String, by set: PolicySet) throws -> Choice {
        try decided(in: channel, at: text, by: set).effect.choice
    }
}

extension Shipped {
    /// The set, where the files have no mistake.
    func set() throws -> PolicySet {
        let (set, mistakes) = PolicySet.load(files: files)
        guard let set else { throw NotThere(text: mistakes.map(\.description).joined(separator: "\n")) }
        return set
    }

    var mistakes: [String] { PolicySet.load(files: files).1.map(\.description) }
}
