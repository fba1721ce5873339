internal import Foundation
internal import HTTPSupport
internal import Hummingbird
internal import Logging
internal import Services
internal import Storage
internal import UnixSignals
internal import Web

/// The service: opens the data folder, puts the parts together, serves until it is told to stop, and then finishes what it
/// took on. `synas serve` becomes this program.
@main
enum Synasd {
    static func main() async {
        // A journal that goes away must not end the service.
        _ = signal(SIGPIPE, SIG_IGN)
        var options: Options?
        do {
            let read = try Options(ProcessInfo.processInfo.environment, CommandLine.arguments)
            options = read
            try await serve(read)
        } catch {
            end(StartFailure(error, options))
        }
    }

    private static func serve(_ options: Options) async throws {
        let house = try House.open(options.data, for: .writing(patience: .seconds(10)))
        let accounts = try Accounts.open(house, for: .writing(patience: .seconds(10)))
        var logger = Logger(label: "synasd") { JSONLog(label: $0) }
        logger.logLevel = .info
        let service = Service(
            house, accounts,
            settings: ServiceSettings(
                origin: options.origin, isBehindProxy: options.isBehindProxy, version: options.version))
        let limits = Limits()
        let log = logger
        let application = Application(
            router: service.router(), server: guardedServer(limits),
            configuration: applicationConfiguration(
                address: .hostname(options.address, port: options.port), limits: limits),
            onServerRunning: { channel in
                let port = channel.localAddress?.port ?? options.port
                log.info("ready", metadata: ["port": "\(port)"])
                tell(port, options.portFile)
            }, logger: logger)
        try await application.runService(gracefulShutdownSignals: [.sigterm, .sigint])
    }

    private static func tell(_ port: Int, _ file: String?) {
        guard let file else { return }
        do {
            try Data("\(port)\n".utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
        } catch {
            end(StartFailure(PortFileFailed(), nil))
        }
    }

    private static func end(_ failure: StartFailure) -> Never {
        let text = failure.lines.map { "synas: \($0)\n" }.joined()
        try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
        exit(failure.status)
    }
}
