import Access
import Consent
import Foundation
import PictureFixtures
import Services
import Storage
import Synchronization
import TestSupport

/// Two units with accounts of every role, in a data folder that others are copied from.
struct Street: Sendable {
    static let password = "tre kottar i en korg"
    static let ekbacken = UnitID(rawValue: "ekbacken")
    static let talldungen = UnitID(rawValue: "talldungen")
    /// When the rosters were imported: what happened to a child did so afterwards.
    static let founded = Moment(rawValue: Happenings.now.rawValue - 100 * 86_400_000)
    static let passwords = Passwords(cost: .init(logN: 4, blockSize: 1, parallelism: 1))

    let work: Workplace
    /// The secrets of tokens.
    private(set) var tokens: [Asker: String] = [:]
    /// Posts that were handed over, by unit.
    private(set) var posts: [UnitID: String] = [:]

    /// With children for whom all manner of things hold. Made once.
    static let full = Task { try await Street(rows: Rows.full).furnished { try await Rows.happen($0) } }
    /// With one child, and nobody else in her unit.
    static let alone = Task { try await Street(rows: Rows.ella + Rows.elsewhere).furnished() }

    /// Founds it.
    private init(rows: [String]) throws {
        work = try Workplace()
        try FileManager.default.copyItem(atPath: School.repository + "/policies", toPath: work.path("policies"))
        let organisation = try work.text("policies/organisation.yaml")
        try work.write(organisation + Rows.talldungen, to: "policies/organisation.yaml")
        try work.write(([School.rosterHeader] + rows).joined(separator: "\n") + "\n", to: "roster.csv")
        _ = try House.found(work.path("data"), policies: work.path("policies"), patience: .seconds(10))
        let house = try Self.open(work, at: Self.founded, ids: Ids("t"))
        var options = RosterOptions()
        options.confirmed = Set(
            rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)[3] })
        _ = try Registry(house).importRoster(work.path("roster.csv"), options)
    }

    static func open(_ work: Workplace, at now: Moment, ids: Ids) throws -> House {
        try House.open(
            work.path("data"), for: .writing(patience: .seconds(10)),
            surroundings: Surroundings(now: { now }, newID: { ids.take() }, actor: "test", cores: 2))
    }

    /// Ids in a row, all of one length.
    final class Ids: Sendable {
        private let prefix: String
        private let number = Mutex(0)
        init(_ prefix: String) { self.prefix = prefix }
        func take() -> String {
            let number = number.withLock {
                $0 += 1
                return String($0)
            }
            return prefix + String(repeating: "0", count: 25 - number.count) + number
        }
    }
}

extension Street {
    /// With accounts, what happened to the children, and a post of each unit that was handed over.
    private func furnished(_ happen: (House) async throws -> Void = { _ in }) async throws -> Street {
        var street = self
        let house = try Self.open(work, at: Happenings.now, ids: Ids("f"))
        try await street.addAccounts(house)
        try await happen(house)
        for unit in [Self.ekbacken, Self.talldungen] { street.posts[unit] = try await Self.post(house, unit) }
        return street
    }

    private mutating func addAccounts(_ house: House) async throws {
        let accounts = try Accounts.open(house, for: .writing(patience: .seconds(10)), passwords: Self.passwords)
        let group = Scope(unit: Self.ekbacken, group: "grodan")
        let unit = Scope(unit: Self.ekbacken)
        _ = try await accounts.add("anna.l", role: .teacher, scopes: [group], password: Self.password)
        _ = try await accounts.add("mona.e", role: .manager, scopes: [unit], password: Self.password)
        for (name, role) in [("axel.r", Role.auditor), ("alma.d", .administrator), ("gun.v", .administrator)] {
            _ = try await accounts.add(name, role: role, scopes: [], password: Self.password)
        }
        _ = try await accounts.add("eva.s", role: .manager, scopes: [unit], password: nil)
        try makeGuardian(house)
        tokens[.teacher] = try token(accounts, "anna.l", .teacher)
        tokens[.manager] = try token(accounts, "mona.e", .manager)
        tokens[.auditor] = try token(accounts, "axel.r", .auditor)
        tokens[.narrowed] = try accounts.createToken("mona.e", label: "ledger", scopes: [.readLedger], validFor: 30)
            .secret
        tokens[.ended] = try token(accounts, "eva.s", .manager)
        _ = try accounts.end("eva.s")
    }

    /// The command makes no such account; one that is there all the same may nothing.
    private func makeGuardian(_ house: House) throws {
        let store = try house.folder.openAccountsForWriting()
        try store.write { writer in
            guard let name = SignInName("gun.v"), var record = try writer.account(named: name) else { return }
            record.role = .guardian
            try writer.keep(record)
        }
    }

    /// For all that the role may.
    private func token(_ accounts: Accounts, _ name: String, _ role: Role) throws -> String {
        let may = Action.allCases.filter { action in
            Nearness.allCases.contains { permission(of: role, to: action, $0) == .allowed }
        }
        return try accounts.createToken(name, label: "all", scopes: Set(may), validFor: 30).secret
    }

    private static func post(_ house: House, _ unit: UnitID) async throws -> String {
        let draft = Draft(unit: unit.rawValue)
        let submission = Submission(document: Array(draft.document.utf8), name: "post") { _ throws(ServiceError) in
            Form.png
        }
        let id = PostID(rawValue: house.surroundings.newID())
        _ = try await Publishing(house).submit(submission, as: id, delivery: .fetched)
        return id.rawValue
    }
}
