package import Consent

/// The original of a picture of a held post, in quarantine.
package struct Original: Hashable, Sendable {
    private static let prefix = "original-"

    /// The picture's place in the post, from 0.
    package let index: Int
    /// `jpg` or `png`.
    package let format: String

    init(index: Int, format: String) {
        self.index = index
        self.format = format
    }

    var name: String {
        get throws(StorageError) {
            guard index >= 0, ["jpg", "png"].contains(format) else {
                throw StorageError(
                    .invalid, "Cannot keep an original: its place or format is wrong. Submit the post again.")
            }
            return "\(Self.prefix)\(index).\(format)"
        }
    }

    /// Nil for a name that is no original's.
    init?(name: String) {
        let parts = name.split(separator: ".")
        guard name.hasPrefix(Self.prefix), parts.count == 2, let index = Int(parts[0].dropFirst(Self.prefix.count))
        else { return nil }
        self.init(index: index, format: String(parts[1]))
    }
}

extension PictureStore {
    /// The originals that are kept of a post, in the post's order; empty where there are none.
    package func originals(of post: PostID) throws(StorageError) -> [Original] {
        guard post.isFit else { return [] }
        return try quarantine.folder(post.rawValue).names().compactMap(Original.init(name:)).sorted {
            $0.index < $1.index
        }
    }

    package func read(_ original: Original, of post: PostID) throws(StorageError) -> [UInt8] {
        try DurableFile.read(quarantine.folder(post.rawValue).child(try original.name))
    }

    /// Posts of which originals are kept, by id.
    package func quarantined() throws(StorageError) -> [PostID] {
        try quarantine.names().map(PostID.init(rawValue:)).filter(\.isFit)
    }

    /// Removes the originals of a post: it is given up, or its cleared pictures are in place.
    package func giveUp(_ post: PostID) throws(StorageError) {
        guard post.isFit else { return }
        try quarantine.folder(post.rawValue).remove()
    }

    /// Gives up every post that is no longer held, or was submitted before the moment. Run daily with seven days ago.
    ///
    /// - Returns: how many posts were given up.
    @discardableResult
    package func sweepQuarantine(
        submittedBefore moment: Moment, in store: any Store
    ) throws(StorageError) -> Int {
        var count = 0
        for name in try quarantine.names() {
            let id = PostID(rawValue: name)
            let post = try DatabaseFault.translated { try store.snapshot { try $0.post(id) } }
            if post?.verdict == .held, let post, post.submittedAt >= moment { continue }
            try giveUp(id)
            count += 1
        }
        return count
    }
}
