package import Consent
import Storage

/// Protection markings. Whether one stands is told to nobody here: setting and lifting answer the same, whatever stood
/// before.
package struct Protections: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    package enum Step: String, Sendable, CaseIterable { case set, lift }

    /// Sets or lifts a marking of a child. Setting narrows, and waits for no clock.
    ///
    /// `confirmed`: the child named a second time, by whoever means it.
    /// - Throws: `ServiceError`, `StorageError`.
    package func record(
        _ step: Step, _ kind: Protection, of child: PersonReference, confirmed: String,
        _ registration: Registration = Registration()
    ) throws -> [RecordedEvent] {
        guard confirmed == child.text else {
            throw ServiceError(.usage, "it is not confirmed: name the same child again with --confirm")
        }
        return try house.register(registration, narrows: step == .set) { act in
            let child = try act.child(child)
            try act.check(act.at, of: child)
            let what: What = step == .set ? .protectionSet(kind) : .protectionLifted(kind)
            return [act.record(what, of: child, source: "register")]
        }
    }
}
