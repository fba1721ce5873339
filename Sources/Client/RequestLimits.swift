/// What one request may take.
package struct RequestLimits: Hashable, Sendable {
    /// Until a connection stands.
    package var connect: Duration
    /// From the first step to the last byte.
    package var total: Duration
    /// Bytes a second: slower than this for as long as `slow` ends the request. The service's own work counts, too.
    package var slowBytes: Int
    package var slow: Duration

    package init(connect: Duration, total: Duration, slowBytes: Int, slow: Duration) {
        self.connect = connect
        self.total = total
        self.slowBytes = slowBytes
        self.slow = slow
    }

    /// Twenty pictures over a slow line, and two minutes of the service's silence.
    package static let standard = RequestLimits(
        connect: .seconds(10), total: .seconds(1800), slowBytes: 16, slow: .seconds(120))
}
