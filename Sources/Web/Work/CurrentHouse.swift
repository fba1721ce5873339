internal import Services
internal import Synchronization

/// The house with the policies as their files stand now: whoever edits a rule need not start the service anew, and no
/// post is judged by a rule that is gone.
final class CurrentHouse: Sendable {
    private let current: Mutex<Held>

    private struct Held {
        var house: House
        /// When the files were looked at, as the system counts since its start.
        var looked: ContinuousClock.Instant?
    }

    /// Files are looked at once a second: a day sheet is asked for more often than that.
    private static let patience = Duration.seconds(1)

    init(_ house: House) { current = Mutex(Held(house: house)) }

    /// `actor`: who acts, for events and the ledger.
    ///
    /// - Throws: where the policies have mistakes by now: nothing is judged by others.
    func house(actor: String) throws(PoliciesUnusable) -> House {
        try current.withLock { (held) throws(PoliciesUnusable) in
            let now = ContinuousClock.now
            if held.looked.map({ now - $0 > Self.patience }) ?? true {
                held.house = try Self.renewed(held.house)
                held.looked = now
            }
            return held.house
        }.acting(as: actor)
    }

    private static func renewed(_ house: House) throws(PoliciesUnusable) -> House {
        do throws(ServiceError) { return try house.renewed() } catch { throw PoliciesUnusable() }
    }
}

/// The policies cannot be read, or have mistakes. Which ones is for those who look after the machine (`synas policy check`):
/// they name files of it, and no caller can mend them.
struct PoliciesUnusable: Error {}
