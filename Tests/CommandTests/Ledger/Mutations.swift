import Foundation
import Seeded
import TestSupport
import Testing

/// A bundle with one random change.
struct BundleMutation {
    enum Kind: String, CaseIterable {
        case flipBit, setByte, insertByte, deleteByte, deleteRun, doubleRun, swapBytes
        case deleteLine, doubleLine, swapLines, moveLine, cutAtLine, mixLines, changeDigit, changeLetter,
            changeSignature
    }

    let kind: Kind
    let text: [UInt8]
    /// Whether all lines but those of checkpoints are as they were, in their order.
    let onlyCheckpoints: Bool
    /// Whether, besides, each checkpoint's text is one of the original's.
    let onlySignatureLines: Bool

    init(of bundle: [UInt8], seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        kind = Kind.allCases[Int(seed % UInt64(Kind.allCases.count))]
        text = Self.changed(bundle, kind, &random)
        onlyCheckpoints = Self.others(text) == Self.others(bundle)
        onlySignatureLines = onlyCheckpoints && Self.notes(text).isSubset(of: Self.notes(bundle))
    }

    private static let tag = Array("checkpoint ".utf8)

    private static func others(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).filter { !$0.starts(with: tag) }
    }

    private static func notes(_ text: [UInt8]) -> Set<Data> {
        Set(
            text.split(separator: 0x0A).filter { $0.starts(with: tag) }.compactMap { line in
                Data(base64Encoded: Data(line.dropFirst(tag.count))).map { note in
                    Data(note.prefix(upTo: note.firstRange(of: Data("\n\n".utf8))?.lowerBound ?? note.endIndex))
                }
            })
    }

    private static func changed(_ bundle: [UInt8], _ kind: Kind, _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = bundle
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let run = place..<min(bytes.count, place + Int.random(in: 1...200, using: &random))
        switch kind {
        case .flipBit: bytes[place] ^= 1 << UInt8.random(in: 0...7, using: &random)
        case .setByte: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case .insertByte: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case .deleteByte: bytes.remove(at: place)
        case .deleteRun: bytes.removeSubrange(run)
        case .doubleRun: bytes.insert(contentsOf: Array(bytes[run]), at: place)
        case .swapBytes: bytes.swapAt(place, Int.random(in: 0..<bytes.count, using: &random))
        case .changeDigit: replace(&bytes, &random, 0x30...0x39)
        case .changeLetter: replace(&bytes, &random, 0x61...0x7A)
        case .changeSignature: changeSignature(&bytes, &random)
        default: bytes = changedLines(bundle, kind, &random)
        }
        return bytes
    }

    private static func replace(_ bytes: inout [UInt8], _ random: inout SeededGenerator, _ range: ClosedRange<UInt8>) {
        guard let place = bytes.indices.filter({ range.contains(bytes[$0]) }).randomElement(using: &random) else {
            return
        }
        bytes[place] = UInt8.random(in: range, using: &random)
    }

    /// A byte of a note, inside its base64.
    private static func changeSignature(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        guard let line = lines.indices.filter({ lines[$0].starts(with: tag) }).randomElement(using: &random),
            var note = Data(base64Encoded: Data(lines[line].dropFirst(tag.count)))
        else { return }
        note[Int.random(in: 0..<note.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
        lines[line] = tag + [UInt8](note.base64EncodedData())
        bytes = [UInt8](lines.joined(separator: [0x0A]))
    }

    private static func changedLines(_ bundle: [UInt8], _ kind: Kind, _ random: inout SeededGenerator) -> [UInt8] {
        var lines = bundle.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast().map { Array($0) }
        let (one, other) = (
            Int.random(in: 0..<lines.count, using: &random), Int.random(in: 0..<lines.count, using: &random)
        )
        switch kind {
        case .deleteLine: lines.remove(at: one)
        case .doubleLine: lines.insert(lines[one], at: one)
        case .swapLines: lines.swapAt(one, other)
        case .moveLine: lines.insert(lines.remove(at: one), at: min(other, lines.count))
        case .cutAtLine: lines = Array(lines[..<one]) + [Array("end".utf8)]
        default:
            // The beginning of one line with the end of another.
            let cut = Int.random(in: 0...min(lines[one].count, lines[other].count), using: &random)
            lines[one] = Array(lines[one].prefix(cut)) + Array(lines[other].dropFirst(cut))
        }
        return [UInt8](lines.map { $0 + [0x0A] }.joined())
    }
}

/// Which table or index each page of a database belongs to.
struct DatabasePages {
    private let size: Int
    private let owners: [String]

    init(_ scene: LedgerScene) throws {
        size = try scene.number("PRAGMA page_size")
        let count = try scene.number("PRAGMA page_count")
        var owners = [String](repeating: "free", count: count)
        let rows = try scene.ask(
            "SELECT d.pageno || ' ' || coalesce(s.tbl_name, d.name) FROM dbstat d LEFT JOIN sqlite_schema s ON s.name = d.name"
        )
        for row in rows.split(separator: "\n") {
            let parts = row.split(separator: " ")
            if let page = Int(parts[0]) { owners[page - 1] = String(parts[1]) }
        }
        self.owners = owners
    }

    /// A byte; half of the time in a page of the ledger.
    func place(_ random: inout SeededGenerator) -> Int {
        let ledger = owners.indices.filter { ["leaf", "opening", "tree_head"].contains(owners[$0]) }
        let page = Bool.random(using: &random) ? ledger.randomElement(using: &random) : nil
        return (page ?? Int.random(in: owners.indices, using: &random)) * size
            + Int.random(in: 0..<size, using: &random)
    }

    func owner(of byte: Int) -> String { owners[byte / size] }
}

/// One random change of rows.
struct RowEdit: CustomStringConvertible {
    private static let columns: [String: [String]] = [
        "leaf": ["number", "entry", "bytes"], "opening": ["position", "holder", "about", "sealed"],
        "tree_head": ["size", "frontier", "policy", "covered"],
        "stream": ["holder", "stream", "seq", "commitment", "headed"],
        "entry": ["kind", "at", "actor"], "event": ["at", "response", "channel", "person"],
    ]

    let table: String
    private let column: String
    private let verb: Int
    var description: String { "\(table).\(column) \(verb)" }

    init(_ random: inout SeededGenerator) {
        let tables = ["leaf", "leaf", "opening", "opening", "opening", "tree_head", "stream", "entry", "event"]
        table = tables.randomElement(using: &random) ?? "leaf"
        column = Self.columns[table]?.randomElement(using: &random) ?? "rowid"
        verb = Int.random(in: 0...3, using: &random)
    }

    func sql(_ random: inout SeededGenerator) -> String {
        let key = table == "stream" ? "(holder, stream)" : "rowid"
        let row =
            "(SELECT \(key.replacing("(", with: "").replacing(")", with: "")) FROM \(table) LIMIT 1 OFFSET (SELECT \(UInt32.random(in: 0...9_999, using: &random)) % count(*) FROM \(table)))"
        let digit = UInt8.random(in: 1...9, using: &random)
        switch verb {
        case 0: return "DELETE FROM \(table) WHERE \(key) = \(row)"
        case 1:
            // One byte or digit of the value.
            return """
                UPDATE OR REPLACE \(table) SET \(column) = CASE typeof(\(column))
                    WHEN 'integer' THEN \(column) + \(digit)
                    WHEN 'text' THEN substr(\(column), 1, length(\(column)) - 1) || '\(digit)'
                    WHEN 'blob' THEN CAST(substr(\(column), 1, length(\(column)) / 2) || x'0\(digit)'
                        || substr(\(column), length(\(column)) / 2 + 2) AS BLOB)
                    ELSE \(column) END WHERE \(key) = \(row)
                """
        case 2:
            // The value of another row.
            return """
                UPDATE OR REPLACE \(table) SET \(column) = (SELECT \(column) FROM \(table) ORDER BY \(column) LIMIT 1
                    OFFSET (SELECT \(digit) % count(*) FROM \(table))) WHERE \(key) = \(row)
                """
        default: return "DELETE FROM \(table) WHERE \(key) >= \(row)"
        }
    }
}
