/// When a day begins in the organisation's time zone. A value, so that the rules stay pure and need no time zone data.
package struct LocalDays: Sendable {
    /// The first moment of a day in the organisation's time zone.
    package let start: @Sendable (Day) -> Moment
    package init(start: @escaping @Sendable (Day) -> Moment) { self.start = start }

    /// Days that begin at midnight UTC, for organisations that live there and for tests.
    package static let utc = LocalDays { Moment(day: $0) }
}
