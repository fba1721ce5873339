internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

extension Problem {
    /// Whatever was thrown, as something that may be told. Words of foreign errors are dropped: they can hold paths, names
    /// and pieces of what was sent.
    package init(translating error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case let busy as Busy: self = .busy(retryAfter: busy.retryAfter)
        case let error as MultipartError: self.init(error)
        case is NIOTooManyBytesError: self.init(.tooLarge)
        case is DecodingError: self.init(.badInput, "the content does not have the expected shape: see /openapi.yaml")
        case let error as HTTPError: self.init(status: error.status, headers: error.headers)
        case let error as any HTTPResponseError: self.init(status: error.status, headers: [:])
        case is CancellationError: self = .busy(retryAfter: 1)
        default: self.init(.internal)
        }
    }

    /// Of an error that has only a status; the headers that say what to do next stay.
    private init(status: HTTPResponse.Status, headers: HTTPFields) {
        let kept = headers.filter { [.allow, .retryAfter, .wwwAuthenticate].contains($0.name) }
        self.init(Kind(status: status), headers: HTTPFields(kept))
    }
}

extension Problem.Kind {
    /// The kind that tells as much as a status alone does.
    init(status: HTTPResponse.Status) {
        switch status.code {
        case 400, 402, 406...407, 412, 414, 416...428, 430, 451: self = .badRequest
        default: self = Self.allCases.first { $0.status.code == status.code } ?? .internal
        }
    }
}
