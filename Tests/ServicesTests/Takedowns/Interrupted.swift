import Consent
import Storage
import Synchronization

@testable import Services

/// A store in which something happens just before the first commit.
final class Interrupted: Store {
    private let base: any Store
    private let interrupt: @Sendable () throws -> Void
    private let isDone = Mutex(false)

    init(_ base: any Store, _ interrupt: @escaping @Sendable () throws -> Void) {
        self.base = base
        self.interrupt = interrupt
    }

    func snapshot<Result>(_ read: (any Reader) throws -> Result) throws -> Result { try base.snapshot(read) }

    func inTurn<Result>(_ work: (any Reader) throws -> Result) throws -> Result { try base.inTurn(work) }

    func finishErasure(of person: PersonID, in folder: DataFolder) throws {
        try base.finishErasure(of: person, in: folder)
    }

    func commit<Result>(_ decide: (any Reader) throws -> Commit<Result>) throws -> Result {
        let isFirst = isDone.withLock { done in
            defer { done = true }
            return !done
        }
        if isFirst { try interrupt() }
        return try base.commit(decide)
    }
}

extension TestHouse {
    /// The house as somebody uses it while something happens just before their first commit.
    func interrupted(_ interrupt: @escaping @Sendable () throws -> Void) -> House {
        House(
            folder: house.folder, store: Interrupted(house.store, interrupt), policies: house.policies,
            surroundings: house.surroundings)
    }
}
