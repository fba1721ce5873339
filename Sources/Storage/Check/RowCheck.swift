internal import Consent
internal import GRDB
internal import Ledger

/// Every row against what the ledger told of it last: made anew from the row as a commit would tell it.
struct RowCheck {
    let db: Database
    var told: Told
    var findings = Findings()
    private let reader: SQLiteReader
    /// Words that may be old without being missing: an address that is no longer known.
    private var free: Set<Mark> = []

    /// Entries of which something was erased.
    private let erased: Set<Int>

    init(_ db: Database, _ told: Told, erased: Set<Int>) {
        self.db = db
        self.told = told
        self.erased = erased
        reader = SQLiteReader(db: db)
    }

    /// Rows that were looked at.
    private(set) var rows = 0

    mutating func run(migrated: Int64) throws {
        try people()
        try references()
        try scans()
        try posts()
        try breaches()
        try clocks()
        try erasures()
        try commits(migrated)
        for leaf in told.missing(except: free) { findings.add(.rowMissing, "entry \(leaf)") }
    }

    private mutating func hold(
        _ key: Mark, _ content: @autoclosure () -> JSONValue, of post: Mark? = nil, _ place: @autoclosure () -> String
    ) {
        rows += 1
        switch told.match(key, Mark(content()), of: post) {
        case .same: break
        case .other: findings.add(.rowOther, place())
        case .untold: findings.add(.rowUntold, place())
        }
    }

    private mutating func hold(text words: BodyDraft, _ place: @autoclosure () -> String) {
        guard let of = words.fields["of"]?.string, let field = words.fields["field"]?.string else { return }
        hold(RecordKey.text(of, field), .object(words.fields), place())
    }

    private mutating func count(_ key: Mark, _ place: @autoclosure () -> String) {
        rows += 1
        if !told.matchOne(key) { findings.add(.rowUntold, place()) }
    }

    /// Each row of a table in turn; one that cannot be understood is found as such.
    private mutating func each<Value>(
        _ table: String, _ sql: String, _ value: (Row) throws -> Value, _ check: (inout Self, Value) throws -> Void
    ) throws {
        let cursor = try Row.fetchCursor(db, sql: sql)
        while let row = try cursor.next() {
            guard let value = try? value(row) else {
                findings.add(.rowOther, table)
                continue
            }
            try check(&self, value)
        }
    }

    // MARK: People

    private mutating func people() throws {
        try each("person", "SELECT \(SQLiteReader.personColumns) FROM person", SQLiteReader.person) { check, person in
            let id = person.id.rawValue
            check.hold(RecordKey.person(id), LedgerRecord.person(person), "person \(id)")
            let owner = try check.reader.owner(ofHandle: person.handle, person.kind, in: person.unit)
            if owner != person.id { check.findings.add(.rowOther, "handle of person \(id)") }
        }
        let guardians = "SELECT \(SQLiteReader.guardianColumns) FROM guardian"
        try each("guardian", guardians, SQLiteReader.guardian) { check, guardian in
            let id = guardian.id.rawValue
            check.hold(RecordKey.guardian(id), LedgerRecord.guardian(guardian), "guardian \(id)")
        }
    }

    private mutating func scans() throws {
        let sql = """
            SELECT s.event, s.sha256, s.bytes, s.kept_at, s.removed_at, e.person
            FROM scan s JOIN event e ON e.id = s.event
            """
        try each("scan", sql, { (try SQLiteReader.scan($0), try $0.text(5)) }) { check, line in
            let (scan, person) = line
            let key = RecordKey.scan(person, scan.event.rawValue, scan.sha256)
            check.hold(key, LedgerRecord.scan(scan), "scan of event \(scan.event.rawValue)")
        }
    }

    /// What events rest on: words with a body of their own.
    private mutating func references() throws {
        let sql = "SELECT id, reference FROM event WHERE reference IS NOT NULL"
        try each("event", sql, { (EventID(rawValue: try $0.text(0)), try $0.text(1)) }) { check, line in
            let (event, words) = line
            check.hold(text: LedgerRecord.reference(words, of: event), "reference of event \(event.rawValue)")
        }
    }

    // MARK: Posts

    private mutating func posts() throws {
        try each("post", "SELECT \(SQLiteReader.PostQuery.columns) FROM post", SQLiteReader.post) { check, post in
            do { try check.post(post) } catch let error as StorageError where error.code == .corrupt {
                check.findings.add(.rowOther, "post \(post.id.rawValue)")
            }
        }
    }

    /// What a commit of this change would tell, but for who made it.
    private func bodies(_ change: Change) throws -> [JSONValue] {
        var bodies = Bodies(db, actor: "")
        try bodies.tell(change)
        return bodies.drafts.map { JSONValue.object($0.fields).withoutActor }
    }

    private mutating func post(_ post: PostRecord) throws {
        let id = post.id.rawValue
        let (verdict, place) = (RecordKey.verdict(id), "post \(id)")
        let pictures = try reader.pictures(of: post.id)
        let commit = told.verdicts[verdict] ?? 0
        for appearance in try reader.appearances(of: post.id) {
            count(
                RecordKey.appearance(appearance.person.rawValue, LedgerRecord.appearance(appearance), commit),
                "appearance in \(place)")
        }
        for body in try bodies(Change(posts: [JudgedPost(post, pictures: pictures)])) {
            switch (body["type"]?.string, body["change"]?.string) {
            case ("post", "verdict"): hold(verdict, body, place)
            case ("post", _): hold(RecordKey.handedOver(id), body, place)
            case ("text", _): hold(RecordKey.text(id, "words"), body, "words of \(place)")
            default:
                let number = body["number"]?.integer ?? -1
                hold(RecordKey.picture(id, number, 0), body, of: verdict, "picture \(number + 1) of \(place)")
            }
        }
        try after(post.id, place)
    }

