package import Consent
internal import Foundation

extension LocalDays {
    /// Days of a time zone by its name in the IANA database, as `Europe/Stockholm`. Nil for an unknown one.
    package init?(timeZone name: String) {
        // An abbreviation such as CET has no summer time: only names with a region, and UTC, are meant.
        guard name.contains("/") || name == "UTC", let zone = TimeZone(identifier: name) else { return nil }
        self.init { day in Moment(localMidnight: day, in: zone) }
    }
}

extension Moment {
    /// The first moment of a day: midnight, the first of two where the clock is set back over it, and the jump of the clock
    /// where midnight, or the whole day, is skipped.
    fileprivate init(localMidnight day: Day, in zone: TimeZone) {
        let midnight = Moment(day: day).rawValue
        func offset(at instant: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant) / 1000))) * 1000
        }
        // No zone is 26 hours from UTC: these two instants are before the day and within or after its first hours.
        let (before, after) = (offset(at: midnight - Moment.farthest), offset(at: midnight + Moment.farthest))
        guard before != after else {
            self.init(rawValue: midnight - before)
            return
        }
        let midnights = [midnight - before, midnight - after].filter { $0 + offset(at: $0) == midnight }
        self.init(
            rawValue: midnights.min()
                ?? Moment.firstInstant(from: midnight - Moment.farthest, to: midnight + Moment.farthest) {
                    $0 + offset(at: $0) >= midnight
                })
    }

    /// 26 hours, in milliseconds.
    private static let farthest: Int64 = 26 * 3_600_000

    /// The first instant of a range that holds; only asked where the clock jumps forward, so that later ones hold too.
    private static func firstInstant(from first: Int64, to last: Int64, where holds: (Int64) -> Bool) -> Int64 {
        var (low, high) = (first, last)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
