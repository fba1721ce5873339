import Consent
package import Storage

/// The files of posts whose time is over. Two commits for a post: one that they are to go, from which on nobody can want
/// them for it; one that they are gone. Killed in between, the next run goes on.
extension Daily {
    /// Days for which cleared pictures wait for somebody to hand them over.
    package static let daysUntilHandedOver: Int64 = 30
    /// Days for which the files of a post are kept after the last of its publications ended: for a takedown's check.
    package static let daysAfterTheEnd: Int64 = 30
    /// Days for which the originals of a held post are kept, so that it can be mended.
    package static let daysInQuarantine: Int64 = 7

    func removePictures(_ run: inout DailyRun) throws {
        run.postsGivenUp = try house.folder.pictures.sweepQuarantine(
            submittedBefore: run.at.before(days: Daily.daysInQuarantine), in: house.store)
        let over = try house.store.snapshot { try postsOver(at: run.at, from: $0) }
        for post in over { try decideRemoval(of: post) }
        for removal in try house.store.snapshot({ try $0.pendingRemovals() }) {
            run.filesRemoved += try carryOut(removal)
            run.postsRemoved += 1
        }
    }

    private func postsOver(at now: Moment, from reader: any Reader) throws -> [PostID] {
        let waiting = now.before(days: Daily.daysUntilHandedOver)
        let ended = now.before(days: Daily.daysAfterTheEnd)
        return try reader.postsNeverHandedOver(submittedBefore: waiting).map(\.id)
            + reader.postsOver(endedBefore: ended)
    }

    /// Decided again within the commit: it may have been handed over, or published anew, meanwhile.
    private func decideRemoval(of post: PostID) throws {
        do {
            try house.store.commit { reader in
                let now = try house.now(reader)
                guard try postsOver(at: now, from: reader).contains(post) else { throw NothingToDo() }
                return Commit(
                    Storage.Change(removals: [RemovalRecord(post: post, decidedAt: now)]),
                    entry: house.draft(.post, at: now), result: ()
                )
            }
        } catch is NothingToDo {}
    }

    /// Only files that no other post wants go; that is asked in the same turn, so that none can begin to.
    ///
    /// - Returns: how many went.
    private func carryOut(_ removal: RemovalRecord) throws -> Int {
        try house.store.commit { reader in
            let now = try house.now(reader)
            var count = 0
            for file in try reader.files(of: removal.post)
            where try !reader.isWanted(sha256: file.sha256, except: removal.post) {
                if try house.folder.pictures.remove(file) { count += 1 }
            }
            let done = RemovalRecord(post: removal.post, decidedAt: removal.decidedAt, doneAt: now)
            return Commit(Storage.Change(removals: [done]), entry: house.draft(.post, at: now), result: count)
        }
    }
}

/// What was due has been done by somebody else meanwhile: the transaction ends without a trace.
struct NothingToDo: Error {}

extension Reader {
    /// The files of a post's pictures and of what was made from them.
    func files(of post: PostID) throws(StorageError) -> Set<ClearedFile> {
        Set(try pictures(of: post).map(\.file)).union(try revisions(of: post).map(\.file))
    }
}

extension House {
    /// Refuses a post whose pictures are to go. Asked within the commit that hands over.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func checkNotRemoved(_ post: PostID, from reader: any Reader) throws {
        guard try reader.removal(of: post) != nil else { return }
        throw ServiceError(
            .badInput,
            "the pictures of this post are gone, since nobody was handed them for \(Daily.daysUntilHandedOver) days, "
                + "or since it has been out nowhere for \(Daily.daysAfterTheEnd): submit it again")
    }
}
