/// A point in time: milliseconds since 1970-01-01T00:00:00Z. The clock is a value that callers hand in.
package struct Moment: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A day of the proleptic Gregorian calendar, such as a birthday, without a time zone.
package struct Day: Hashable, Comparable, Sendable {
    package let year: Int
    package let month: Int
    package let day: Int

    /// Nil when there is no such day, as for 2023-02-29.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Day.length(ofMonth: month, year: year)
        else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    package static func length(ofMonth month: Int, year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    package static func < (a: Self, b: Self) -> Bool {
        (a.year, a.month, a.day) < (b.year, b.month, b.day)
    }
}

/// When a day begins in the organisation's time zone. A value, so that the rules stay pure and need no time zone data.
package struct LocalDays: Sendable {
    /// The first moment of a day in the organisation's time zone.
    package let start: @Sendable (Day) -> Moment
    package init(start: @escaping @Sendable (Day) -> Moment) { self.start = start }
}
