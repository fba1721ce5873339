internal import Foundation
internal import GRDB
internal import Ledger

/// Heads: where all streams of one person stand. Whoever hides the end of a stream contradicts the person's last head.
extension Bodies {
    /// Says where a person's streams stand, and notes that it was said. Nothing of somebody who has none.
    mutating func tellHead(of holder: String) throws {
        let sql = "SELECT stream, seq, commitment FROM stream WHERE holder = ?"
        let rows = try Row.fetchAll(db.cachedStatement(sql: sql), arguments: [holder])
        let streams = try rows.map { row in
            (name: try row.text(0), seq: try row.integer(1), last: Base64.text(try row.bytes(2)))
        }
        guard !streams.isEmpty else { return }
        let sorted = streams.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        let list = sorted.map { JSONValue.array([.string($0.name), .integer($0.seq), .string($0.last)]) }
        add(.head(holder, list))
        try db.cachedStatement(sql: "UPDATE stream SET headed = 1 WHERE holder = ?").execute(arguments: [holder])
    }
}

extension BodyDraft {
    fileprivate static func head(_ holder: String, _ streams: [JSONValue]) -> BodyDraft {
        BodyDraft(
            holder: holder,
            fields: ["type": .string("head"), "person": .string(holder), "streams": .array(streams)])
    }
}

extension SQLiteReader {
    func unheaded(atMost count: Int) throws(StorageError) -> [String] {
        try all("SELECT DISTINCT holder FROM stream WHERE headed = 0 ORDER BY holder LIMIT ?", [count]) {
            try $0.value(0)
        }
    }

    func signingKeys() throws -> [SigningKeyChange] {
        try positions(about: BodyDraft.keys).compactMap { position in
            let body = try opening(at: position)?.opening.opening?.body
            return body.flatMap { try? JSONValue.parse(canonical: $0) }.flatMap(SigningKeyChange.init(body:))
        }
    }
}

extension SigningKeyChange {
    /// Nil for a body that says nothing of a key.
    fileprivate init?(body: JSONValue) {
        guard let vkey = body["vkey"]?.string, let action = body["action"]?.string.flatMap(Action.init(rawValue:))
        else { return nil }
        self.init(vkey: vkey, action: action, approvers: body["approvers"]?.array?.compactMap(\.string) ?? [])
    }
}
