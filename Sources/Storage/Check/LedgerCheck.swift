internal import Consent
internal import Foundation
internal import GRDB
internal import Ledger

/// One pass over the entries in their order: each is read, opened, held against its commitments, and what it tells is kept
/// for the rows. Memory grows with people, records and what was erased, not with entries.
struct LedgerCheck {
    let db: Database
    /// Nil where there are none: then nothing sealed is tried.
    let keys: KeyTable?
    let signed: SignerState?

    var findings = Findings()
    var told = Told()
    var events = EventMatching()
    var frontier = Frontier()
    /// Whether no entry is missing, so that the tree can be made.
    private(set) var isGapless = true
    private var open = OpenPositions()
    private(set) var streams = StreamChains()
    private var rows: EventRows
    private var commits: CommitRows
    private var helping: HelpingColumns
    private var subtrees = 0
    private(set) var openings = 0
    private(set) var policy = ""
    /// The last commit that was told later than it was made.
    private(set) var migrated: Int64 = 0

    var erased: Int { open.erased }
    /// Entries of which something was erased.
    var erasedLeaves: Set<Int> { open.erasedLeaves }

    init(_ db: Database, signed: SignerState?, keys: KeyTable?) throws {
        self.db = db
        self.keys = keys
        self.signed = signed
        rows = try EventRows(db)
        commits = CommitRows(db)
        helping = HelpingColumns(db)
    }

    mutating func run() throws {
        let end = try Int.fetchOne(db, sql: "SELECT max(number) + 1 FROM leaf") ?? 0
        let leaves = try Row.fetchCursor(db, sql: "SELECT number, entry, bytes FROM leaf ORDER BY number")
        var cursor = try OpeningCursor(db, 0..<end)
        var next = 0
        try checkSigned()
        while let row = try leaves.next() {
            let number = try row.integer(0)
            if number > next {
                findings.add(.entryMissing, "entry \(next)", count: number - next)
                isGapless = false
                helping.lose()
            }
            next = number + 1
            try check(number, try row.value(1), try row.bytes(2), try cursor.rows(of: number))
        }
        hold(kindOf: try helping.end())
        try rows.feed(upTo: .max, &events, &findings)
        events.finish(&findings)
        for position in open.missing { findings.add(.openingMissing, position.text) }
        try finishTree()
    }

    private mutating func check(
        _ number: Int, _ commit: Int64, _ bytes: [UInt8], _ lines: [OpeningCursor.Line]
    ) throws {
        if isGapless { try grow(number, bytes) }
        guard let entry = try? Entry(parsing: bytes) else {
            findings.add(.entryDamaged, "entry \(number)")
            openings += lines.count
            helping.lose()
            return
        }
        hold(kindOf: try helping.read(entry.kind, of: commit))
        var there: Set<Int> = []
        for line in lines {
            openings += 1
            there.insert(line.position.place)
            guard entry.commitments.indices.contains(line.position.place) else {
                findings.add(.openingOther, line.position.text)
                continue
            }
            let body = try opened(line, entry.commitments[line.position.place])
            if let body {
                try tell(body, line, entry, commit)
                if try !helping.isFiled(body, under: line.about) { findings.add(.openingOther, line.position.text) }
            }
            if open.isErased(line.position) { findings.add(.openingOfErased, line.position.text) }
        }
        for place in entry.commitments.indices where !there.contains(place) {
            open.miss(LedgerPosition(leaf: number, place: place))
        }
        try rows.feed(upTo: commit, &events, &findings)
    }

    /// Commits from before the ledger were told in other entries than they would be now.
    private mutating func hold(kindOf commit: Int64?) {
        if let commit, commit > migrated { findings.add(.commitOther, "commit \(commit)") }
    }

    // MARK: Openings

    /// The body, where it can be opened and fits its commitment.
    private mutating func opened(_ line: OpeningCursor.Line, _ commitment: Digest) throws -> JSONValue? {
        let opening: Opening?
        if let holder = line.holder {
            guard let keys else { return nil }
            guard let key = try keys.key(of: holder) else {
                findings.add(.keyMissing, line.position.text)
                streams.lose(holder)
                return nil
            }
            opening = try? Opening(sealed: line.sealed, commitment: commitment, key: key)
            if opening == nil { streams.lose(holder) }
        } else {
            let plain = try? Opening(plain: line.sealed)
            opening = plain?.commitment == commitment ? plain : nil
        }
        guard let opening else {
            findings.add(.openingOther, line.position.text)
            return nil
        }
        guard let body = try? JSONValue.parse(canonical: opening.body), body["type"]?.string != nil else {
            findings.add(.bodyOther, line.position.text)
            return nil
        }
        return body
    }

