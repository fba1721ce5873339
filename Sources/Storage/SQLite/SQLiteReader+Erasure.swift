internal import Consent
internal import GRDB
internal import Ledger

extension SQLiteReader {
    private enum ErasureQuery {
        static let appearances =
            "SELECT \(PostQuery.appearanceColumns) FROM appearance WHERE person = ? ORDER BY number"
        static let handles = "SELECT unit, kind, handle FROM handle WHERE person = ? ORDER BY unit, kind, handle"
        static let pictures =
            "SELECT \(PostQuery.pictureColumns) FROM picture WHERE sha256 = ? ORDER BY post, number"
        static let anothers = "SELECT 1 FROM event WHERE guardian = ? AND person <> ? LIMIT 1"
        static let scans = """
            SELECT s.event, s.sha256, s.bytes, s.kept_at, s.removed_at
            FROM event e JOIN scan s ON s.event = e.id WHERE e.person = ? ORDER BY e.sequence, s.sha256
            """
        static let sharedScan = """
            SELECT s.event, s.sha256, s.bytes, s.kept_at, s.removed_at FROM scan s JOIN event e ON e.id = s.event
            WHERE s.sha256 = ? AND s.removed_at IS NULL AND e.person <> ? ORDER BY s.event
            """
        static let sameFamily = "SELECT 1 FROM person WHERE family_name = ? AND id <> ? LIMIT 1"
        static let guardianNames = "SELECT \(SQLiteReader.guardianColumns) FROM guardian"
        static let demands = """
            SELECT t.post FROM takedown_demand d JOIN takedown t ON t.id = d.takedown
            WHERE d.person = ? AND t.closed_at IS NULL
            """
        static let record = "SELECT person, at, ground, approvers, answer, done_at FROM erasure WHERE person = ?"
        static let pending = "SELECT person FROM erasure WHERE done_at IS NULL ORDER BY at, person"
        static let kept = "SELECT subject, ground FROM erasure_kept WHERE person = ?"
        static let work = "SELECT kind, name FROM erasure_work WHERE person = ? ORDER BY kind, name"
        static let spent = "SELECT person FROM spent WHERE mark = ?"
        static let anySpent = "SELECT 1 FROM spent LIMIT 1"
        static let lastEntry = "SELECT max(number) FROM entry"
    }

    func everyAppearance(of person: PersonID) throws(StorageError) -> [AppearanceRecord] {
        try all(ErasureQuery.appearances, [person.rawValue], Self.appearance)
    }

    func handles(of person: PersonID) throws(StorageError) -> [GivenHandle] {
        try all(ErasureQuery.handles, [person.rawValue]) {
            GivenHandle(unit: try $0.unit(0), kind: try $0.word(1), handle: try $0.text(2))
        }
    }

    func pictures(holding sha256: String) throws(StorageError) -> [PictureRecord] {
        try all(ErasureQuery.pictures, [sha256], Self.picture)
    }

    func isGuardian(_ guardian: GuardianID, ofAnyoneBut person: PersonID) throws(StorageError) -> Bool {
        try one(ErasureQuery.anothers, [guardian.rawValue, person.rawValue]) { try $0.number(0) } != nil
    }

    func scans(about person: PersonID) throws(StorageError) -> [ScanRecord] {
        try all(ErasureQuery.scans, [person.rawValue], Self.scan)
    }

    func scans(of sha256: String, notAbout person: PersonID) throws(StorageError) -> [ScanRecord] {
        try all(ErasureQuery.sharedScan, [sha256, person.rawValue], Self.scan)
    }

    func isFamilyName(_ name: String, ofAnyoneBut person: PersonID) throws(StorageError) -> Bool {
        try one(ErasureQuery.sameFamily, [name, person.rawValue]) { try $0.number(0) } != nil
    }

    func everyGuardian() throws(StorageError) -> [GuardianRecord] {
        try all(ErasureQuery.guardianNames, [], Self.guardian)
    }

    func postsOpenlyDemanded(for person: PersonID) throws(StorageError) -> [PostID] {
        try all(ErasureQuery.demands, [person.rawValue]) { try $0.post(0) }
    }

    func eachText(
        _ field: StoredText.Field, besidesThoseOf person: PersonID, _ body: (StoredText) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: field.reading), arguments: [person.rawValue])
        while let row = try rows.next() {
            let key = try row.decode(DatabaseValue.self, atIndex: 0)
            let part = try row.decode(DatabaseValue.self, atIndex: 1)
            let text = StoredText(
                field, key: Self.plain(key), part: Self.plain(part),
                unit: try row.optionalText(3).map(UnitID.init(rawValue:)),
                owner: try row.optionalText(4).map(PersonID.init(rawValue:)),
                post: try row.optionalText(5).map(PostID.init(rawValue:)), text: try row.text(2))
            try body(text)
        }
    }

    private static func plain(_ value: DatabaseValue) -> String {
        String.fromDatabaseValue(value) ?? Int64.fromDatabaseValue(value).map(String.init) ?? ""
    }

    func erasure(of person: PersonID) throws(StorageError) -> ErasureRecord? {
        let kept = try all(ErasureQuery.kept, [person.rawValue]) { (try $0.text(0), try $0.text(1)) }
        return try one(ErasureQuery.record, [person.rawValue]) { row in
            ErasureRecord(
                person: try row.person(0), at: try row.moment(1), ground: try row.text(2),
                approvers: try row.lines(3), answer: try row.text(4),
                kept: Dictionary(kept, uniquingKeysWith: { first, _ in first }), doneAt: try row.optionalMoment(5))
        }
    }

    func pendingErasures() throws(StorageError) -> [PersonID] { try all(ErasureQuery.pending, []) { try $0.person(0) } }

    func work(ofErasing person: PersonID) throws(StorageError) -> [ErasureWork] {
        try all(ErasureQuery.work, [person.rawValue]) { row in
            try row.known(ErasureWork(kind: try row.text(0), name: try row.text(1)))
        }
    }

    func mark(of given: GivenName) throws(StorageError) -> String {
        guard let keyring else { throw DataFolder.keysMissing }
        return try keyring.houseSecret("spent").mark(of: given.text)
    }

    func erased(having given: GivenName) throws(StorageError) -> PersonID? {
        // The secret is made with the first erasure, and a reader cannot make it.
        guard try one(ErasureQuery.anySpent, [], { try $0.number(0) }) != nil else { return nil }
        return try one(ErasureQuery.spent, [try mark(of: given)]) { try $0.person(0) }
    }

    func lastEntry() throws(StorageError) -> Int64 {
        try one(ErasureQuery.lastEntry, []) { try $0.decode(Int64?.self, atIndex: 0) ?? 0 } ?? 0
    }
}
