internal import Consent
internal import GRDB

extension SQLiteReader {
    /// The statements, so that the tests can ask SQLite how it will go about each.
    enum TakedownQuery {
        static let columns = "id, post, opened_at, due_at, closed_at, closed_by, outcome, decision"
        static let breachColumns =
            "id, cause, unit, channel, opened_at, due_at, posts, closed_at, outcome, decision"
        static let byID = "SELECT \(columns) FROM takedown WHERE id = ?"
        static let open = "SELECT \(columns) FROM takedown WHERE closed_at IS NULL ORDER BY due_at, id"
        static let closed =
            "SELECT \(columns) FROM takedown WHERE closed_at IS NOT NULL ORDER BY closed_at DESC, id"
        static let ofPost = "SELECT \(columns) FROM takedown WHERE post = ? ORDER BY opened_at, id"
        static let demands = """
            SELECT takedown, person, picture, allowed, unname, since FROM takedown_demand
            WHERE takedown = ? ORDER BY number
            """
        static let revisions = """
            SELECT post, number, revision, takedown, sha256, format, width, height, bytes, manifest, made_at
            FROM revision WHERE post = ? ORDER BY number, revision
            """
        static let covers =
            "SELECT person FROM revision_cover WHERE post = ? AND number = ? AND revision = ? ORDER BY person"
        static let openBreaches = "SELECT \(breachColumns) FROM breach WHERE closed_at IS NULL ORDER BY due_at, id"
        static let breach = "SELECT \(breachColumns) FROM breach WHERE id = ?"
    }

    func takedown(_ id: TakedownID) throws(StorageError) -> TakedownRecord? {
        try one(TakedownQuery.byID, [id.rawValue], Self.takedown)
    }

    func openTakedowns() throws(StorageError) -> [TakedownRecord] { try all(TakedownQuery.open, [], Self.takedown) }

    func closedTakedowns() throws(StorageError) -> [TakedownRecord] { try all(TakedownQuery.closed, [], Self.takedown) }

    func takedowns(of post: PostID) throws(StorageError) -> [TakedownRecord] {
        try all(TakedownQuery.ofPost, [post.rawValue], Self.takedown)
    }

    func demands(of takedown: TakedownID) throws(StorageError) -> [TakedownDemand] {
        try all(TakedownQuery.demands, [takedown.rawValue]) { row in
            TakedownDemand(
                takedown: TakedownID(rawValue: try row.text(0)),
                person: try row.optionalText(1).map(PersonID.init(rawValue:)),
                picture: try row.decode(Int?.self, atIndex: 2), allowed: try row.word(3),
                unname: try row.number(4) != 0, since: try row.moment(5))
        }
    }

    func revisions(of post: PostID) throws(StorageError) -> [RevisionRecord] {
        try all(TakedownQuery.revisions, [post.rawValue]) { row in
            let (index, revision) = (Int(try row.number(1)), Int(try row.number(2)))
            return RevisionRecord(
                post: try row.post(0), index: index, revision: revision,
                takedown: TakedownID(rawValue: try row.text(3)),
                covered: try covers(post, index, revision), sha256: try row.text(4), format: try row.text(5),
                width: Int(try row.number(6)), height: Int(try row.number(7)), bytes: Int(try row.number(8)),
                manifest: try row.text(9), madeAt: try row.moment(10))
        }
    }

    private func covers(_ post: PostID, _ index: Int, _ revision: Int) throws(StorageError) -> [PersonID] {
        try all(TakedownQuery.covers, [post.rawValue, index, revision]) { try $0.person(0) }
    }

    func openBreaches() throws(StorageError) -> [BreachRecord] { try all(TakedownQuery.openBreaches, [], Self.breach) }

    func breach(_ id: String) throws(StorageError) -> BreachRecord? { try one(TakedownQuery.breach, [id], Self.breach) }

    static func takedown(_ row: Row) throws -> TakedownRecord {
        var closing: TakedownClosing?
        if let closed = try row.optionalMoment(4) {
            closing = TakedownClosing(
                at: closed, by: try row.text(5), outcome: try row.word(6), decision: try row.text(7))
        }
        return TakedownRecord(
            id: TakedownID(rawValue: try row.text(0)), post: try row.post(1), openedAt: try row.moment(2),
            dueAt: try row.moment(3), closing: closing)
    }

    static func breach(_ row: Row) throws -> BreachRecord {
        let place = Place(unit: try row.unit(2), channel: ChannelID(rawValue: try row.text(3)))
        let outcome: BreachRecord.Outcome? = try row.optionalText(8) == nil ? nil : try row.word(8)
        return BreachRecord(
            id: try row.text(0), cause: try row.word(1), place: place, openedAt: try row.moment(4),
            dueAt: try row.moment(5), posts: Int(try row.number(6)), closedAt: try row.optionalMoment(7),
            outcome: outcome, decision: try row.optionalText(9))
    }
}
