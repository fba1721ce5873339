package import Access
import Consent
import Intake
import Policies
import Storage

extension Accounts {
    /// Makes an account.
    ///
    /// `password`: nil: nobody signs in, and only tokens act for it.
    /// - Throws: `ServiceError` for a name that is taken or none, a scope that is not there, a password that is none.
    package func add(_ name: String, role: Role, scopes: [Scope], password: String?) async throws -> StaffAccount {
        let name = try Self.name(name)
        let scopes = try checked(scopes, of: role)
        let hash = try await password.asyncMap { try await passwords.hash(PasswordRules.checked($0, of: name)) }
        return try store.write { writer in
            guard try writer.account(named: name) == nil else {
                throw ServiceError(.badInput, "that name has an account already: choose another one")
            }
            let record = AccountRecord(
                id: AccountID(rawValue: house.surroundings.newID()), name: name, role: role, scopes: scopes,
                password: hash, madeAt: now)
            try writer.keep(record)
            return Self.listed(record)
        }
    }

    /// Gives an account another role or other scopes; they hold from the next request on.
    ///
    /// `role`, `scopes`: nil: as before.
    /// - Throws: `ServiceError` as `add`, and where there is no such account.
    package func change(_ reference: String, role: Role? = nil, scopes: [Scope]? = nil) throws -> StaffAccount {
        try store.write { writer in
            var record = try account(reference, from: writer)
            record.role = role ?? record.role
            record.scopes = try checked(scopes ?? record.scopes, of: record.role)
            try writer.keep(record)
            return Self.listed(record)
        }
    }

    /// Gives an account another password, or none, and ends its sessions.
    ///
    /// - Throws: `ServiceError` for a password that is none, and where there is no such account.
    package func setPassword(_ reference: String, to password: String?) async throws -> StaffAccount {
        let before = try store.read { try account(reference, from: $0) }
        let hash = try await password.asyncMap { try await passwords.hash(PasswordRules.checked($0, of: before.name)) }
        return try store.write { writer in
            var record = try account(before.id.rawValue, from: writer)
            record.password = hash
            try writer.keep(record)
            try writer.endSessions(of: record.id)
            return Self.listed(record)
        }
    }

    /// Ends an account, its sessions and its tokens, at once. Its id is kept: events name it.
    ///
    /// - Throws: `ServiceError` where there is no such account.
    package func end(_ reference: String) throws -> StaffAccount {
        try store.write { writer in
            var record = try account(reference, from: writer)
            record.endedAt = now
            record.password = nil
            try writer.keep(record)
            try writer.endSessions(of: record.id)
            try writer.revokeTokens(of: record.id, at: now)
            return Self.listed(record)
        }
    }

    /// Everyone, also those who have ended, by name.
    package func list() throws -> [StaffAccount] { try store.read { try $0.accounts().map(Self.listed) } }

    static func name(_ text: String) throws(ServiceError) -> SignInName {
        guard let name = SignInName(text), !text.looksLikePersonnummer else {
            throw ServiceError(
                .badInput,
                "that is no name to sign in with: give 2 to 100 letters, digits and .-_@+, and no personnummer")
        }
        return name
    }
}

extension Optional where Wrapped: Sendable {
    /// `map` that waits.
    func asyncMap<Result>(_ work: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await work(self)
    }
}
