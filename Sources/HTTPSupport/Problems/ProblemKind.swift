package import HTTPTypes

extension Problem {
    /// The closed list of problems. The raw value is part of the type's address and never changes: programs branch on it.
    package enum Kind: String, CaseIterable, Sendable {
        case badRequest = "bad-request"
        case badInput = "bad-input"
        case notSignedIn = "not-signed-in"
        case wrongSignIn = "wrong-sign-in"
        case forbidden
        case wrongOrigin = "wrong-origin"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case tooSlow = "too-slow"
        case conflict
        case held
        case gone
        case lengthRequired = "length-required"
        case tooLarge = "too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case headerTooLarge = "header-too-large"
        case tooManyRequests = "too-many-requests"
        case `internal`
        case busy
        case insufficientStorage = "insufficient-storage"

        package var name: String { rawValue }
        package var type: String { "urn:synas:problem:\(rawValue)" }

        package var status: HTTPResponse.Status {
            switch self {
            case .badRequest, .badInput: .badRequest
            case .notSignedIn, .wrongSignIn: .unauthorized
            case .forbidden, .wrongOrigin: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .tooSlow: .requestTimeout
            case .conflict, .held: .conflict
            case .gone: .gone
            case .lengthRequired: .lengthRequired
            case .tooLarge: .contentTooLarge
            case .unsupportedMediaType: .unsupportedMediaType
            case .headerTooLarge: .requestHeaderFieldsTooLarge
            case .tooManyRequests: .tooManyRequests
            case .internal: .internalServerError
            case .busy: .serviceUnavailable
            case .insufficientStorage: HTTPResponse.Status(code: 507, reasonPhrase: "Insufficient Storage")
            }
        }

        package var title: String {
            switch self {
            case .badRequest: "The request is not well-formed"
            case .badInput: "The document or a value in it cannot be used"
            case .notSignedIn: "Nobody is signed in"
            case .wrongSignIn: "The name or the password is wrong"
            case .forbidden: "This account may not do that"
            case .wrongOrigin: "The request comes from another site"
            case .notFound: "There is nothing here"
            case .methodNotAllowed: "That cannot be done here"
            case .tooSlow: "The request came too slowly"
            case .conflict: "The request does not fit what is already there"
            case .held: "The service waits for somebody's decision"
            case .gone: "The files have been removed"
            case .lengthRequired: "The request does not say how long it is"
            case .tooLarge: "The request is too large"
            case .unsupportedMediaType: "The request is of a kind that is not understood here"
            case .headerTooLarge: "The head of the request is too large"
            case .tooManyRequests: "Too many requests"
            case .internal: "Something went wrong in the service"
            case .busy: "The service is busy"
            case .insufficientStorage: "The service has no room left"
            }
        }
    }
}
