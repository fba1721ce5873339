internal import Consent
internal import GRDB
internal import Ledger

/// What the ledger says of a change: every row that a commit writes is named in a body, so that one that is edited later can
/// be told from what was committed. Nothing that a person wrote stands in a body that cannot go.
struct Bodies {
    let db: Database
    let actor: String
    private(set) var drafts: [BodyDraft] = []
    /// Where each person's events of this change are gathered, by holder and stream.
    private var places: [[String]: Int] = [:]

    /// More events than this are told in a further body, so that none grows beyond what a verifier reads.
    private static let eventsOfBody = 200

    init(_ db: Database, actor: String) {
        self.db = db
        self.actor = actor
    }

    mutating func add(_ draft: BodyDraft) { drafts.append(draft) }

    /// Adds what happened to somebody to the last body of that stream in this change.
    mutating func tell(_ holder: String, _ stream: String, _ event: JSONValue) {
        if let place = places[[holder, stream]], drafts[place].events.count < Self.eventsOfBody {
            drafts[place].events.append(event)
        } else {
            places[[holder, stream]] = drafts.count
            drafts.append(.person(holder, stream, [event]))
        }
    }

    /// - Throws: what the database throws, where a record names another that is not there.
    mutating func tell(_ change: Change) throws {
        for person in change.people { tell(person.id.rawValue, Stream.registry, LedgerRecord.person(person)) }
        for guardian in change.guardians {
            tell(guardian.id.rawValue, Stream.registry, LedgerRecord.guardian(guardian))
        }
        for event in change.events { tell(event) }
        for scan in change.scans { try tell(scan) }
        for judged in change.posts { tell(judged) }
        for (post, moment) in change.handedOver.sorted(by: { $0.key < $1.key }) {
            add(post, "handed-over", ["at": moment.json])
        }
        for publication in change.publications { tell(publication) }
        for takedown in change.takedowns { tell(takedown) }
        for demand in change.demands { try tell(demand) }
        for revision in change.revisions { tell(revision) }
        for breach in change.breaches { tell(breach) }
        for acceptance in change.clockAcceptances { tell(acceptance) }
        for removal in change.removals {
            add(
                removal.post, "removal", ["at": removal.decidedAt.json, "done": removal.doneAt?.json])
        }
        for key in change.signingKeys { add(.signingKey(key, by: actor)) }
        for holder in change.heads { try tellHead(of: holder) }
    }

    private mutating func tell(_ event: Event) {
        tell(event.person.rawValue, Stream.of(event.what), LedgerRecord.event(event))
        if let reference = event.reference { add(LedgerRecord.reference(reference, of: event.id)) }
    }

    mutating func add(_ post: PostID, _ change: String, _ fields: [String: JSONValue?]) {
        var fields = fields.compactMapValues { $0 }
        fields["post"] = .string(post.rawValue)
        fields["change"] = .string(change)
        fields["actor"] = .string(actor)
        add(.plain("post", about: post.rawValue, fields))
    }

    private mutating func tell(_ scan: ScanRecord) throws {
        let sql = "SELECT person FROM event WHERE id = ?"
        let arguments: StatementArguments = [scan.event.rawValue]
        let person = try String.fetchOne(db.cachedStatement(sql: sql), arguments: arguments)
        guard let person else { throw StorageError(.conflict, DatabaseFault.conflict) }
        tell(person, Stream.registry, LedgerRecord.scan(scan))
    }
}

/// The names of streams. Each decider's answers for a channel of a unit are one of their own, so that a receipt betrays
/// nothing of another's; the rest of a person's events are `registry`, and where posts show them `posts`.
enum Stream {
    static let registry = "registry"
    static let posts = "posts"

    static func of(_ what: What) -> String {
        switch what {
        case .answered(let answer), .carriedOver(let answer): answers(of: answer.decider, at: answer.place)
        case .asked(let decider, let place), .reminded(let decider, let place), .withdrawn(let decider, let place):
            answers(of: decider, at: place)
        default: registry
        }
    }

    /// Whether a stream is one decider's.
    static func isAnswers(_ name: String) -> Bool { name.contains("@") }

    static func answers(of decider: Decider, at place: Place) -> String {
        let who = if case .guardian(let id) = decider { id.rawValue } else { "self" }
        return "\(who)@\(place.unit.rawValue)/\(place.channel.rawValue)"
    }
}
