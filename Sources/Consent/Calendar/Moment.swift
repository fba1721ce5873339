/// A point in time: milliseconds since 1970-01-01T00:00:00Z. The clock is a value that callers hand in.
package struct Moment: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
