internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum PostQuery {
        static let columns =
            "id, unit, channel, submitted_at, verdict, document, plan, policy_hash, handed_over_at"
        static let byID = "SELECT \(columns) FROM post WHERE id = ?"
        static let ofUnit = "SELECT \(columns) FROM post WHERE unit = ? ORDER BY submitted_at DESC, id DESC LIMIT ?"
        static let ofUnitBefore = """
            SELECT \(columns) FROM post WHERE unit = ? AND (submitted_at, id) < (?, ?)
            ORDER BY submitted_at DESC, id DESC LIMIT ?
            """
        static let pictureColumns =
            "post, number, sha256, format, width, height, bytes, alt, manifest, latent_regions"
        static let appearanceColumns = "post, picture, person, shown, named"
        static let pictures = "SELECT \(pictureColumns) FROM picture WHERE post = ? ORDER BY number"
        static let appearances =
            "SELECT \(appearanceColumns) FROM appearance WHERE post = ? ORDER BY picture, number"
        static let handedOver = """
            SELECT \(appearanceColumns) FROM appearance a JOIN post p ON p.id = a.post
            WHERE a.person = ? AND p.handed_over_at IS NOT NULL ORDER BY a.number
            """
        static let publications =
            "SELECT id, post, never_used, address, print_run, since, ended_at FROM publication WHERE post = ? ORDER BY since, id"
    }

    func post(_ id: PostID) throws(StorageError) -> PostRecord? {
        try one(PostQuery.byID, [id.rawValue], Self.post)
    }

    func posts(of unit: UnitID, before: PostRecord?, limit: Int) throws(StorageError) -> [PostRecord] {
        guard let before else { return try all(PostQuery.ofUnit, [unit.rawValue, max(0, limit)], Self.post) }
        let since: StatementArguments = [unit.rawValue, before.submittedAt.rawValue, before.id.rawValue, max(0, limit)]
        return try all(PostQuery.ofUnitBefore, since, Self.post)
    }

    func pictures(of post: PostID) throws(StorageError) -> [PictureRecord] {
        try all(PostQuery.pictures, [post.rawValue], Self.picture)
    }

    func appearances(of post: PostID) throws(StorageError) -> [AppearanceRecord] {
        try all(PostQuery.appearances, [post.rawValue], Self.appearance)
    }

    func handedOverAppearances(of person: PersonID) throws(StorageError) -> [AppearanceRecord] {
        try all(PostQuery.handedOver, [person.rawValue], Self.appearance)
    }

    func publications(of post: PostID) throws(StorageError) -> [PublicationRecord] {
        try all(PostQuery.publications, [post.rawValue], Self.publication)
    }

    static func post(_ row: Row) throws -> PostRecord {
        PostRecord(
            id: try row.post(0), unit: try row.unit(1), channel: ChannelID(rawValue: try row.text(2)),
            submittedAt: try row.moment(3), verdict: try row.word(4), document: try row.text(5),
            plan: try row.text(6), policyHash: try row.text(7), handedOverAt: try row.optionalMoment(8))
    }

    static func picture(_ row: Row) throws -> PictureRecord {
        PictureRecord(
            post: try row.post(0), index: Int(try row.number(1)), sha256: try row.text(2), format: try row.text(3),
            width: Int(try row.number(4)), height: Int(try row.number(5)), bytes: Int(try row.number(6)),
            alt: try row.text(7), manifest: try row.text(8), latentRegions: try row.text(9))
    }

    static func appearance(_ row: Row) throws -> AppearanceRecord {
        let shown: Choice? = try row.optionalText(3) == nil ? nil : try row.word(3)
        return AppearanceRecord(
            post: try row.post(0), picture: try row.decode(Int?.self, atIndex: 1), person: try row.person(2),
            shown: shown, named: try row.number(4) != 0)
    }

    static func publication(_ row: Row) throws -> PublicationRecord {
        let address = try row.optionalText(3).map { PublicationRecord.Place.address($0) }
        let print = try row.optionalText(4).map { PublicationRecord.Place.print($0) }
        let place = try row.number(2) != 0 ? .neverUsed : address ?? print ?? .unknown
        return PublicationRecord(
            id: try row.text(0), post: try row.post(1), place: place, since: try row.moment(5),
            endedAt: try row.optionalMoment(6))
    }
}
