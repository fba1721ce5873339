internal import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What a process has prepared for one post: on disk before the commit, put in place after it.
///
/// Use: `add` (from any task), `seal`, commit, `finish`. Where the commit did not come about, `finish` removes it all; where
/// the process dies, the next one that opens the data folder for writing does the same.
package final class StagedPost: Sendable {
    package let post: PostID
    private let pictures: PictureStore
    private let store: any Store
    private let claim: Claim
    /// The names of the pictures that were handed in, from whichever task.
    private let added = Mutex<Set<String>>([])

    fileprivate init(_ post: PostID, _ pictures: PictureStore, _ store: any Store, _ claim: consuming Claim) {
        self.post = post
        self.pictures = pictures
        self.store = store
        self.claim = claim
    }

    /// Stages a cleared picture. The same picture twice is one file.
    package func add(_ bytes: [UInt8], as file: ClearedFile) throws(StorageError) {
        let name = try file.name
        // Whoever brings the same picture while it is written need not wait: nothing is sealed before all have come back.
        guard added.withLock({ $0.insert(name).inserted }) else { return }
        try DurableFile.write(bytes, to: claim.folder.child(name), mode: 0o600)
    }

    /// The bytes of a picture that was staged.
    package func read(_ file: ClearedFile) throws(StorageError) -> [UInt8] {
        try DurableFile.read(claim.folder.child(try file.name))
    }

    /// Stages the original of a picture of a post that will be held.
    ///
    /// - Parameters:
    ///   - bytes: the file as it was submitted.
    ///   - index: the picture's place in the post, from 0.
    ///   - format: `jpg` or `png`.
    /// - Throws: `invalid` for any other format, `diskFull`, `inputOutput`.
    package func keepOriginal(_ bytes: [UInt8], index: Int, format: String) throws(StorageError) {
        let original = Original(index: index, format: format)
        try DurableFile.write(bytes, to: claim.folder.child(try original.name), mode: 0o600)
    }

    /// All that was added is on disk, names included: from here on the post may be committed.
    package func seal() throws(StorageError) {
        try claim.sync()
        try pictures.spool.sync()
    }

    /// Carries out what the database says of the post, which is the same after a commit as after a kill.
    package func finish() throws(StorageError) {
        try pictures.finish(post, claim, in: store)
    }
}

extension PictureStore {
    /// Begins to prepare a post's files.
    ///
    /// - Throws: `locked` where another process prepares the same post, `invalid` where the id cannot name a folder.
    package func stage(_ post: PostID, in store: any Store) throws(StorageError) -> StagedPost {
        guard post.isFit else {
            throw StorageError(.invalid, "Cannot prepare a post: its id cannot name a folder. Submit the post again.")
        }
        let entry = spool.folder(post.rawValue)
        // What a killed process left of the same post may be committed: it is carried out before the folder is used again.
        if let left = try Claim(existing: entry) { try finish(post, left, in: store) }
        return StagedPost(post, self, store, try Claim(making: entry))
    }
}
