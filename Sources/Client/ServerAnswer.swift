/// What a service answered.
package struct ServerAnswer: Hashable, Sendable {
    /// The HTTP status code.
    package let status: Int
    /// The header fields that matter here; nil where the answer has none.
    package let type: String?
    package let etag: String?
    package let location: String?
    package let retryAfter: String?
    package let authenticate: String?
    /// Whether it is what an earlier request with the same idempotency key was answered.
    package let isReplay: Bool
    package let body: [UInt8]

    /// Whether the body is JSON of a type, as `application/problem+json; charset=utf-8`.
    func isJSON(_ wanted: String) -> Bool {
        let plain = type?.prefix { $0 != ";" && $0 != " " }.lowercased()
        return plain == wanted
    }

    /// Whether the service asks to be asked again, as far as its status goes.
    var isBusy: Bool { status == 503 || status == 429 }

    /// How long the service asks to be left alone; nil where it does not say, or by a date.
    var pause: Duration? { retryAfter.flatMap(Int.init).flatMap { $0 >= 0 ? .seconds($0) : nil } }
}
