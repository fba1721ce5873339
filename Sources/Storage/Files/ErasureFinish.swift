package import Consent

extension DataFolder {
    /// Does what a committed erasure left to do: its files, what is left of them in the log, and the note that it is done.
    /// Every step can be repeated, and a start repeats them.
    ///
    /// - Throws: `locked` where somebody reads the database and goes on; the erasure stays pending then. `StorageError`.
    package func finishErasure(of person: PersonID, in store: SQLiteStore) throws {
        try store.inTurn { reader in
            for work in try reader.work(ofErasing: person) { try carryOut(work, reader, store) }
        }
        _ = try scans.sweep(in: store)
        try forgetReadings(of: person)
        try noteTombstone(of: person, in: store)
        try store.forgetWork(ofErasing: person)
        try store.emptyLog()
        try store.markDone(erasing: person)
    }

    /// Finishes every erasure that a killed process left behind. One that a reader holds up stays pending.
    func finishErasures(in store: SQLiteStore) throws(StorageError) {
        try DatabaseFault.translated {
            for person in try store.snapshot({ try $0.pendingErasures() }) {
                do {
                    try finishErasure(of: person, in: store)
                } catch let error as StorageError where error.code == .locked {
                    continue
                }
            }
        }
    }

    private func carryOut(_ work: ErasureWork, _ reader: any Reader, _ store: SQLiteStore) throws {
        switch work {
        case .picture(let file):
            // What another post wants stays, whichever child is in it: it was looked at with the others.
            if try !reader.isWanted(sha256: file.sha256, except: PostID(rawValue: "")) {
                try pictures.remove(file)
            }
        case .scan: break  // The sweep takes what no row wants.
        case .originals(let post): try pictures.giveUp(post)
        case .key(let holder): try store.writing?.keyring.destroy([holder])
        }
    }

    /// With the signer's state, outside of what a backup of the database puts back.
    private func noteTombstone(of person: PersonID, in store: SQLiteStore) throws {
        guard let record = try store.snapshot({ try $0.erasure(of: person) }) else { return }
        try signer.append(Tombstone(person: person, at: record.at))
    }
}
