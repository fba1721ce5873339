package import HTTPTypes

/// What `Authorization` holds (RFC 6750, section 2.1).
package enum BearerToken: Equatable, Sendable {
    case none
    case token(String)
    /// Another scheme, two headers, or a token with letters that none has.
    case malformed

    package init(_ headers: HTTPFields) {
        let values = headers[values: .authorization]
        guard let value = values.first else {
            self = .none
            return
        }
        let halves = value.split(separator: " ", maxSplits: 1)
        guard values.count == 1, halves.count == 2, halves[0].lowercased() == "bearer", Self.isToken(halves[1]) else {
            self = .malformed
            return
        }
        self = .token(String(halves[1]))
    }

    private static func isToken(_ text: Substring) -> Bool {
        (1...512).contains(text.utf8.count) && text.wholeMatch(of: /[A-Za-z0-9\-._~+\/]+=*/) != nil
    }
}
