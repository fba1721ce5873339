import Access
import Consent
import Storage
import Testing

@testable import Services

@Suite("Sessions end")
struct SessionTests {
    private let door: Door
    init() throws { door = try Door() }

    private func signedIn() async throws -> String { try #require(try await door.attempt().session) }
    private func isAlive(_ session: String) throws -> Bool { try door.accounts.staff(session: session) != nil }

    @Test("after 12 hours, however much it is used")
    func absolute() async throws {
        try await door.addAnna()
        let session = try await signedIn()
        for _ in 0..<11 {
            door.pass(seconds: 3600)
            #expect(try isAlive(session))
        }
        door.pass(seconds: 3599)
        #expect(try isAlive(session))
        door.pass(seconds: 1)
        #expect(try !isAlive(session))
    }

    @Test("after two hours without use; a clock that goes back brings nothing to life")
    func idle() async throws {
        try await door.addAnna()
        let session = try await signedIn()
        door.pass(seconds: 7199)
        #expect(try isAlive(session))
        door.pass(seconds: 7200)
        #expect(try !isAlive(session))
        door.pass(seconds: -7200)
        #expect(try !isAlive(session))
    }

    @Test("when its holder signs out, here or everywhere; others' go on")
    func signedOut() async throws {
        let anna = try await door.addAnna()
        try await door.addAnna("bo.ek")
        let other = try #require(try await door.attempt("bo.ek").session)
        let sessions = try await [signedIn(), signedIn(), signedIn()]
        #expect(Set(sessions).count == 3)
        try door.accounts.signOut(session: sessions[0])
        try door.accounts.signOut(session: sessions[0])
        #expect(try sessions.map(isAlive) == [false, true, true])
        try door.accounts.signOutEverywhere(AccountID(rawValue: anna.id))
        #expect(try sessions.map(isAlive) == [false, false, false])
        #expect(try isAlive(other))
    }

    @Test("with another password, and with the account")
    func changed() async throws {
        try await door.addAnna()
        let first = try await signedIn()
        _ = try await door.accounts.setPassword("anna.l", to: "fyra kottar i en korg")
        #expect(try !isAlive(first))
        #expect(try await door.attempt() == .refused(.wrong))
        let second = try #require(try await door.attempt("anna.l", "fyra kottar i en korg").session)
        _ = try door.accounts.end("anna.l")
        #expect(try !isAlive(second))
        #expect(try await door.attempt("anna.l", "fyra kottar i en korg") == .refused(.wrong))
    }

    @Test("what is no session's number is nobody's", arguments: ["", "x", "synas_", "' OR 1=1 --"])
    func none(text: String) throws { #expect(try door.accounts.staff(session: text) == nil) }

    @Test("use is noted once a minute at most: a page costs no write")
    func noted() async throws {
        try await door.addAnna()
        let session = try await signedIn()
        let writes = try door.writes()
        door.pass(seconds: 59)
        for _ in 0..<5 { #expect(try isAlive(session)) }
        #expect(try door.writes() == writes)
        door.pass(seconds: 1)
        for _ in 0..<5 { #expect(try isAlive(session)) }
        #expect(try door.seenAt(session) == door.now)
    }

    @Test("another role or scope holds from the next request on")
    func bounds() async throws {
        try await door.addAnna()
        let session = try await signedIn()
        let unit = UnitID(rawValue: "ekbacken")
        let before = try #require(try door.accounts.staff(session: session))
        #expect(before.may(.listChildren, in: unit, group: "grodan") == .allowed)
        #expect(before.may(.listChildren, in: unit, group: "igelkotten") == .hidden)
        #expect(before.may(.widen, in: unit) == .forbidden)
        _ = try door.accounts.change("anna.l", role: .manager, scopes: [Scope(unit: unit)])
        #expect(try door.accounts.staff(session: session)?.may(.widen, in: unit) == .allowed)
        _ = try door.accounts.change("anna.l", role: .administrator, scopes: [])
        #expect(try door.accounts.staff(session: session)?.may(.listChildren, in: unit) == .forbidden)
    }
}

extension Door {
    /// Grows with each write to the accounts.
    func writes() throws -> Int { try files().utf8.count }

    func seenAt(_ session: String) throws -> Moment? {
        try accounts.store.read { try $0.session(#require(Secret(session: session)).digest)?.seenAt }
    }
}
