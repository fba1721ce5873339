package import Consent
package import Ledger
package import Storage

/// Whether a submission is new.
package enum Claim: Hashable, Sendable {
    /// Nothing was handed in under that key: the post gets this id.
    case new(PostID)
    /// The same was handed in before: the post has this id, or gets it now where the first was cut short.
    case same(PostID)
    /// Something else was handed in under that key.
    case other
}

extension Accounts {
    /// Decides the id of a post, and makes it last, before the post is judged: whoever hands in the same again under the
    /// same key, after a crash or a lost answer, finds that post or makes it.
    ///
    /// `key`: the caller's own: 8 to 64 letters, digits and hyphens. `digest`: of everything that was handed in.
    /// - Throws: `ServiceError` for a key that is none, `StorageError`.
    package func claim(_ account: AccountID, key: String, digest: Digest) throws -> Claim {
        guard (8...64).contains(key.utf8.count), key.isOpaque else {
            throw ServiceError(.badInput, "that is no key for a submission: give 8 to 64 letters, digits and hyphens")
        }
        return try store.write { writer in
            if let known = try writer.submission(account, key: key) {
                return known.digest == digest ? .same(known.post) : .other
            }
            let post = PostID(rawValue: house.surroundings.newID())
            try writer.keep(SubmissionRecord(account: account, key: key, digest: digest, post: post, at: now))
            return .new(post)
        }
    }

    /// The same for what was handed in itself: its pieces, each with its length, so that no two contents are one.
    ///
    /// - Throws: as `claim`.
    package func claim(_ account: AccountID, key: String, content: [[UInt8]]) throws -> Claim {
        var digest = ContentDigest()
        for piece in content { digest.add(piece) }
        return try claim(account, key: key, digest: digest.value)
    }

    /// Notes that somebody is shown personal data, before it is shown: all of it, or nothing.
    ///
    /// `what`: what is shown, such as `children:read`.
    /// - Throws: `StorageError`; nothing may be shown then.
    package func note(_ subjects: [ReadingRecord.Subject], by account: AccountID, what: String) throws {
        if subjects.isEmpty { return }
        try store.write { writer in
            let at = now
            for subject in subjects {
                try writer.note(ReadingRecord(account: account, subject: subject, what: what, at: at))
            }
        }
    }

    /// Who was shown what of a person, the earliest first.
    package func readings(of person: PersonID) throws -> [ReadingRecord] {
        try store.read { try $0.readings(of: person) }
    }

    /// Who was shown what of a post, the earliest first.
    package func readings(of post: PostID) throws -> [ReadingRecord] {
        try store.read { try $0.readings(of: post) }
    }
}
