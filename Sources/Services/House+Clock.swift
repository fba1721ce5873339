import Consent
import Storage

extension House {
    /// How far a clock may step back unnoticed, in milliseconds: what time servers correct.
    private static let clockTolerance: Int64 = 60_000

    /// The moment at which something is decided or recorded, against what was recorded last.
    ///
    /// - Throws: `ServiceError` (`clockSetBack`) where the clock went back: expiries would come alive again.
    func now(_ reader: any Reader) throws -> Moment {
        let now = surroundings.now()
        guard let last = try reader.lastRecorded(), now < last else { return now }
        // Within the tolerance it stands still, so that what was recorded last already holds.
        if now.rawValue >= last.rawValue - House.clockTolerance { return last }
        throw ServiceError(
            .clockSetBack,
            "the clock shows \(now.description), and \(last.description) has been recorded already: "
                + "set the clock right, or accept it with synas clock accept")
    }

    /// The moment at which a narrowing is recorded, and at which it is shown what holds. It never waits for a clock: with
    /// one that went back, it is the last recorded moment.
    func nowForNarrowing(_ reader: any Reader) throws -> Moment {
        max(surroundings.now(), try reader.lastRecorded() ?? surroundings.now())
    }
}
