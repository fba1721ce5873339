internal import Consent
internal import Foundation
internal import GRDB
internal import Ledger

/// What an erasure does to the ledger: which openings go, and what is told anew in their place.
struct Forgetting {
    let db: Database
    let erasure: Erasure
    /// Pictures whose files are others from now on.
    private let remade: [PictureRecord]

    /// To be made before anything is rewritten.
    init(_ erasure: Erasure, _ db: Database) throws {
        self.db = db
        self.erasure = erasure
        let reader = SQLiteReader(db: db)
        remade = try erasure.pictures.filter { new in
            try reader.pictures(of: new.post).contains {
                $0.index == new.index && ($0.file, $0.manifest) != (new.file, new.manifest)
            }
        }
    }

    /// Those who go, by id.
    private var holders: [String] { [erasure.record.person.rawValue] + erasure.guardians.map(\.rawValue) }

    /// Openings that one entry names at most: its body stays far below what a verifier takes.
    private static let openingsOfEntry = 20_000

    /// Every opening that goes, in order: all that is sealed for those who go, and digests of words and pictures that are no
    /// more. To be asked before anything is rewritten or appended.
    func positions() throws -> [LedgerPosition] {
        var all: Set<LedgerPosition> = []
        let reader = SQLiteReader(db: db)
        for holder in holders { all.formUnion(try reader.positions(heldBy: holder)) }
        for (about, wanted) in try subjects() {
            for (position, body) in try plain(about: about) where wanted.contains(where: { $0.isMeant(body) }) {
                all.insert(position)
            }
        }
        return all.sorted()
    }

    /// Takes them away, with where the streams of those who go stood.
    func destroy(_ positions: [LedgerPosition]) throws {
        let delete = try db.cachedStatement(sql: "DELETE FROM opening WHERE position = ?")
        for position in positions { try delete.execute(arguments: [position.rawValue]) }
        for holder in holders { try db.execute(sql: "DELETE FROM stream WHERE holder = ?", arguments: [holder]) }
    }

    /// The bodies that name them, one for each entry of the erasure.
    func bodies(_ positions: [LedgerPosition]) -> [BodyDraft] {
        stride(from: 0, to: max(positions.count, 1), by: Self.openingsOfEntry).map { start in
            let part = positions[start..<min(start + Self.openingsOfEntry, positions.count)]
            let leaves = Dictionary(grouping: part, by: \.leaf).sorted { $0.key < $1.key }
            let erased = leaves.map { leaf, places -> JSONValue in
                .array([.integer(leaf), .array(places.map { .integer($0.place) })])
            }
            return .plain(
                "erase", about: nil,
                [
                    "ground": .string(erasure.record.ground), "approvers": .strings(erasure.record.approvers),
                    "erased": .array(erased),
                ])
        }
    }

    // MARK: Words and pictures

    /// A digest that goes.
    private enum Wanted {
        case text(of: String, field: String)
        /// `revision`: 0 for the published one, nil for all of them.
        case picture(number: Int, revision: Int?)
        /// Everything about a record.
        case all

        func isMeant(_ body: [String: JSONValue]) -> Bool {
            switch self {
            case .text(let record, let field):
                body["type"] == .string("text") && body["of"] == .string(record) && body["field"] == .string(field)
            case .picture(let number, let revision):
                body["type"] == .string("picture") && body["number"] == .integer(number)
                    && revision.map { body["revision"] == .integer($0) } ?? true
            case .all: true
            }
        }
    }

