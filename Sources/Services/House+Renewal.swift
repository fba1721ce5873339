import Policies
import Storage

extension House {
    /// The same house, with the policies read anew where one of their files is another by now.
    ///
    /// - Throws: `ServiceError` with every mistake.
    package func renewed() throws(ServiceError) -> House {
        let (files, unreadable) = PolicyFolder.files(in: folder.policies)
        if unreadable.isEmpty, PolicyFolder.contentHash(files) == policies.contentHash { return self }
        return House(
            folder: folder, store: store, policies: try House.loadPolicies(folder.policies), surroundings: surroundings)
    }

    /// The same house for somebody else.
    package func acting(as actor: String) -> House {
        House(
            folder: folder, store: store, policies: policies,
            surroundings: Surroundings(
                now: surroundings.now, newID: surroundings.newID, actor: actor, cores: surroundings.cores))
    }
}

extension House {
    /// The number of the newest entry: as long as it is the same, nothing was recorded.
    ///
    /// - Throws: `StorageError`, where nothing can be decided now.
    package func lastEntry() throws -> Int64 { try store.snapshot { try $0.lastEntry() } }
}
