internal import Foundation
internal import GRDB
internal import Ledger

/// Appends entries within a transaction: seals bodies, commits to them, and grows the tree.
struct LedgerWriter {
    /// What every entry says of itself in its first commitment.
    struct Heading {
        var kind: Entry.Kind
        /// The number of the commit that the rows name.
        let commit: Int64
        let at: String
        let policy: String
        /// Whether the entry is made later, for what was committed before there was a ledger.
        var migrated = false
    }

    /// Commitments of one entry, the first not counted: far below what a verifier takes.
    private static let bodiesOfEntry = 500
    static let build = "synas/1"

    let db: Database
    let keys: SealingKeys
    private(set) var head: TreeHead

    init(_ db: Database, _ keys: SealingKeys) throws {
        self.db = db
        self.keys = keys
        head = try TreeHead.read(db)
    }

    /// Appends what a commit says, in as many entries as it needs: one at least, and one for each decider's answers. A
    /// decider's proof shows its whole entry, how many digests it has and where it stands: so it has nothing else in it, and
    /// the number of entries does not depend on what else the commit did, such as open a takedown.
    mutating func append(_ heading: Heading, _ drafts: [BodyDraft]) throws {
        if [.child, .post].contains(heading.kind) {
            try appendOfPeople(heading, drafts)
        } else {
            try appendApart(heading, drafts)
        }
        head.covered = heading.commit
        if !heading.policy.isEmpty { head.policy = heading.policy }
    }

    private mutating func appendOfPeople(_ heading: Heading, _ drafts: [BodyDraft]) throws {
        var rest = drafts.filter { !$0.isAnswers }[...]
        repeat {
            try appendEntry(heading, rest.prefix(Self.bodiesOfEntry))
            rest = rest.dropFirst(Self.bodiesOfEntry)
        } while !rest.isEmpty
        for draft in drafts where draft.isAnswers { try appendEntry(heading, [draft]) }
    }

    /// What concerns people stands in an entry of theirs, also where it comes with a change of another kind, such as an
    /// accepted clock.
    private mutating func appendApart(_ heading: Heading, _ drafts: [BodyDraft]) throws {
        try appendEntry(heading, drafts.filter { !$0.isOfPeople }[...])
        let people = drafts.filter(\.isOfPeople)
        guard !people.isEmpty else { return }
        var other = heading
        other.kind = .child
        try appendOfPeople(other, people)
    }

    /// The commits of a database from before the ledger are still to be told.
    mutating func restartCovering() { head.covered = 0 }
    mutating func cover(_ commit: Int64) { head.covered = commit }

    /// To be called once, when all of a commit was appended.
    func finish() throws { try head.write(db) }

    private mutating func appendEntry(_ heading: Heading, _ drafts: ArraySlice<BodyDraft>) throws {
        let number = head.frontier.size
        var openings: [(draft: BodyDraft?, opening: Opening)] = [(nil, Opening(body: first(heading).canonicalBytes))]
        for draft in drafts { openings.append((draft, try StreamRows.opening(db, draft))) }
        let bytes = Entry(kind: heading.kind, commitments: openings.map(\.opening.commitment)).bytes
        try db.cachedStatement(sql: "INSERT INTO leaf (number, entry, bytes) VALUES (?, ?, ?)")
            .execute(arguments: [number, heading.commit, Data(bytes)])
        for (place, (draft, opening)) in openings.enumerated() {
            try insert(opening, draft, at: LedgerPosition(leaf: number, place: place))
        }
        for subtree in head.frontier.grow(by: Tree.leaf(bytes)) { try subtree.insert(db) }
    }

    private func first(_ heading: Heading) -> JSONValue {
        .known([
            "type": .string("commit"), "at": .string(heading.at), "build": .string(Self.build),
            "policy": .string(heading.policy), "migrated": heading.migrated ? .integer(1) : nil,
        ])
    }

    private func insert(_ opening: Opening, _ draft: BodyDraft?, at position: LedgerPosition) throws {
        let bytes = try draft?.holder.map { opening.sealed(with: try keys.key(of: $0)) } ?? opening.plain
        try db.cachedStatement(sql: "INSERT INTO opening (position, holder, about, sealed) VALUES (?, ?, ?, ?)")
            .execute(arguments: [position.rawValue, draft?.holder, draft?.about, Data(bytes)])
    }
}

/// Where a commitment stands.
package struct LedgerPosition: Hashable, Comparable, Sendable {
    /// The index of the entry in the tree.
    package let leaf: Int
    /// The place of the commitment in it, from 0.
    package let place: Int

    package init(leaf: Int, place: Int) {
        self.leaf = leaf
        self.place = place
    }

    init(rawValue: Int64) { self.init(leaf: Int(rawValue >> 10), place: Int(rawValue & 1023)) }
    var rawValue: Int64 { Int64(leaf) << 10 | Int64(place) }

    /// The first of a range of entries, and the first beyond it, as they are stored.
    static func bounds(of entries: Range<Int>) -> (start: Int64, end: Int64) {
        (Int64(entries.lowerBound) << 10, Int64(entries.upperBound) << 10)
    }

    package static func < (a: Self, b: Self) -> Bool { (a.leaf, a.place) < (b.leaf, b.place) }
}

/// The keys that a commit seals with: kept ones, and new ones, which are on disk before the commit is.
final class SealingKeys {
    private let keyring: Keyring
    private var known: [String: SealingKey] = [:]
    private var made: [String: SealingKey] = [:]

    init(_ keyring: Keyring) { self.keyring = keyring }

    func key(of holder: String) throws -> SealingKey {
        if let key = known[holder] { return key }
        let kept = try keyring.key(of: holder)
        let key = kept ?? SealingKey()
        if kept == nil { made[holder] = key }
        known[holder] = key
        return key
    }

    /// Before the commit that needs them: a key that is lost would take its openings with it.
    func settle() throws { try keyring.keep(made) }
}

/// Where people's streams stand.
enum StreamRows {
    /// Gives a draft its place in its stream, and makes the body.
    static func opening(_ db: Database, _ draft: BodyDraft) throws -> Opening {
        guard let holder = draft.holder, let stream = draft.stream else {
            return Opening(body: JSONValue.object(draft.fields).canonicalBytes)
        }
        let (sequence, previous) = try last(db, holder, stream)
        let body: JSONValue = .object([
            "type": .string("person"), "person": .string(holder), "stream": .string(stream),
            "seq": .integer(sequence + 1), "prev": .string(previous), "events": .array(draft.events),
        ])
        let opening = Opening(body: body.canonicalBytes)
        try db.cachedStatement(
            sql: """
                INSERT INTO stream (holder, stream, seq, commitment, headed) VALUES (?, ?, ?, ?, 0)
                ON CONFLICT (holder, stream) DO UPDATE SET seq = excluded.seq, commitment = excluded.commitment, headed = 0
                """
        ).execute(arguments: [holder, stream, sequence + 1, Data(opening.commitment.bytes)])
        return opening
    }

    private static func last(_ db: Database, _ holder: String, _ stream: String) throws -> (Int, String) {
        let sql = "SELECT seq, commitment FROM stream WHERE holder = ? AND stream = ?"
        let row = try Row.fetchOne(db.cachedStatement(sql: sql), arguments: [holder, stream])
        guard let row else { return (0, "") }
        return (try row.value(0), Base64.text(try row.bytes(1)))
    }
}
