package import HTTPTypes
internal import Hummingbird

/// What went wrong, as people and programs are told (RFC 9457). `detail` is a sentence of ours, "what: what to do", and
/// never holds somebody else's words: no description of an error, no path, no name.
package struct Problem: HTTPResponseError, Equatable, Sendable {
    package let kind: Kind
    package let detail: String?
    /// One for each mistake in a document that was sent.
    package let mistakes: [Mistake]
    /// Goes out with the answer: `Allow`, `Retry-After`, `WWW-Authenticate`.
    package let headers: HTTPFields

    package var status: HTTPResponse.Status { kind.status }

    package init(
        _ kind: Kind, _ detail: String? = nil, mistakes: [Mistake] = [], headers: HTTPFields = [:]
    ) {
        self.kind = kind
        self.detail = detail
        self.mistakes = mistakes
        var headers = headers
        // RFC 9110, section 11.6.1: an answer 401 names at least one way to sign in.
        if kind.status == .unauthorized, headers[.wwwAuthenticate] == nil { headers[.wwwAuthenticate] = "Bearer" }
        self.headers = headers
    }

    /// A place in a document, for the person who wrote it.
    package struct Mistake: Equatable, Sendable {
        /// The part of the request: `post`.
        package let file: String
        /// From 1.
        package let line: Int?
        package let column: Int?
        package let message: String
        package let hint: String?

        package init(file: String, line: Int? = nil, column: Int? = nil, message: String, hint: String? = nil) {
            self.file = file
            self.line = line
            self.column = column
            self.message = message
            self.hint = hint
        }
    }
}

extension Problem {
    package static func busy(retryAfter seconds: Int) -> Problem {
        Problem(.busy, "try again in \(seconds) s", headers: [.retryAfter: String(seconds)])
    }

    package static func tooManyRequests(retryAfter seconds: Int) -> Problem {
        Problem(.tooManyRequests, "wait \(seconds) s", headers: [.retryAfter: String(seconds)])
    }

    package static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> Problem {
        let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return Problem(.methodNotAllowed, headers: [.allow: names])
    }
}
