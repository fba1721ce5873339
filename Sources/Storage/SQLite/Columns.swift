internal import Consent
internal import Foundation
internal import GRDB

/// How values of the domain stand in columns: the one place that says so, for reading and for writing.
extension Row {
    func text(_ index: Int) throws -> String { try decode(String.self, atIndex: index) }
    func optionalText(_ index: Int) throws -> String? { try decode(String?.self, atIndex: index) }
    func number(_ index: Int) throws -> Int64 { try decode(Int64.self, atIndex: index) }
    /// Whatever type is wanted. GRDB's own `row[index]` ends the process where a damaged database has another.
    func value<Value: DatabaseValueConvertible>(_ index: Int) throws -> Value { try decode(Value.self, atIndex: index) }
    func integer(_ index: Int) throws -> Int { try decode(Int.self, atIndex: index) }
    func bytes(_ index: Int) throws -> [UInt8] { [UInt8](try decode(Data.self, atIndex: index)) }
    func moment(_ index: Int) throws -> Moment { Moment(rawValue: try number(index)) }
    func optionalMoment(_ index: Int) throws -> Moment? {
        try decode(Int64?.self, atIndex: index).map { Moment(rawValue: $0) }
    }
    func optionalTruth(_ index: Int) throws -> Bool? { try decode(Int64?.self, atIndex: index).map { $0 != 0 } }

    func person(_ index: Int) throws -> PersonID { PersonID(rawValue: try text(index)) }
    func post(_ index: Int) throws -> PostID { PostID(rawValue: try text(index)) }
    func unit(_ index: Int) throws -> UnitID { UnitID(rawValue: try text(index)) }

    /// One of the documented words; any other is a damaged database, not something to guess at.
    func word<Word: RawRepresentable>(_ index: Int) throws -> Word where Word.RawValue == String {
        try known(Word(rawValue: try text(index)))
    }

    func optionalDay(_ index: Int) throws -> Day? {
        guard let number = try decode(Int64?.self, atIndex: index) else { return nil }
        return try known(Day(column: number))
    }

    /// The value, or the error that says the database is damaged.
    func known<Value>(_ value: Value?) throws(StorageError) -> Value {
        guard let value else { throw StorageError(.corrupt, DatabaseFault.damaged) }
        return value
    }
}

extension Day {
    /// 2019-04-05 is 20190405.
    var column: Int64 { Int64(year * 10_000 + month * 100 + day) }

    init?(column: Int64) {
        guard let number = Int(exactly: column) else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }
}

extension Row {
    /// Given names: one to a line.
    func lines(_ index: Int) throws -> [String] {
        try text(index).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
}
