/// The way to one service, for one account.
package final class ServerConnection {
    package let address: ServerAddress
    private let token: String
    private let patience: Patience
    private let session: CurlSession

    /// `token`: an API token, as the service gave it out. It stands in no message.
    /// `agent`: what the service is told of the caller, as `synas/0.1.0`.
    /// `caFile`: certificates that are trusted instead of the system's.
    package init(
        _ address: ServerAddress, token: String, agent: String, caFile: String? = nil, patience: Patience,
        limits: RequestLimits = .standard
    ) throws(ClientError) {
        guard token.isToken else {
            throw ClientError(.badCall, "that is no token of a service: give it as the service gave it out")
        }
        self.address = address
        self.token = token
        self.patience = patience
        do throws(CurlSession.Failure) {
            session = try CurlSession(limits, caFile: caFile, agent: agent)
        } catch {
            throw ClientError(error, at: address.text)
        }
    }

    /// Sends a request, again where that can help and can do no harm, until patience is over.
    ///
    /// - Returns: an answer that says yes.
    /// - Throws: `ClientError`: no answer, one that says no, or one of something else than a service.
    package func send(_ request: ServerRequest) async throws(ClientError) -> ServerAnswer {
        let begin = patience.now()
        var pause = Duration.milliseconds(500)
        while true {
            let outcome = attempt(request)
            let wait = outcome.pause(orElse: pause)
            guard let wait, request.isRepeatable, patience.now() - begin + wait <= patience.total else {
                return try judge(outcome)
            }
            await patience.wait(wait)
            pause *= 2
        }
    }

    /// The same where JSON is to come.
    package func sendForJSON(_ request: ServerRequest) async throws(ClientError) -> ServerAnswer {
        let answer = try await send(request)
        guard answer.isJSON("application/json") else { throw notAService }
        return answer
    }

    /// For an answer that no service gives.
    package var notAService: ClientError { .notAService(address.text) }

    private func attempt(_ request: ServerRequest) -> Outcome {
        do throws(CurlSession.Failure) {
            try session.begin(
                request.method.rawValue, address.text + "/api/v1" + request.target, answerLimit: request.answerLimit)
            try addHeaders(of: request)
            switch request.body {
            case .nothing where request.method == .get: try session.perform()
            case .nothing: try session.perform(sending: [])
            case .json(let bytes): try session.perform(sending: bytes)
            case .parts(let parts):
                for part in parts { try session.add(part) }
                try session.perform()
            }
            return .answer(session.answer)
        } catch {
            return .failure(error)
        }
    }

    private func addHeaders(of request: ServerRequest) throws(CurlSession.Failure) {
        try session.add(header: "Authorization: Bearer \(token)")
        if let key = request.idempotencyKey {
            guard ServerRequest.isKey(key) else { throw .badAddress }
            try session.add(header: "Idempotency-Key: \(key)")
        }
        if case .json = request.body { try session.add(header: "Content-Type: application/json") }
    }

    private func judge(_ outcome: Outcome) throws(ClientError) -> ServerAnswer {
        switch outcome {
        case .failure(let failure): throw ClientError(failure, at: address.text)
        case .answer(let answer) where (200...299).contains(answer.status): return answer
        case .answer(let answer) where (300...399).contains(answer.status): throw redirected(answer)
        case .answer(let answer): throw Problem(answer).map(ClientError.init) ?? unexplained(answer)
        }
    }

    /// Nothing is followed: a token goes to whom it was given for.
    private func redirected(_ answer: ServerAnswer) -> ClientError {
        let place = answer.location.map { " (\($0.shown))" } ?? ""
        return ClientError(
            .notAService,
            "\(address.text): the service sends elsewhere\(place), which is not followed; give its own address")
    }

    /// What is in front of a service says no in its own way.
    private func unexplained(_ answer: ServerAnswer) -> ClientError {
        guard answer.status == 502 || answer.status == 504 || answer.isBusy else { return notAService }
        return ClientError(.unreachable, "\(address.text): the service does not answer now; try again in a minute")
    }
}

/// What became of one attempt.
private enum Outcome {
    case answer(ServerAnswer)
    case failure(CurlSession.Failure)

    /// How long to wait before another attempt can help; nil where none can.
    func pause(orElse pause: Duration) -> Duration? {
        switch self {
        case .answer(let answer): answer.isBusy ? answer.pause : nil
        case .failure(.unreachable), .failure(.lost): pause
        case .failure: nil
        }
    }
}

extension String {
    /// Whether it can stand in a header: 16 to 512 letters, digits and signs of ASCII.
    fileprivate var isToken: Bool { (16...512).contains(utf8.count) && utf8.allSatisfy { (0x21...0x7E).contains($0) } }
}
