import Access
import Consent
import Foundation
import Storage
import Synchronization

@testable import Services

/// A house whose clock stands still until it is moved, with accounts whose passwords are hashed with next to no work, which is
/// counted.
final class Door: Sendable {
    static let password = "tre kottar i en korg"
    static let cheap = Passwords.Cost(logN: 4, blockSize: 1, parallelism: 1)

    /// What was hashed, by its cost.
    final class Work: Sendable {
        private let done = Mutex<[Passwords.Cost]>([])
        var costs: [Passwords.Cost] { done.withLock { $0 } }
        func add(_ cost: Passwords.Cost) { done.withLock { $0.append(cost) } }
    }

    private let test: TestHouse
    private let clock: Clock
    let work = Work()
    let accounts: Accounts
    var folder: DataFolder { test.house.folder }

    final class Clock: Sendable {
        private let moment = Mutex(Moment(rawValue: 1_795_176_000_000))
        var now: Moment { moment.withLock { $0 } }
        func move(_ milliseconds: Int64) { moment.withLock { $0 = Moment(rawValue: $0.rawValue + milliseconds) } }
    }

    init() throws {
        let clock = Clock()
        let numbers = Mutex(0)
        self.clock = clock
        let surroundings = Surroundings(
            now: { clock.now },
            newID: {
                numbers.withLock { number in
                    number += 1
                    return "id\(number)"
                }
            }, actor: "test", cores: 2)
        test = try TestHouse(surroundings: surroundings)
        try test.importRoster([
            "child,ekbacken,grodan,S-1,ella,Ella,Bergh,2021-09-28,G-1,Karin Bergh,sv,custody,,,",
            "child,ekbacken,igelkotten,S-2,nils,Nils,Ahl,2021-03-14,G-2,Siv Ahl,sv,custody,,,",
        ])
        accounts = try Self.open(test.house, work)
    }

    private static func open(_ house: House, _ work: Work, cost: Passwords.Cost = cheap) throws -> Accounts {
        let passwords = Passwords(cost: cost) { password, salt, cost in
            work.add(cost)
            return try Scrypt.derive(password, salt, cost)
        }
        return try Accounts.open(house, for: .writing(patience: .seconds(10)), passwords: passwords)
    }

    /// As another process, or the next start, has them.
    func reopened(cost: Passwords.Cost = cheap) throws -> Accounts { try Self.open(test.house, work, cost: cost) }

    var now: Moment { clock.now }
    var house: House { test.house }
    func pass(seconds: Int64) { clock.move(seconds * 1000) }
    func pass(days: Int64) { clock.move(Moment.days(days)) }

    @discardableResult
    func addAnna(_ name: String = "anna.l", role: Role = .teacher) async throws -> StaffAccount {
        try await accounts.add(
            name, role: role, scopes: [Role.auditor, .administrator].contains(role) ? [] : [Self.grodan],
            password: Self.password)
    }

    static let grodan = Scope(unit: UnitID(rawValue: "ekbacken"), group: "grodan")

    /// Signs in, and says how that ended.
    func attempt(
        _ name: String = "anna.l", _ password: String = Door.password, from address: String = "192.0.2.1",
        at accounts: Accounts? = nil
    ) async throws -> Outcome {
        do {
            return .signedIn(
                try await (accounts ?? self.accounts).signIn(name: name, password: password, from: address).token)
        } catch let refused as SignInRefused {
            return .refused(refused)
        }
    }

    enum Outcome: Equatable {
        case signedIn(String)
        case refused(SignInRefused)
        var session: String? { if case .signedIn(let session) = self { session } else { nil } }
    }
}

/// The code of the mistake that the work throws.
func mistake(_ work: () async throws -> Void) async -> ServiceError? {
    do { try await work() } catch { return error as? ServiceError }
    return nil
}