    private mutating func tell(
        _ body: JSONValue, _ line: OpeningCursor.Line, _ entry: Entry, _ commit: Int64
    ) throws {
        let type = body["type"]?.string ?? ""
        let (position, leaf) = (line.position, line.position.leaf)
        guard (type == "commit") == (position.place == 0), (type == "person" || type == "head") == (line.holder != nil)
        else { return findings.add(.bodyOther, position.text) }
        switch type {
        case "commit":
            if body["migrated"]?.integer == 1 { migrated = max(migrated, commit) }
            if let policy = body["policy"]?.string, !policy.isEmpty { self.policy = policy }
            if try !commits.fits(body, commit) { findings.add(.commitOther, "entry \(leaf)") }
        case "person":
            guard body["person"]?.string == line.holder else { return findings.add(.bodyOther, position.text) }
            if !streams.follow(body, entry.commitments[position.place]) {
                findings.add(.sequenceBroken, position.text)
            }
            TellingBody(body, leaf, commit).person(&told, &events, &findings)
        case "head":
            if !streams.heads(body) { findings.add(.sequenceBroken, position.text) }
        case "erase":
            for erased in body.erasedPositions where !open.erase(erased) {
                findings.add(.openingOfErased, erased.text)
            }
            TellingBody(body, leaf, commit).record(&told)
        default:
            // What was said by somebody names the one who made the commit.
            if let actor = body["actor"]?.string, try commits.actor(of: commit) != actor {
                findings.add(.commitOther, position.text)
            }
            TellingBody(body, leaf, commit).record(&told)
        }
    }

    // MARK: The tree

    private mutating func grow(_ number: Int, _ bytes: [UInt8]) throws {
        for subtree in frontier.grow(by: Tree.leaf(bytes)) {
            subtrees += 1
            let kept = try Subtree.root(db, level: subtree.level, index: subtree.index)
            if kept != subtree.root { findings.add(.treeOther, "subtree \(subtree.level)/\(subtree.index)") }
        }
        try checkSigned()
    }

    /// At the size that was signed last, the tree must be the one that was signed.
    private mutating func checkSigned() throws {
        guard let signed, frontier.size == signed.frontier.size else { return }
        if frontier != signed.frontier { findings.add(.ledgerDiverged, "entry \(max(0, frontier.size - 1))") }
    }

    private mutating func finishTree() throws {
        guard isGapless else { return }
        if let signed, signed.frontier.size > frontier.size {
            findings.add(
                .ledgerCutShort, "entry \(frontier.size)", count: signed.frontier.size - frontier.size)
        }
        if let signed, signed.frontier.size < frontier.size {
            findings.add(.unsigned, "entry \(signed.frontier.size)", count: frontier.size - signed.frontier.size)
        }
        let kept = try Int.fetchOne(db, sql: "SELECT count(*) FROM subtree") ?? 0
        if kept != subtrees { findings.add(.treeOther, "subtree") }
        let head = try? TreeHead.read(db)
        if head?.frontier != frontier || (head?.policy ?? "") != policy { findings.add(.treeOther, "tree_head") }
    }
}

extension LedgerPosition {
    /// For people: the entry, and which of its commitments.
    var text: String { "entry \(leaf), \(place)" }
}

extension JSONValue {
    /// What an `erase` body names.
    var erasedPositions: [LedgerPosition] {
        (self["erased"]?.array ?? []).flatMap { pair -> [LedgerPosition] in
            guard let parts = pair.array, parts.count == 2, let leaf = parts[0].integer, let places = parts[1].array
            else { return [] }
            return places.compactMap(\.integer).map { LedgerPosition(leaf: leaf, place: $0) }
        }
    }
}

/// Commitments that nothing opens: until an erasure names them they are missing.
struct OpenPositions {
    private var waiting: Set<LedgerPosition> = []
    private var gone: Set<LedgerPosition> = []
    var erased: Int { gone.count }
    var erasedLeaves: Set<Int> { Set(gone.map(\.leaf)) }
    var missing: [LedgerPosition] { waiting.sorted() }

    mutating func miss(_ position: LedgerPosition) { waiting.insert(position) }
    func isErased(_ position: LedgerPosition) -> Bool { gone.contains(position) }

    /// Returns whether nothing opens it.
    mutating func erase(_ position: LedgerPosition) -> Bool {
        gone.insert(position)
        return waiting.remove(position) != nil
    }
}
