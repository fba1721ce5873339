internal import Consent
internal import GRDB

extension SQLiteWriter {
    /// Puts the post, its pictures and its appearances in the place of what was stored of them.
    func write(_ judged: JudgedPost) throws {
        let id = judged.post.id
        try check(judged)
        for table in ["appearance", "picture"] { try run("DELETE FROM \(table) WHERE post = ?", [id.rawValue]) }
        try write(judged.post)
        for picture in judged.pictures { try write(picture) }
        for appearance in judged.appearances { try write(appearance) }
        if let moment = judged.post.handedOverAt { try markHandedOver(id, at: moment) }
    }

    private func check(_ judged: JudgedPost) throws(StorageError) {
        let id = judged.post.id
        guard id.isFit, judged.pictures.allSatisfy({ $0.post == id }), judged.appearances.allSatisfy({ $0.post == id })
        else {
            throw StorageError(
                .invalid, "Cannot store a post: its id or that of a part of it is wrong. Submit the post again.")
        }
        guard let stored = try SQLiteReader(db: db).post(id) else { return }
        let isSame = stored.unit == judged.post.unit && stored.channel == judged.post.channel
        guard isSame && stored.handedOverAt == nil else {
            throw StorageError(
                .conflict,
                "Cannot store a post: its id is that of one handed over or elsewhere. Submit it as a new post.")
        }
    }

    private func write(_ post: PostRecord) throws {
        try run(
            """
            INSERT INTO post (id, unit, channel, submitted_at, verdict, document, plan, policy_hash, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                submitted_at = excluded.submitted_at, verdict = excluded.verdict, document = excluded.document,
                plan = excluded.plan, policy_hash = excluded.policy_hash, entry = excluded.entry
            """,
            [
                post.id.rawValue, post.unit.rawValue, post.channel.rawValue, post.submittedAt.rawValue,
                post.verdict.rawValue, post.document, post.plan, post.policyHash, entry,
            ])
    }

    private func write(_ picture: PictureRecord) throws {
        try run(
            """
            INSERT INTO picture (\(SQLiteReader.PostQuery.pictureColumns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                picture.post.rawValue, picture.index, picture.sha256, picture.format, picture.width, picture.height,
                picture.bytes, picture.alt, picture.manifest, picture.latentRegions,
            ])
    }

    private func write(_ appearance: AppearanceRecord) throws {
        try run(
            "INSERT INTO appearance (\(SQLiteReader.PostQuery.appearanceColumns)) VALUES (?, ?, ?, ?, ?)",
            [
                appearance.post.rawValue, appearance.picture, appearance.person.rawValue, appearance.shown?.rawValue,
                appearance.named,
            ])
    }

    /// A post that was handed over before keeps its moment.
    func markHandedOver(_ post: PostID, at moment: Moment) throws {
        guard let stored = try SQLiteReader(db: db).post(post), stored.verdict == .cleared else {
            throw StorageError(
                .conflict, "Cannot hand over a post: it is unknown or not cleared. Submit the post again.")
        }
        if stored.handedOverAt != nil { return }
        try run("UPDATE post SET handed_over_at = ? WHERE id = ?", [moment.rawValue, post.rawValue])
    }

    func write(_ publication: PublicationRecord) throws {
        try run(
            """
            INSERT INTO publication (id, post, never_used, address, print_run, since, ended_at, entry)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET
                never_used = excluded.never_used, address = excluded.address, print_run = excluded.print_run,
                ended_at = excluded.ended_at, entry = excluded.entry
                WHERE post = excluded.post
            """,
            [
                publication.id, publication.post.rawValue, publication.place == .neverUsed, publication.address,
                publication.printRun, publication.since.rawValue, publication.endedAt?.rawValue, entry,
            ])
        if db.changesCount == 0 { throw StorageError(.conflict, DatabaseFault.conflict) }
    }
}

extension PublicationRecord {
    fileprivate var address: String? { if case .address(let address) = place { address } else { nil } }
    fileprivate var printRun: String? { if case .print(let run) = place { run } else { nil } }
}
