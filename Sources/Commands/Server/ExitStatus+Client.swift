import Client

/// How an answer of a service ends the command: as the same would here.
extension ExitStatus {
    init(_ error: ClientError) {
        switch error.code {
        case .badCall: self = .usage
        case .noFile: self = .noSuchInput
        case .unreachable, .lost, .notTrusted, .timeout, .tooLarge, .notAService: self = .unavailable
        case .problem(let problem): self.init(problem)
        }
    }

    private init(_ problem: Problem) {
        switch problem.name {
        case "held": self = .held
        case "busy", "too-many-requests": self = .busy
        case "insufficient-storage": self = .cannotWrite
        case "gone": self = .noSuchInput
        default: self.init(httpStatus: problem.status)
        }
    }

    /// Of a problem whose name says no more.
    private init(httpStatus: Int) {
        switch httpStatus {
        case 401, 403: self = .notPermitted
        case 404, 410: self = .noSuchInput
        case 500...: self = .unavailable
        default: self = .badInput
        }
    }
}