    /// What became of it.
    private mutating func after(_ post: PostID, _ place: String) throws {
        for revision in try reader.revisions(of: post) {
            let key = RecordKey.picture(post.rawValue, revision.index, revision.revision)
            for body in try bodies(Change(revisions: [revision])) where body["type"]?.string == "picture" {
                hold(key, body, "revision of \(place)")
            }
            for person in revision.covered {
                count(RecordKey.counted(person.rawValue, LedgerRecord.covered(revision)), "cover in \(place)")
            }
        }
        for publication in try reader.publications(of: post) { try hold(publication, place) }
        for takedown in try reader.takedowns(of: post) { try hold(takedown) }
        if let removal = try reader.removal(of: post) {
            for body in try bodies(Change(removals: [removal])) {
                hold(RecordKey.removal(post.rawValue), body, "removal of \(place)")
            }
        }
    }

    private mutating func hold(_ publication: PublicationRecord, _ place: String) throws {
        // An address that was recorded before it was found out to be unused is told, and stands in no row.
        free.insert(RecordKey.text(publication.id, "place"))
        for body in try bodies(Change(publications: [publication])) {
            let isText = body["type"]?.string == "text"
            let key = isText ? RecordKey.text(publication.id, "place") : RecordKey.publication(publication.id)
            hold(key, body, "publication \(publication.id)")
        }
    }

    private mutating func hold(_ takedown: TakedownRecord) throws {
        let id = takedown.id.rawValue
        for body in try bodies(Change(takedowns: [takedown])) {
            let isText = body["type"]?.string == "text"
            hold(isText ? RecordKey.text(id, "decision") : RecordKey.takedown(id), body, "takedown \(id)")
        }
        try demands(of: takedown.id)
    }

    private mutating func demands(of takedown: TakedownID) throws {
        let place = "demand of takedown \(takedown.rawValue)"
        let sql = "SELECT entry FROM takedown_demand WHERE takedown = ? ORDER BY number"
        let commits = try Int64.fetchAll(db, sql: sql, arguments: [takedown.rawValue])
        for (demand, commit) in zip(try reader.demands(of: takedown), commits) {
            rows += 1
            if try !isTold(demand), try !isErased(demand, commit) { findings.add(.rowUntold, place) }
        }
    }

    private mutating func isTold(_ demand: TakedownDemand) throws -> Bool {
        guard let person = demand.person else {
            return try bodies(Change(demands: [demand])).allSatisfy { told.matchOne(RecordKey.counted("", $0)) }
        }
        return told.matchOne(RecordKey.counted(person.rawValue, .known(LedgerRecord.demand(demand))))
    }

    /// What was demanded for somebody who was erased stays without saying for whom, and what told of it is gone.
    private func isErased(_ demand: TakedownDemand, _ commit: Int64) throws -> Bool {
        guard demand.person == nil else { return false }
        return try reader.entries(ofCommit: commit).contains { erased.contains($0) }
    }

    // MARK: The rest

    private mutating func breaches() throws {
        let sql = "SELECT \(SQLiteReader.TakedownQuery.breachColumns) FROM breach"
        try each("breach", sql, SQLiteReader.breach) { check, breach in
            for body in try check.bodies(Change(breaches: [breach])) {
                let isText = body["type"]?.string == "text"
                let key = isText ? RecordKey.text(breach.id, "decision") : RecordKey.breach(breach.id)
                check.hold(key, body, "breach \(breach.id)")
            }
        }
    }

    private mutating func clocks() throws {
        guard let acceptances = try? reader.clockAcceptances() else {
            return findings.add(.rowOther, "clock_acceptance")
        }
        for acceptance in acceptances {
            let at = acceptance.at.inLedger
            for body in try bodies(Change(clockAcceptances: [acceptance])) {
                let isText = body["type"]?.string == "text"
                hold(isText ? RecordKey.text(at, "reason") : RecordKey.clock(at), body, "clock \(at)")
            }
        }
    }

    private mutating func erasures() throws {
        let sql = "SELECT entry, ground, approvers FROM erasure"
        try each("erasure", sql, { (try $0.number(0), try $0.text(1), try $0.lines(2)) }) { check, line in
            let (commit, ground, approvers) = line
            let body: JSONValue = .object(["ground": .string(ground), "approvers": .strings(approvers)])
            check.hold(RecordKey.erasure(commit), body, "erasure of commit \(commit)")
        }
    }

    /// Commits of which the ledger knows nothing; those from before it were told as far as they had events.
    private mutating func commits(_ migrated: Int64) throws {
        let sql = """
            SELECT number FROM entry
            WHERE number > ? AND NOT EXISTS (SELECT 1 FROM leaf WHERE leaf.entry = entry.number) ORDER BY number
            """
        let cursor = try Int64.fetchCursor(db, sql: sql, arguments: [migrated])
        while let number = try cursor.next() { findings.add(.commitUntold, "commit \(number)") }
    }
}
