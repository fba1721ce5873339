package import Consent

/// The keys of backups go when their time is over: then nobody reads those backups any more, and whoever was erased is in none.
package enum KeyRetention {
    /// Removes keys that were made before a moment. The newest stay, unless somebody was erased since: without them there would be
    /// no backup at all.
    ///
    /// - Parameters:
    ///   - path: the folder of keys.
    ///   - moment: the end of their time.
    ///   - signer: whose tombstones say when somebody was erased.
    /// - Returns: how many went.
    /// - Throws: `readOnly`, `inputOutput`.
    package static func sweep(_ path: String, madeBefore moment: Moment, signer: SignerFolder) throws(StorageError)
        -> Int
    {
        let folder = Folder(path: path)
        var all: [(name: String, made: Moment)] = []
        for name in try folder.names() where name.hasPrefix(BackupMaker.prefix.keys) {
            if let label = try? BackupLabel.read(in: folder.folder(name)) { all.append((name, label.made)) }
        }
        all.sort { $0.made < $1.made }
        let erased = (try? signer.tombstones())?.map(\.at).max()
        var count = 0
        for (index, keys) in all.enumerated() where keys.made < moment {
            let isNewest = index == all.count - 1
            if isNewest, erased.map({ $0 < keys.made }) ?? true { continue }
            try folder.folder(keys.name).removeAll()
            count += 1
        }
        if count > 0 { try folder.sync() }
        return count
    }
}
