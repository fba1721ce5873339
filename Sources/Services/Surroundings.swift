package import Consent

/// The effects that use cases need from outside, as values: the clock and where new ids come from.
package struct Surroundings: Sendable {
    package let now: @Sendable () -> Moment
    /// A new random id: 128 bits, lower-case letters and digits without look-alikes.
    package let newID: @Sendable () -> String
    /// The opaque id of who acts, for events and the ledger.
    package let actor: String
    /// How many pictures are worked on at once.
    package let cores: Int
    /// Told how much of long work is done; called from several threads, as often as something is done.
    package let progress: @Sendable (_ done: Int, _ total: Int) -> Void

    package init(
        now: @escaping @Sendable () -> Moment, newID: @escaping @Sendable () -> String, actor: String, cores: Int,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) {
        self.now = now
        self.newID = newID
        self.actor = actor
        self.cores = max(1, cores)
        self.progress = progress
    }
}
