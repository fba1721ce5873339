/// Carrying out what was committed of a post's files. The same steps follow a commit and a kill, so that there is one
/// rule, and every step can be repeated.
extension PictureStore {
    /// Puts the files of a post where the database says they belong, and removes the rest of what was staged.
    func finish(_ post: PostID, _ claim: borrowing Claim, in store: any Store) throws(StorageError) {
        let (record, files) = try DatabaseFault.translated {
            try store.snapshot { reader in
                let pictures = try reader.pictures(of: post).map(\.file)
                return (try reader.post(post), Set(try pictures + reader.revisions(of: post).map(\.file)))
            }
        }
        switch record?.verdict {
        case .cleared: try putInPlace(files, from: claim.folder)
        case .held: try quarantineOriginals(of: post, from: claim.folder)
        case .refused, nil: break
        }
        try claim.folder.remove()
        if record?.verdict == .cleared { try giveUp(post) }
    }

    /// The folders' names are on disk before a file is in them: also those that a process made that was killed right then.
    private func putInPlace(_ files: Set<ClearedFile>, from entry: Folder) throws(StorageError) {
        var staged: [ClearedFile] = []
        for file in files where entry.kind(of: entry.child(try file.name)) == .file {
            try shard(of: file).make(mode: 0o700)
            staged.append(file)
        }
        if !staged.isEmpty { try cleared.sync() }
        for file in staged {
            let shard = try shard(of: file)
            try Folder.move(entry.child(try file.name), to: shard.child(try file.name))
            try shard.sync()
        }
    }

    private func quarantineOriginals(of post: PostID, from entry: Folder) throws(StorageError) {
        let names = try entry.names().filter { Original(name: $0) != nil }
        if names.isEmpty { return }
        let place = quarantine.folder(post.rawValue)
        try place.make(mode: 0o700)
        try quarantine.sync()
        for name in names { try Folder.move(entry.child(name), to: place.child(name)) }
        try place.sync()
    }

    /// Finishes every post that a killed process left behind. Those of live processes are locked, and left to them.
    func recover(in store: any Store) throws(StorageError) {
        for name in try spool.names() {
            let post = PostID(rawValue: name)
            guard post.isFit, let claim = try Claim(existing: spool.folder(name)) else { continue }
            try finish(post, claim, in: store)
        }
    }
}
