import Client
import Foundation
import Synchronization
import TestSupport

/// A connection to a fake service, with a clock that only waiting moves.
struct Calls {
    let work: Workplace
    let service: FakeService
    let clock = FakeClock()

    static let token = "synas_0123456789abcdef"

    init(_ script: FakeService.Script, certificate: Bool = false) throws {
        work = try Workplace()
        if certificate { try Self.makeCertificate(in: work) }
        service = try FakeService(script, in: work, certificate: certificate ? "own.pem" : nil)
    }

    func connection(
        patience: Duration = .zero, caFile: String? = nil, total: Duration = .seconds(20), address: String? = nil
    ) throws -> ServerConnection {
        let limits = RequestLimits(connect: .seconds(5), total: total, slowBytes: 1, slow: .seconds(20))
        return try ServerConnection(
            ServerAddress(address ?? service.address), token: Self.token, agent: "synas/test", caFile: caFile,
            patience: clock.patience(patience), limits: limits)
    }

    /// What sending ended with.
    func failure(_ request: ServerRequest, _ connection: ServerConnection) async -> ClientError? {
        do throws(ClientError) {
            _ = try await connection.sendForJSON(request)
            return nil
        } catch {
            return error
        }
    }

    func failure(_ request: ServerRequest = Calls.get) async throws -> ClientError? {
        await failure(request, try connection())
    }

    static let get = ServerRequest(.get, ["thing"])
    static let json = FakeService.json("{}")

    /// Signed by nobody but itself, for `localhost`.
    private static func makeCertificate(in work: Workplace) throws {
        let ran = try work.run([
            "/usr/bin/openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-keyout", "own.pem.key", "-out", "own.pem", "-days", "2", "-subj", "/CN=localhost", "-addext",
            "subjectAltName=DNS:localhost",
        ])
        if ran.code != 0 { throw LaunchError("\(ran)") }
    }
}

final class FakeClock: Sendable {
    private let passed = Mutex(Duration.zero)
    private let waits = Mutex([Duration]())

    func patience(_ total: Duration) -> Patience {
        Patience(
            total: total, now: { self.passed.withLock { $0 } },
            wait: { wait in
                self.passed.withLock { $0 += wait }
                self.waits.withLock { $0.append(wait) }
            })
    }

    /// How long was waited, each time.
    var waited: [Duration] { waits.withLock { $0 } }
}
