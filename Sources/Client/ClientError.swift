/// Why a service gave no answer that can be used. The message is one line for a person: what, why, what to do.
package struct ClientError: Error, Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// What was given is no address, token or file that a request can be made with.
        case badCall
        /// A file that was to be sent is not there.
        case noFile
        /// Nobody answers at the address.
        case unreachable
        /// The connection ended before the answer did: it is not known whether the service did what it was asked.
        case lost
        /// Who answers could not be made sure of.
        case notTrusted
        case timeout
        /// The answer is longer than any that was to be expected.
        case tooLarge
        /// What answers is something else.
        case notAService
        /// The service said no.
        case problem(Problem)
    }

    package let code: Code
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    init(_ problem: Problem) { self.init(.problem(problem), problem.detail) }

    /// What the service said, where it is that which went wrong.
    package var problem: Problem? {
        if case .problem(let problem) = code { problem } else { nil }
    }
}

extension ClientError {
    /// `address`: whom the request was for.
    init(_ failure: CurlSession.Failure, at address: String) {
        let (code, what) = Self.meaning(failure)
        self.init(code, "\(address): \(what)")
    }

    private static func meaning(_ failure: CurlSession.Failure) -> (Code, String) {
        switch failure {
        case .badAddress: (.badCall, "no request can be sent there; check the address of the service")
        case .unreachable:
            (.unreachable, "the service cannot be reached; check the address and the network, and try again")
        case .lost: (.lost, "the connection broke before the answer was whole; try again")
        case .notTrusted:
            (
                .notTrusted,
                "who answers there cannot be made sure of, so nothing was sent; check the address, or name the "
                    + "certificate that it is signed by with --ca-file"
            )
        case .timeout: (.timeout, "the service took too long; try again")
        case .tooLarge: (.tooLarge, "the answer is longer than any of a synas service; check the address")
        case .broken: (.notAService, "what answers there is no synas service; check the address")
        case .noFile: (.noFile, "a file that was to be sent can no longer be read; check it and try again")
        case .memory: (.lost, "there is not enough memory for the request; close something and try again")
        }
    }

    static func notAService(_ address: String) -> ClientError { ClientError(.broken, at: address) }
}
