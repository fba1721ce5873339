internal import Documents
internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import Services
internal import Storage

/// Errors of the use cases as problems: the one place where they become an answer.
struct ErrorTranslation: RouterMiddleware {
    typealias Context = WebContext

    func handle(
        _ request: Request, context: WebContext, next: @concurrent (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as ServiceError {
            throw noted(Problem(error), "\(error.code)", context)
        } catch let error as StorageError {
            throw noted(Problem(error), "\(error.code)", context)
        } catch let error as SignInRefused {
            throw Problem(error)
        } catch is PoliciesUnusable {
            throw noted(.policiesUnusable, "policies", context)
        }
    }

    /// Whoever looks after the machine learns what failed: the name of the code alone, since its words may hold a path.
    private func noted(_ problem: Problem, _ code: String, _ context: WebContext) -> Problem {
        if [.internal, .insufficientStorage].contains(problem.kind) || problem == .policiesUnusable {
            context.logger.error("failed", metadata: ["code": "\(code)"])
        }
        return problem
    }
}

extension Problem {
    /// What is not there and what is not for whoever asks: one and the same answer.
    static let notFound = Problem(
        .notFound, "there is nothing here, or it is not yours to see: check the address")

    static let policiesUnusable = Problem(
        .busy, "the policies have mistakes: tell who looks after synas", headers: [.retryAfter: "60"])

    init(_ error: ServiceError) {
        switch error.code {
        case .noSuchInput: self = .notFound
        case .busy: self = .busy(retryAfter: 5)
        case .inputOutput, .cannotWrite: self.init(.internal)
        case .usage: self.init(.badRequest, error.message)
        case .badInput: self.init(.badInput, error.message, mistakes: error.mistakes.map(Mistake.init))
        case .clockSetBack, .clockSetForward: self.init(.held, error.message)
        case .notPermitted: self.init(.forbidden, error.message)
        case .conflict, .witnessRefuses: self.init(.conflict, error.message)
        }
    }

    /// A message of the storage may name a path: it is for those who look after the machine.
    init(_ error: StorageError) {
        switch error.code {
        case .diskFull: self.init(.insufficientStorage)
        case .locked: self = .busy(retryAfter: 5)
        case .missingPicture: self.init(.conflict, "a file of this post is missing: tell who looks after synas")
        default: self.init(.internal)
        }
    }

    init(_ refused: SignInRefused) {
        switch refused {
        case .wrong: self.init(.wrongSignIn)
        case .wait(let seconds): self = .tooManyRequests(retryAfter: seconds)
        }
    }
}

extension Problem.Mistake {
    init(_ mistake: Documents.Mistake) {
        self.init(
            file: mistake.file, line: mistake.line, column: mistake.column,
            message: mistake.message, hint: mistake.hint)
    }
}
