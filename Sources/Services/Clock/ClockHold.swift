package import Consent
import Storage

/// The clock against what was recorded: whether it is held, and how a held one is accepted (docs/daily.md).
package struct ClockHold: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    package struct State: Sendable {
        package let now: Moment
        /// What the last entry says of the time; nil before the first.
        package let lastRecorded: Moment?
        package let isHeld: Bool
        /// Clocks that were accepted, the earliest first.
        package let acceptances: [Acceptance]
    }

    /// That a clock was accepted before.
    package struct Acceptance: Sendable {
        package let at: Moment
        /// The latest moment that had been recorded by then.
        package let before: Moment
        package let reason: String
        package let approvers: [String]
    }

    /// - Throws: `StorageError`.
    package func state() throws -> State {
        try house.store.snapshot { reader in
            State(
                now: house.surroundings.now(), lastRecorded: try reader.lastRecorded(), isHeld: try isHeld(reader),
                acceptances: try reader.clockAcceptances().map(Acceptance.init))
        }
    }

    /// Takes the clock's time as the right one from now on. What was recorded at later times is written down anew as of
    /// now, so that nothing that was withdrawn meanwhile comes alive until that time comes round.
    ///
    /// `approvers`: the ids of two people who have agreed.
    /// - Returns: how many events were written down anew.
    /// - Throws: `ServiceError` where the clock is not held, or the approvers are not two; `StorageError`.
    package func accept(reason: String, approvers: [String]) throws -> AcceptedClock {
        let approvers = try check(reason, approvers)
        return try house.store.commit { reader in
            guard try isHeld(reader), let before = try reader.lastRecorded() else {
                throw ServiceError(.badInput, "the clock is not held: there is nothing to accept")
            }
            let now = house.surroundings.now()
            let misdated = try reader.events(recordedAfter: now)
            // Not by way of `recording`: nothing new happened, and what these events opened is open already.
            var change = Storage.Change(events: Redating(misdated, to: now, in: house).events)
            change.takedowns = try redated(from: reader, to: now)
            change.clockAcceptances = [
                ClockAcceptance(at: now, before: before, reason: reason.trimmed, approvers: approvers)
            ]
            let entry = house.draft(.clock, at: now)
            return Commit(
                change, entry: entry, result: AcceptedClock(at: now, before: before, eventsWrittenAnew: misdated.count))
        }
    }

    private func isHeld(_ reader: any Reader) throws -> Bool {
        do { _ = try house.now(reader) } catch let error as ServiceError where error.code == .clockSetBack {
            return true
        }
        return false
    }

    /// Open tasks keep the time that they were given, counted from now.
    private func redated(from reader: any Reader, to now: Moment) throws -> [TakedownRecord] {
        try reader.openTakedowns().filter { $0.openedAt > now }.map { task in
            var task = task
            task.dueAt = Moment(rawValue: now.rawValue + task.dueAt.rawValue - task.openedAt.rawValue)
            return task
        }
    }

    private func check(_ reason: String, _ approvers: [String]) throws(ServiceError) -> [String] {
        guard !reason.trimmed.isEmpty, reason.utf8.count <= 1000, !reason.contains(where: \.isNewline) else {
            throw ServiceError(.badInput, "the reason is empty or too long: say in one line why the clock went back")
        }
        let names = approvers.map(\.trimmed)
        let areTwo = Approvers.areTwo(names) { name in
            !name.isEmpty && name.utf8.count <= 100 && !name.contains(where: \.isNewline)
        }
        guard areTwo else {
            throw ServiceError(.badInput, "two different people must approve: give --approved-by twice")
        }
        return names
    }
}

extension ClockHold.Acceptance {
    init(_ record: ClockAcceptance) {
        self.init(at: record.at, before: record.before, reason: record.reason, approvers: record.approvers)
    }
}

/// What was accepted.
package struct AcceptedClock: Sendable {
    package let at: Moment
    /// The latest moment that had been recorded.
    package let before: Moment
    package let eventsWrittenAnew: Int
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
