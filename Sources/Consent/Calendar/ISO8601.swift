extension Day: CustomStringConvertible {
    /// A day as ISO 8601 writes it, `2018-05-25`; nil for anything else and for days that do not exist.
    package init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.isAtEnd else { return nil }
        self = day
    }

    /// As ISO 8601: `2018-05-25`.
    package var description: String { padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2) }
}

extension Moment: CustomStringConvertible {
    private static let millisecondsPerDay: Int64 = 86_400_000

    /// The beginning of a day in UTC.
    package init(day: Day) {
        self.init(rawValue: Int64(day.sinceEpoch) * Moment.millisecondsPerDay)
    }

    /// The day in UTC; nil outside the years 1...9999.
    package var dayInUTC: Day? { Day(sinceEpoch: Int(daysAndRest.days)) }

    /// A moment as RFC 3339 writes it: `2018-05-25T08:00:00Z`, with a fraction of 1...9 digits or an offset such as
    /// `+02:00` if wanted. What is finer than a millisecond is cut off. Nil for anything else; a leap second is refused.
    package init?(_ text: some StringProtocol) {
        var reader = DigitReader(text)
        guard let day = reader.day(), reader.skip("T") || reader.skip("t"), let time = reader.timeOfDay(),
            let offset = reader.offset(), reader.isAtEnd
        else { return nil }
        self.init(rawValue: Moment(day: day).rawValue + time - offset)
    }

    /// As RFC 3339 in UTC, with milliseconds where they are not zero: `2018-05-25T08:00:00.250Z`.
    ///
    /// Moments outside the years 1...9999, which RFC 3339 cannot write, stand as `@` and their milliseconds.
    package var description: String {
        let (days, rest) = daysAndRest
        guard let day = Day(sinceEpoch: Int(days)) else { return "@\(rawValue)" }
        let seconds = Int(rest / 1000)
        let time = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        let fraction = rest % 1000 == 0 ? "" : "." + padded(Int(rest % 1000), 3)
        return "\(day)T\(time)\(fraction)Z"
    }

    private var daysAndRest: (days: Int64, rest: Int64) {
        let (days, rest) = rawValue.quotientAndRemainder(dividingBy: Moment.millisecondsPerDay)
        return rest < 0 ? (days - 1, rest + Moment.millisecondsPerDay) : (days, rest)
    }
}

private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// Reads fixed fields of ASCII digits, one after the other.
private struct DigitReader {
    private var rest: [UInt8].SubSequence

    init(_ text: some StringProtocol) { rest = Array(text.utf8)[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    /// Exactly that many digits, at most as large as `limit`.
    mutating func number(_ width: Int, upTo limit: Int) -> Int? {
        guard rest.count >= width, rest.prefix(width).allSatisfy({ (48...57).contains($0) }) else { return nil }
        let value = rest.prefix(width).reduce(0) { $0 * 10 + Int($1 - 48) }
        rest.removeFirst(width)
        return value <= limit ? value : nil
    }

    mutating func day() -> Day? {
        guard let year = number(4, upTo: 9999), skip("-"), let month = number(2, upTo: 12), skip("-"),
            let day = number(2, upTo: 31)
        else { return nil }
        return Day(year: year, month: month, day: day)
    }

    /// Milliseconds since midnight.
    mutating func timeOfDay() -> Int64? {
        guard let hour = number(2, upTo: 23), skip(":"), let minute = number(2, upTo: 59), skip(":"),
            let second = number(2, upTo: 59)
        else { return nil }
        var fraction = 0
        if skip(".") {
            let digits = rest.prefix(10).prefix { (48...57).contains($0) }.count
            guard (1...9).contains(digits) else { return nil }
            let kept = min(digits, 3)
            guard let value = number(kept, upTo: 999) else { return nil }
            rest.removeFirst(digits - kept)
            fraction = value * (kept == 1 ? 100 : kept == 2 ? 10 : 1)
        }
        return Int64((hour * 3600 + minute * 60 + second) * 1000 + fraction)
    }

    /// Milliseconds that local time is ahead of UTC.
    mutating func offset() -> Int64? {
        if skip("Z") || skip("z") { return 0 }
        let ahead = skip("+")
        guard ahead || skip("-"), let hours = number(2, upTo: 23), skip(":"), let minutes = number(2, upTo: 59)
        else { return nil }
        return Int64((hours * 60 + minutes) * 60_000) * (ahead ? 1 : -1)
    }
}