    /// By what they are about.
    private func subjects() throws -> [String: [Wanted]] {
        var wanted: [String: [Wanted]] = [:]
        for post in rewritten { wanted[post.rawValue, default: []].append(.text(of: post.rawValue, field: "words")) }
        for picture in remade {
            wanted[picture.post.rawValue, default: []].append(.picture(number: picture.index, revision: 0))
        }
        for picture in erasure.dropped {
            wanted[picture.post.rawValue, default: []].append(.picture(number: picture.index, revision: nil))
        }
        for revision in erasure.revisions {
            wanted[revision.post.rawValue, default: []].append(
                .picture(number: revision.index, revision: revision.revision))
        }
        for text in erasure.texts {
            guard let place = try place(of: text) else { continue }
            wanted[place.about, default: []].append(.text(of: place.record, field: place.field))
        }
        let sql = "SELECT id FROM event WHERE person = ? AND reference IS NOT NULL"
        for event in try String.fetchAll(db, sql: sql, arguments: [erasure.record.person.rawValue]) {
            wanted[event] = [.all]
        }
        return wanted
    }

    /// Posts of whose words anything changes.
    private var rewritten: Set<PostID> {
        Set(erasure.texts.filter { $0.field == .document || $0.field == .alt }.compactMap(\.post))
            .union(erasure.plans.keys).union((erasure.pictures + erasure.dropped).map(\.post))
    }

    /// Where the digest of a text stands.
    private struct TextPlace {
        let about: String
        let record: String
        let field: String
    }

    /// Nil for one of a post's words.
    private func place(of text: StoredText) throws -> TextPlace? {
        switch text.field {
        case .document, .alt: nil
        case .address, .printRun: text.post.map { TextPlace(about: $0.rawValue, record: text.key, field: "place") }
        case .decision: text.post.map { TextPlace(about: $0.rawValue, record: text.key, field: "decision") }
        case .breach: TextPlace(about: text.key, record: text.key, field: "decision")
        case .reference: TextPlace(about: text.key, record: text.key, field: "reference")
        case .clockReason, .clockApprovers:
            try clock(text.key).map { TextPlace(about: "clock", record: $0.inLedger, field: "reason") }
        }
    }

    /// What the clock showed when it was accepted by the commit of that number.
    private func clock(_ commit: String) throws -> Moment? {
        let sql = "SELECT at FROM clock_acceptance WHERE entry = CAST(? AS INTEGER)"
        return try Int64.fetchOne(db, sql: sql, arguments: [commit]).map(Moment.init(rawValue:))
    }

    private func plain(about record: String) throws -> [(LedgerPosition, [String: JSONValue])] {
        let sql = "SELECT position, sealed FROM opening WHERE about = ? ORDER BY position"
        return try Row.fetchAll(db, sql: sql, arguments: [record]).map { row in
            let opening = try Opening(plain: try row.bytes(1))
            guard let body = try JSONValue.parse(canonical: opening.body).object else {
                throw StorageError(.corrupt, DatabaseFault.damaged)
            }
            return (LedgerPosition(rawValue: try row.number(0)), body)
        }
    }

    /// What stands by now in the place of what went, told anew. To be asked when the rows are rewritten.
    func tellAnew(_ bodies: inout Bodies) throws {
        let reader = SQLiteReader(db: db)
        for post in rewritten.sorted() {
            guard let record = try reader.post(post) else { continue }
            bodies.add(LedgerRecord.words(of: record, try reader.pictures(of: post)))
        }
        for picture in remade {
            bodies.add(picture.post, picture.index, picture.file, revision: 0, words: picture.manifest)
        }
        for revision in erasure.revisions {
            bodies.add(
                revision.post, revision.index, revision.file, revision: revision.revision, words: revision.manifest)
        }
        for text in erasure.texts where text.field != .clockReason && text.field != .clockApprovers {
            guard let place = try place(of: text) else { continue }
            bodies.add(.text(of: place.record, place.field, .string(text.text), about: place.about))
        }
        let clocks = Set(erasure.texts.filter { $0.field == .clockReason || $0.field == .clockApprovers }.map(\.key))
        let ats = try clocks.compactMap { try clock($0) }
        for acceptance in try reader.clockAcceptances() where ats.contains(acceptance.at) {
            bodies.add(LedgerRecord.words(of: acceptance))
        }
    }
}
