internal import Synchronization

/// What is found out about a request on its way in and told on its way out. A context is copied from middleware to
/// middleware; this is shared by the copies.
package final class NotedFacts: Sendable {
    private let noted = Mutex<String?>(nil)

    package init() {}

    /// Whose account acts: its id, never a name.
    package var account: String? {
        get { noted.withLock { $0 } }
        set { noted.withLock { $0 = newValue } }
    }
}

/// A request context that notes facts.
package protocol RequestFacts: Sendable {
    /// Made once with the context.
    var noted: NotedFacts { get }
}

extension RequestFacts {
    package var account: String? {
        get { noted.account }
        nonmutating set { noted.account = newValue }
    }
}
