import ArgumentParser
import Client
import Services

/// Where the service is that a command asks instead of a data folder here. The token is no argument: other users of the
/// machine see arguments.
struct ServerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: "Ask this service (else SYNAS_SERVER): an https address. The token is SYNAS_TOKEN, or in --token-file.")
    var server: String?

    @Option(name: .long, help: "The file that holds the API token; nobody else may read it.")
    var tokenFile: String?

    @Option(
        name: .long,
        help: "Certificates (PEM) that the service's is signed by, where the system does not know them.")
    var caFile: String?

    @Flag(name: .long, help: "Also send to another machine by http, where anybody on the way can read it.")
    var plainHttp = false

    /// What the service is told of us.
    private static let agent = "synas/\(Version.text)"

    /// Nil: the data folder is meant. A folder that is named outdoes a service of the environment.
    ///
    /// `data`: the folder that was named in the call.
    func address(besides data: String?) throws -> String? {
        guard server == nil || data == nil else {
            throw ValidationError("a service and a data folder do not go together: give --server or --data")
        }
        return server ?? (data == nil ? Terminal.environment("SYNAS_SERVER") : nil)
    }

    /// `patience`: how long the service is asked again.
    /// - Throws: `ClientError`, `ServiceError` where there is no token or no file of certificates.
    func connection(to address: String, patience: Duration) throws -> ServerConnection {
        let place = try ServerAddress(address, allowsPlain: plainHttp)
        if let caFile { _ = try InputFile.read(caFile, limit: 4 << 20) }
        return try ServerConnection(
            place, token: token(), agent: Self.agent, caFile: caFile, patience: .system(patience))
    }

    private func token() throws(ServiceError) -> String {
        if let tokenFile { return try TokenFile.read(tokenFile) }
        if let token = Terminal.environment("SYNAS_TOKEN") { return token }
        throw ServiceError(.notPermitted, "you are not signed in: set SYNAS_TOKEN, or name a file with --token-file")
    }
}
