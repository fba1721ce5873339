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
    /// The first moment of a day: midnight, or the jump of the clock where midnight is skipped.
    fileprivate init(localMidnight day: Day, in zone: TimeZone) {
        let midnight = Moment(day: day).rawValue
        func offset(at instant: Int64) -> Int64 {
            Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant) / 1000))) * 1000
        }
        // The offset that holds at the wanted instant is found from the instant that a first guess gives. Where the
        // two differ the clock is set near midnight, and the earlier result is the day's first moment.
        let first = midnight - offset(at: midnight)
        let second = midnight - offset(at: first)
        self.init(rawValue: offset(at: second) == midnight - second ? second : max(first, second))
    }
}
