import Consent
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Services
import Storage
import Synchronization
import TestSupport
import Web

/// The service on a copy of a street, asked without a socket. Its clock stands, its ids are counted.
final class Office: Sendable {
    let work: Workplace
    let house: House
    let accounts: Accounts
    let service: Service
    let log = CapturedLog()
    private let clock: Clock
    private let tokens: [Asker: String]
    let posts: [UnitID: String]

    final class Clock: Sendable {
        private let moment = Mutex(Happenings.now)
        var now: Moment { moment.withLock { $0 } }
        func move(_ milliseconds: Int64) { moment.withLock { $0 = Moment(rawValue: $0.rawValue + milliseconds) } }
    }

    /// `change`: of the copied folder, before it is opened.
    init(
        of street: Street, settings: ServiceSettings = ServiceSettings(version: "test"),
        change: (Workplace) throws -> Void = { _ in }
    ) throws {
        work = try Workplace(copying: street.work)
        try change(work)
        let (clock, ids) = (Clock(), Street.Ids("i"))
        (self.clock, tokens, posts) = (clock, street.tokens, street.posts)
        house = try House.open(
            work.path("data"), for: .writing(patience: .seconds(10)),
            surroundings: Surroundings(now: { clock.now }, newID: { ids.take() }, actor: "test", cores: 2))
        accounts = try Accounts.open(house, for: .writing(patience: .seconds(10)), passwords: Street.passwords)
        service = Service(house, accounts, settings: settings)
    }

    static func full() async throws -> Office { try Office(of: await Street.full.value) }

    func pass(minutes: Int64) { clock.move(minutes * 60_000) }

    /// What says who asks.
    func headers(of asker: Asker) async throws -> HTTPFields {
        switch asker {
        case .nobody: [:]
        case .administrator: try await session("alma.d")
        case .guardian: try await session("gun.v")
        default: [.authorization: "Bearer \(tokens[asker] ?? "")"]
        }
    }

    /// As a page of our own asks.
    private func session(_ name: String) async throws -> HTTPFields {
        let signedIn = try await accounts.signIn(name: name, password: Street.password, from: "192.0.2.1")
        return [.cookie: "synas=\(signedIn.token)", .fetchSite: "same-origin"]
    }

    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields = [:], _ body: [UInt8]? = nil
    ) async throws -> Reply {
        let buffer = body.map { ByteBuffer(bytes: $0) }
        let application = Application(router: service.router(), logger: log.logger)
        return try await application.test(.router) { client in
            Reply(try await client.execute(uri: path, method: method, headers: headers, body: buffer))
        }
    }

    /// The same as somebody.
    func ask(
        _ asker: Asker, _ method: HTTPRequest.Method, _ path: String, _ more: HTTPFields = [:], _ body: [UInt8]? = nil
    ) async throws -> Reply {
        try await ask(method, path, headers(of: asker) + more, body)
    }

    /// An object, with a key of its own.
    func tell(_ asker: Asker, _ path: String, _ json: String, key: String = UUID().uuidString) async throws -> Reply {
        try await ask(
            asker, .post, path, [.contentType: "application/json", .idempotencyKey: key], Array(json.utf8))
    }

    /// A post, under a key.
    func submit(
        _ asker: Asker, _ form: Form, key: String = UUID().uuidString, query: String = ""
    ) async throws -> Reply {
        try await ask(asker, .post, "/api/v1/posts\(query)", Form.headers + [.idempotencyKey: key], form.bytes)
    }

    func check(_ asker: Asker, _ form: Form, query: String = "") async throws -> Reply {
        try await ask(asker, .post, "/api/v1/posts:check\(query)", Form.headers, form.bytes)
    }
}

extension Office {
    /// How many entries the ledger has.
    func entries() throws -> Int {
        let note = String(decoding: try Ledgers.checkpoint(of: house.folder), as: UTF8.self)
        let lines = note.split(separator: "\n")
        guard lines.count > 1, let size = Int(lines[1]) else { throw LaunchError("no checkpoint: \(note)") }
        return size
    }

    /// The names of all files in the data folder but the databases' own.
    func files() -> [String] {
        work.contents(of: "data").keys.filter { name in
            !["-wal", "-shm", "-journal"].contains { name.hasSuffix($0) }
        }.sorted()
    }

    func person(_ handle: String, in unit: UnitID = Street.ekbacken) throws -> PersonID? {
        try house.store.snapshot { try $0.person(.child, handle: handle, unit: unit)?.id }
    }
}

extension HTTPField.Name {
    static let idempotencyKey = named("Idempotency-Key")
    static let fetchSite = named("Sec-Fetch-Site")

    private static func named(_ name: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(name) else { preconditionFailure("no name of a header") }
        return name
    }
}

func + (one: HTTPFields, other: HTTPFields) -> HTTPFields {
    var all = one
    for field in other { all.append(field) }
    return all
}
