internal import Consent
internal import Policies
internal import Reports
internal import Services
internal import Storage
internal import Synchronization

/// Day sheets as they were made last. One is shown again as long as nothing was recorded since, by whichever process, and for
/// a second at most, since some answers end by themselves.
final class SheetCache: Sendable {
    struct Key: Hashable, Sendable {
        let unit: UnitID
        let group: String
        let channel: ChannelID
    }

    struct Sheet: Sendable {
        /// Shape `synas.day-sheet/1`.
        let text: String
        /// The children on it.
        let children: [PersonID]
        fileprivate let entry: Int64
        fileprivate let policy: String
        fileprivate let made: ContinuousClock.Instant
    }

    private static let patience = Duration.seconds(1)
    /// Past it the cache begins anew: a municipality has some thousand groups with a few channels each.
    private static let most = 10_000

    private let sheets = Mutex<[Key: Sheet]>([:])

    /// - Throws: `ServiceError` for a unit, group or channel that is not there, `StorageError`.
    func sheet(_ key: Key, _ house: House) throws -> Sheet {
        let entry = try house.lastEntry()
        let known = sheets.withLock { $0[key] }
        if let known, known.entry == entry, known.policy == house.policies.contentHash,
            ContinuousClock.now - known.made < Self.patience
        {
            return known
        }
        let made = ContinuousClock.now
        let sheet = try DaySheets(house).sheet(of: key.group, in: key.unit, for: key.channel)
        let new = Sheet(
            text: try JSONText.encode(DaySheetJSON(sheet)) + "\n",
            children: sheet.people.filter { $0.kind == .child }.map(\.person), entry: entry,
            policy: house.policies.contentHash, made: made)
        sheets.withLock { sheets in
            if sheets.count >= Self.most { sheets.removeAll() }
            sheets[key] = new
        }
        return new
    }
}
