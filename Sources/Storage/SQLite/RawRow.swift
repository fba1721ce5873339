internal import Consent
internal import GRDBSQLite

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The row that a statement stands on, read column by column without a `Row` between: events are read by the million,
/// and a `Row` costs more than SQLite itself. Valid until the statement goes on.
@safe struct RawRow {
    private let statement: OpaquePointer
    private let texts: TextCache

    init(_ statement: OpaquePointer, _ texts: TextCache) {
        unsafe self.statement = unsafe statement
        self.texts = texts
    }

    /// A text that comes again in other rows, or nil where there is none.
    func optionalText(_ index: Int) -> String? {
        unsafe bytes(index).map { unsafe texts.text($0) }
    }

    func text(_ index: Int) throws(StorageError) -> String { try known(optionalText(index)) }

    /// A text of this row alone.
    func uniqueText(_ index: Int) throws(StorageError) -> String {
        try known(unsafe bytes(index).map { unsafe String(decoding: $0, as: UTF8.self) })
    }

    func optionalNumber(_ index: Int) -> Int64? {
        let column = Int32(index)
        guard unsafe sqlite3_column_type(statement, column) == SQLITE_INTEGER else { return nil }
        return unsafe sqlite3_column_int64(statement, column)
    }

    func optionalMoment(_ index: Int) -> Moment? { optionalNumber(index).map(Moment.init(rawValue:)) }
    func moment(_ index: Int) throws(StorageError) -> Moment { try known(optionalMoment(index)) }
    func optionalTruth(_ index: Int) -> Bool? { optionalNumber(index).map { $0 != 0 } }
    func day(_ index: Int) throws(StorageError) -> Day { try known(optionalNumber(index).flatMap(Day.init(column:))) }
    func unit(_ index: Int) throws(StorageError) -> UnitID { UnitID(rawValue: try text(index)) }

    /// One of the documented words; any other is a damaged database, not something to guess at.
    func word<Word: RawRepresentable>(_ index: Int) throws(StorageError) -> Word where Word.RawValue == String {
        try known(Word(rawValue: try text(index)))
    }

    /// The value, or the error that says the database is damaged.
    func known<Value>(_ value: Value?) throws(StorageError) -> Value {
        guard let value else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return value
    }

    private func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
        let column = Int32(index)
        guard let start = unsafe sqlite3_column_text(statement, column) else { return nil }
        return unsafe UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}

/// Texts that come again and again in the rows of one reading, each made once as long as it is met often: guardians,
/// digests of notices. Its size is fixed, so that reading a whole municipality takes no more memory than one person.
final class TextCache {
    /// Up to this many bytes a text needs no memory of its own.
    private static let small = 15
    private static let count = 1024
    private var texts = [String](repeating: "", count: count)

    func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        guard bytes.count > Self.small else { return unsafe String(decoding: bytes, as: UTF8.self) }
        let place = unsafe Self.place(of: bytes)
        if unsafe Self.isSame(texts[place], bytes) { return texts[place] }
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        texts[place] = text
        return text
    }

    /// By the first and last eight bytes: ids and digests are random throughout.
    private static func place(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let first = unsafe raw.loadUnaligned(as: UInt64.self)
        let last = unsafe raw.loadUnaligned(fromByteOffset: raw.count - 8, as: UInt64.self)
        let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &* 0xBF58_476D_1CE4_E5B9
        return Int(mixed >> 54)  // ten bits, as many as there are places
    }

    private static func isSame(_ text: String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard text.utf8.count == bytes.count, let start = bytes.baseAddress else { return false }
        return unsafe text.utf8.withContiguousStorageIfAvailable { other in
            unsafe other.baseAddress.map { unsafe memcmp($0, start, other.count) == 0 } ?? false
        } ?? false
    }
}
