internal import Synchronization

/// Figures for Prometheus: counts and times by the pattern of the route, nothing about people. However many requests come,
/// the text stays short: names come from our own list, and past ``mostSeries`` they share one.
package final class Metrics: Sendable {
    /// Text format 0.0.4.
    package static let contentType = "text/plain; version=0.0.4; charset=utf-8"
    static let mostSeries = 500

    private struct Gauge {
        let name: String
        let help: String
        let value: @Sendable () -> Int
    }

    private struct State {
        var requests: [RequestSeries: Int] = [:]
        var durations: [String: Histogram] = [:]
        var inFlight = 0
        var gauges: [Gauge] = []
    }

    private let state = Mutex(State())

    package init() {}

    /// `name`: as Prometheus wants it: letters, digits, underscores.
    package func gauge(_ name: String, _ help: String, _ value: @escaping @Sendable () -> Int) {
        precondition(name.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "not a metric's name")
        state.withLock { $0.gauges.append(Gauge(name: name, help: help, value: value)) }
    }

    func began() { state.withLock { $0.inFlight += 1 } }

    func ended(_ series: RequestSeries, seconds: Double) {
        state.withLock { state in
            state.inFlight -= 1
            let isKnown = state.requests[series] != nil || state.requests.count < Self.mostSeries
            let counted = isKnown ? series : RequestSeries(route: "other", method: series.method, status: series.status)
            state.requests[counted, default: 0] += 1
            state.durations[counted.route, default: Histogram()].add(seconds)
        }
    }

    package func render() -> String {
        let state = state.withLock { $0 }
        var text = MetricsText()
        text.family("synas_http_requests_total", "counter", "Answered requests.")
        for (series, count) in state.requests.sorted(by: { $0.key.order < $1.key.order }) {
            text.sample("synas_http_requests_total", series.labels, String(count))
        }
        text.family("synas_http_request_duration_seconds", "histogram", "From the head of a request to its answer's.")
        for (route, histogram) in state.durations.sorted(by: { $0.key < $1.key }) {
            text.histogram("synas_http_request_duration_seconds", [("route", route)], histogram)
        }
        text.gauge("synas_http_requests_in_flight", "Requests without an answer yet.", state.inFlight)
        for gauge in state.gauges { text.gauge(gauge.name, gauge.help, gauge.value()) }
        return text.text
    }
}

/// What requests are counted by.
struct RequestSeries: Hashable, Sendable {
    let route: String
    let method: String
    /// `2xx`
    let status: String

    init(route: String, method: String, status: String) {
        self.route = route
        self.method = method
        self.status = status
    }

    var labels: [(String, String)] { [("route", route), ("method", method), ("status", status)] }
    var order: String { "\(route)\u{0}\(method)\u{0}\(status)" }
}
