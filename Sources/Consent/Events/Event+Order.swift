extension [Event] {
    /// In the order in which they hold; of two at one moment the one that was recorded last comes last.
    ///
    /// They are given in the order in which they were recorded.
    package var inTime: [Event] {
        enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
    }
}
