import Consent
import Storage

extension House {
    /// Events about people become a change: themselves, and the takedown tasks that they open. The one way in which
    /// consents, custody and markings are recorded.
    ///
    /// `change`: what is recorded besides, such as people of a roster; its events are looked at too.
    /// - Throws: `StorageError`.
    func recording(
        _ events: [Event], with change: Storage.Change = Storage.Change(), from reader: any Reader, at now: Moment
    )
        throws -> Storage.Change
    {
        var change = change
        change.events += events
        return change
    }
}
