import Access
import Client
import Services

/// Who asks, as the service knows it.
struct RemoteAccount: Decodable {
    let role: String
    let channels: [Channel]?

    struct Channel: Decodable {
        let channel: String
        /// By language.
        let title: [String: String]
    }

    /// What people call a channel; its id where nobody says.
    func title(of channel: String, language: String) -> String {
        channels?.first { $0.channel == channel }?.title[language] ?? channel
    }

    /// - Throws: `ServiceError` for an account whose role may not know why: before anything is handed in.
    func checkMayKnowReasons() throws(ServiceError) {
        guard Role(rawValue: role)?.mayKnowReasons ?? false else { throw .noReasons }
    }
}

extension ServiceError {
    static var noReasons: ServiceError {
        ServiceError(.notPermitted, "this account sees effects and not why: leave --as privacy out")
    }
}

extension ServerConnection {
    func account() async throws(ClientError) -> RemoteAccount {
        try await ask(ServerRequest(.get, ["me"])) { try? JSONText.decode(RemoteAccount.self, from: $0) }.value
    }
}
