import Consent
import Policies
import Storage

/// One act by which events are recorded: all of them in one commit.
///
/// An act with an id of the caller's own can be repeated. It is then decided again on what was known before it, at the
/// moment at which it was recorded, and must come out as it is stored.
struct Act {
    let house: House
    let reader: any Reader
    let registration: Registration
    /// When it is, or was, recorded.
    let now: Moment
    /// Whether the id names an act that is stored already.
    let isRepeated: Bool
    /// The events of the act, where it is repeated.
    private let own: Set<EventID>
    /// All that is to be written.
    var change = Storage.Change()
    var guardians: [String: GuardianRecord] = [:]
    var people: [PersonReference: Subject] = [:]

    init(_ house: House, _ reader: any Reader, _ registration: Registration, narrows: Bool) throws {
        self.house = house
        self.reader = reader
        self.registration = registration
        let stored = try registration.id.flatMap { try reader.event(EventID(rawValue: $0)) }
        isRepeated = stored != nil
        own = stored == nil ? [] : try Self.events(of: registration, from: reader)
        now = try stored?.recordedAt ?? (narrows ? house.nowForNarrowing(reader) : house.now(reader))
    }

    /// For what can widen, within an act that began as a narrowing.
    ///
    /// - Throws: `ServiceError` where the clock went back.
    func needClock() throws {
        if !isRepeated { _ = try house.now(reader) }
    }

    /// From when it holds.
    var at: Moment { registration.at ?? now }

    /// What happened has happened.
    ///
    /// - Throws: `ServiceError` for a moment that has not come, or is before the birth.
    func check(_ moment: Moment, of subject: Subject, mayCome: Bool = false) throws(ServiceError) {
        guard mayCome || moment <= now else {
            throw ServiceError(.badInput, "it is dated \(moment.description), which has not come yet: correct the date")
        }
        if let born = subject.record.born, moment < house.policies.localDays.start(born) {
            throw ServiceError(.badInput, "it is dated \(moment.description), before the birth: correct the date")
        }
    }

    /// `source`: what such an event comes from where the caller says nothing.
    mutating func record(_ what: What, of subject: Subject, at moment: Moment? = nil, source: String) -> RecordedEvent {
        let event = Event(
            id: nextID, person: subject.record.id, at: moment ?? at, recordedAt: now, actor: house.surroundings.actor,
            source: registration.source ?? source, reference: registration.reference, what: what)
        change.events.append(event)
        return RecordedEvent(event, of: subject.record.handle)
    }

    private var nextID: EventID {
        registration.eventID(change.events.count) ?? EventID(rawValue: house.surroundings.newID())
    }

    /// Those that are stored of an act.
    private static func events(of registration: Registration, from reader: any Reader) throws -> Set<EventID> {
        var found: Set<EventID> = []
        while let id = registration.eventID(found.count), try reader.event(id) != nil { found.insert(id) }
        return found
    }

    /// Whether an event was recorded by this act, when it was done first.
    func isOwn(_ event: Event) -> Bool { own.contains(event.id) }

    /// - Throws: `ServiceError` where the id is another act's.
    func checkRepeated() throws {
        let isSame = try change.events.allSatisfy { try reader.event($0.id) == $0 }
        let next = try registration.eventID(change.events.count).flatMap { try reader.event($0) }
        guard isSame, next == nil else { throw Self.takenID }
    }

    /// - Throws: `ServiceError` where one of the ids that the act would give is another act's.
    func checkNew() throws {
        guard registration.id != nil else { return }
        guard try change.events.allSatisfy({ try reader.event($0.id) == nil }) else { throw Self.takenID }
    }

    private static var takenID: ServiceError {
        ServiceError(.badInput, "that id is of something else that was recorded: give each call an id of its own")
    }
}

extension House {
    /// Does one act: what it records is written in one commit, and what it was when it is repeated is answered again.
    ///
    /// `narrows`: it never waits for a clock.
    /// - Throws: `ServiceError`, `StorageError`.
    func register<Result: Sendable>(
        _ registration: Registration, narrows: Bool = false, _ decide: (inout Act) throws -> Result
    ) throws -> Result {
        try registration.check()
        do {
            return try store.commit { reader in
                var act = try Act(self, reader, registration, narrows: narrows)
                let result = try decide(&act)
                if act.isRepeated {
                    try act.checkRepeated()
                    throw Repeated(result: result)
                }
                try act.checkNew()
                var rest = act.change
                rest.events = []
                let change = try recording(act.change.events, with: rest, from: reader, at: act.now)
                let entry = draft(.child, at: act.now)
                return Commit(change, entry: entry, result: result)
            }
        } catch let repeated as Repeated<Result> {
            return repeated.result
        }
    }
}

extension Registration {
    /// The caller's id; for what else the act records, ids that are made from it and tell neither of it nor of their number:
    /// a receipt names its own event, and says nothing of what was recorded beside it.
    ///
    /// `number`: from 0.
    func eventID(_ number: Int) -> EventID? {
        guard let id, number > 0 else { return id.map(EventID.init(rawValue:)) }
        return EventID(rawValue: String(Array("\(id) \(number)".utf8).sha256.prefix(32)))
    }
}

/// Leaves the transaction without writing: what was asked is recorded already.
private struct Repeated<Result: Sendable>: Error { let result: Result }
