import Access
import Foundation
import Services
import Storage
import TestSupport

/// A school with an account of a teacher, of today: what the real service works on.
struct Today: Sendable {
    let work: Workplace
    let token: String
    static let name = "anna.l"

    private static let template = Task {
        let school = try School()
        try school.found(
            [
                SchoolChild("ella", "Ella", "Bergh", guardians: ["G-1", "G-2"]),
                SchoolChild("nils", "Nils", "Ahlgren", guardians: ["G-3"]),
            ], [SchoolAnswer("nils", "G-3", "visible")])
        let house = try House.open(school.work.path("data"), for: .writing(patience: .seconds(10)))
        let accounts = try Accounts.open(house, for: .writing(patience: .seconds(10)), passwords: Street.passwords)
        let scope = Scope(unit: Street.ekbacken, group: "grodan")
        _ = try await accounts.add(name, role: .teacher, scopes: [scope], password: Street.password)
        let all: Set<Action> = [
            .checkPost, .submitPost, .readPost, .readPicture, .publishPost, .listChildren, .readDaySheet, .narrow,
        ]
        let token = try accounts.createToken(name, label: "test", scopes: all, validFor: 30).secret
        return Today(work: school.work, token: token)
    }

    private init(work: Workplace, token: String) {
        self.work = work
        self.token = token
    }

    /// A copy of one that is made once.
    static func copy() async throws -> Today {
        let template = try await template.value
        return Today(work: try Workplace(copying: template.work), token: template.token)
    }

    /// The names of all files in the data folder but the databases' own.
    func files() -> [String] {
        work.contents(of: "data").keys.filter { name in
            !["-wal", "-shm", "-journal"].contains { name.hasSuffix($0) }
        }.sorted()
    }

    /// The ledger's checkpoint.
    func checkpoint() throws -> [UInt8] { try Ledgers.checkpoint(of: .open(at: work.path("data"))) }
}

/// The service as it is built, as a process of its own.
final class Daemon {
    let port: Int
    private let running: Running
    private var hasEnded = false

    /// Waits until it listens.
    init(_ today: Today) async throws {
        let work = today.work
        work.remove("port")
        running = try start(
            [Program.path("synasd"), "--data", "data", "--port", "0", "--port-file", "port"], in: work.path)
        let port = await waiting { Int((try? work.text("port"))?.dropLast() ?? "") }
        guard let port else { throw LaunchError("synasd: \(try running.wait())") }
        self.port = port
    }

    deinit {
        guard !hasEnded else { return }
        running.send(SIGKILL)
        _ = try? running.wait()
    }

    func send(_ signal: Int32) { running.send(signal) }

    func end(_ signal: Int32? = nil) throws -> Ran {
        if let signal { running.send(signal) }
        hasEnded = true
        return try running.wait()
    }

    func ask(_ request: WireRequest) async throws -> WireReply {
        let wire = try Wire(port: port)
        wire.send(request.bytes)
        return await wire.rest()
    }

    /// How many files without a name it has open in its spool.
    var namelessFiles: Int {
        let folder = "/proc/\(running.id)/fd"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.count {
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)"))?.contains("/spool/") == true
        }
    }
}

/// Looks again and again, for at most half a minute, until there is something.
func waiting<Value>(_ look: () -> Value?) async -> Value? {
    for _ in 0..<3000 {
        if let value = look() { return value }
        try? await Task.sleep(for: .milliseconds(10))
    }
    return nil
}
