internal import Foundation
internal import GRDB
internal import Ledger

/// Where each person's streams stand by what was opened, to be held against the table that says so.
struct StreamChains {
    private struct Head {
        let sequence: Int
        let commitment: Digest
    }

    private var heads: [Mark: Head] = [:]
    private var streamsOf: [Mark: [String]] = [:]
    /// Whose openings cannot all be opened: of their chains nothing is known.
    private var lost: Set<Mark> = []

    mutating func lose(_ holder: String) { lost.insert(Mark(holder)) }

    /// Takes a body in.
    ///
    /// - Returns: whether it follows the one before it in its stream, as far as can be known.
    mutating func follow(_ body: JSONValue, _ commitment: Digest) -> Bool {
        guard let holder = body["person"]?.string, let stream = body["stream"]?.string,
            let sequence = body["seq"]?.integer
        else { return false }
        let key = Mark(holder, stream)
        let before = heads[key]
        heads[key] = Head(sequence: sequence, commitment: commitment)
        if lost.contains(Mark(holder)) { return true }
        return sequence == (before?.sequence ?? 0) + 1
            && body["prev"]?.string == (before?.commitment.base64 ?? "")
    }

    /// Whether a committed head says where the streams of its person stand.
    func heads(_ body: JSONValue) -> Bool {
        guard let holder = body["person"]?.string, let streams = body["streams"]?.array else { return false }
        if lost.contains(Mark(holder)) { return true }
        return streams.allSatisfy { line in
            guard let parts = line.array, parts.count == 3, let stream = parts[0].string,
                let head = heads[Mark(holder, stream)]
            else { return false }
            return parts[1].integer == head.sequence && parts[2].string == head.commitment.base64
        }
    }

    /// Holds the table of streams against the chains.
    mutating func check(_ db: Database, _ findings: inout Findings) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT holder, stream, seq, commitment FROM stream")
        while let row = try rows.next() {
            let holder = try row.text(0)
            if lost.contains(Mark(holder)) { continue }
            let head = heads.removeValue(forKey: Mark(holder, try row.text(1)))
            let (sequence, commitment) = (try row.integer(2), try row.bytes(3))
            let isSame = head?.sequence == sequence && head?.commitment.bytes == commitment
            if !isSame { findings.add(.streamOther) }
        }
        if lost.isEmpty { findings.add(.streamOther, count: heads.count) }
    }
}
