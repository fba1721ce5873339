import Consent
import Policies
import Storage

/// Everything that time does to a data folder, once a day or whenever somebody remembers (docs/daily.md).
///
/// Each step looks at what is there and does what is due, in a write turn of its own: done twice, the second finds nothing;
/// missed for weeks, the next does what all would have done; killed, the next goes on. The gate never depends on it.
package struct Daily: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// Longer than a summer: after that long without anything recorded, a clock may have been set wrong, and what it
    /// would remove is gone for good.
    static let longestPause = Moment.days(100)

    /// `days`: how long beforehand the end of an answer is warned of.
    /// `isAfterPause`: somebody looked at the clock: nothing was recorded for longer than 100 days.
    /// - Throws: `ServiceError` for a clock that was set back or jumped forward, before anything is done; `StorageError`.
    package func run(warningDays days: Int = 30, isAfterPause: Bool = false) throws -> DailyRun {
        let last = try house.folder.lastDailyRun()
        let now = try house.store.snapshot { reader in
            let now = try house.now(reader)
            let known = [last, try reader.lastRecorded()].compactMap(\.self).max()
            if let known, !isAfterPause { try check(now, since: known) }
            return now
        }
        var run = DailyRun(at: now, since: last.map { min($0, now) }, warningDays: days)
        try warnOfEnds(&run)
        run.asked = try askChildren(at: now)
        run.postsAskedToEnd = try endRetention(at: now)
        try removePictures(&run)
        try removeScans(&run)
        try listOverdue(&run)
        try removeBackupKeys(&run)
        run.accounts = try Accounts.open(house, for: .writing(patience: .seconds(10))).sweep(at: now)
        // Every day, so that what is hidden later contradicts what was said of where everyone stood.
        try Ledgers(house).commitHeads()
        // In a turn, since two may run at once.
        try house.store.inTurn { _ in try house.folder.noteDailyRun(at: now) }
        return run
    }

    /// Whoever was erased is in no backup after that time.
    private func removeBackupKeys(_ run: inout DailyRun) throws {
        guard let note = try house.folder.backupNote() else { return }
        run.backupKeysRemoved = try KeyRetention.sweep(
            note.keys, madeBefore: run.at.before(days: Int64(note.days)), signer: house.folder.signer)
    }

    private func check(_ now: Moment, since last: Moment) throws(ServiceError) {
        guard now.rawValue - last.rawValue > Daily.longestPause else { return }
        throw ServiceError(
            .clockSetForward,
            "the clock shows \(now.description), and nothing has been recorded since \(last.description): "
                + "set the clock right, or, if it is right, run synas daily --after-pause")
    }
}

extension Moment {
    /// Whole days of 24 hours, in milliseconds.
    static func days(_ count: Int64) -> Int64 { count * 86_400_000 }

    /// The moment that many days of 24 hours before.
    func before(days count: Int64) -> Moment { Moment(rawValue: rawValue - Moment.days(count)) }
}
