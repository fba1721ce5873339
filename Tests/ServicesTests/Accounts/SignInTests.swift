import Access
import Consent
import Foundation
import Storage
import Testing

@testable import Services

@Suite("Signing in: nobody learns which names there are, and guessing gets slower")
struct SignInTests {
    private let door: Door
    init() throws { door = try Door() }

    @Test("the right password opens; the name may be written in capitals")
    func right() async throws {
        let anna = try await door.addAnna()
        let session = try #require(try await door.attempt("ANNA.L").session)
        let staff = try #require(try door.accounts.staff(session: session))
        #expect(staff.account.rawValue == anna.id && staff.role == .teacher && staff.scopes == [Door.grodan])
    }

    @Test(
        "a wrong password, a name that nobody has, one that cannot be one, and an ended account: same answer, same work"
    )
    func same() async throws {
        try await door.addAnna()
        try await door.addAnna("bo.ek")
        _ = try door.accounts.end("bo.ek")
        try await door.addAnna("web-form")
        _ = try await door.accounts.setPassword("web-form", to: nil)
        for (name, password) in [
            ("anna.l", "tre kottar i en hink"), ("nobody", Door.password), ("no name at all\n", Door.password),
            ("bo.ek", Door.password), ("web-form", Door.password), ("anna.l", ""),
            ("anna.l", String(repeating: "x", count: 100_000)),
        ] {
            let before = door.work.costs.count
            #expect(try await door.attempt(name, password, from: name) == .refused(.wrong), "\(name)")
            #expect(Array(door.work.costs.dropFirst(before)) == [Door.cheap], "\(name)")
        }
    }

    @Test(
        "from the fifth failure on one waits: 30 s, then twice as long, a quarter of an hour at most",
        arguments: ["anna.l", "nobody"])
    func waits(name: String) async throws {
        try await door.addAnna()
        for address in 1...5 {
            #expect(try await door.attempt(name, "wrong", from: "192.0.2.\(address)") == .refused(.wrong))
        }
        var address = 5
        for seconds in [30, 60, 120, 240, 480, 900, 900, 900] {
            address += 1
            let before = door.work.costs.count
            // Neither the right password nor another address helps, and asking does not make it longer.
            for _ in 0..<3 {
                #expect(
                    try await door.attempt(name, from: "192.0.2.\(address)") == .refused(.wait(seconds)), "\(seconds)")
            }
            #expect(door.work.costs.count == before)
            door.pass(seconds: Int64(seconds))
            #expect(try await door.attempt(name, "wrong", from: "192.0.2.\(address)") == .refused(.wrong))
        }
    }

    @Test("an address waits too, whatever names it tries; an IPv6 network is one address")
    func addresses() async throws {
        try await door.addAnna()
        for number in 1...5 {
            #expect(try await door.attempt("name-\(number)", from: "2001:db8:0:1::\(number)") == .refused(.wrong))
        }
        #expect(try await door.attempt(from: "2001:db8:0:1:ffff::1") == .refused(.wait(30)))
        #expect(try await door.attempt(from: "2001:db8:0:2::1").session != nil)
    }

    @Test("a success forgets the failures")
    func forgets() async throws {
        try await door.addAnna()
        for _ in 0..<3 {
            for _ in 0..<4 { #expect(try await door.attempt("anna.l", "wrong") == .refused(.wrong)) }
            #expect(try await door.attempt().session != nil)
        }
    }

    @Test("who signed in from an address before is not kept out there by strangers who try the name")
    func strangers() async throws {
        try await door.addAnna()
        #expect(try await door.attempt(from: "192.0.2.1").session != nil)
        for number in 1...6 { _ = try await door.attempt("anna.l", "wrong", from: "198.51.100.\(number)") }
        #expect(try await door.attempt(from: "203.0.113.1") == .refused(.wait(30)))
        #expect(try await door.attempt(from: "192.0.2.1").session != nil)
        // The strangers go on waiting.
        #expect(try await door.attempt(from: "203.0.113.1") == .refused(.wait(30)))
        door.pass(days: 31)
        for number in 1...5 { _ = try await door.attempt("anna.l", "wrong", from: "198.51.100.\(number)") }
        #expect(try await door.attempt(from: "192.0.2.1") == .refused(.wait(30)))
    }

    @Test("many at once are not looked at together")
    func together() async throws {
        try await door.addAnna()
        let outcomes = try await withThrowingTaskGroup(of: Door.Outcome.self) { group in
            for number in 0..<20 {
                group.addTask { try await door.attempt("anna.l", "wrong", from: "192.0.2.\(number)") }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .refused(.wrong) } == 5)
        #expect(outcomes.count { $0 == .refused(.wait(30)) } == 15)
    }

    @Test("what was counted survives a restart, and is not written as a name or an address")
    func survives() async throws {
        try await door.addAnna()
        for _ in 0..<5 { _ = try await door.attempt("someone-else", "wrong", from: "192.0.2.77") }
        let again = try door.reopened()
        #expect(try await door.attempt("someone-else", from: "192.0.2.9", at: again) == .refused(.wait(30)))
        #expect(try await door.attempt(from: "192.0.2.77", at: again) == .refused(.wait(30)))
        for word in ["someone-else", "192.0.2.77"] { #expect(try !door.files().contains(word), "\(word)") }
    }

    @Test("who has a copy of the file signs in with nothing that is in it")
    func stolen() async throws {
        try await door.addAnna()
        let session = try #require(try await door.attempt().session)
        let secret = try door.accounts.createToken("anna.l", label: "x", scopes: [.checkPost], validFor: 1).secret
        let files = try door.files()
        for word in [session, secret, String(secret.dropFirst(6)), Door.password] { #expect(!files.contains(word)) }
        #expect(files.contains("scrypt$4$1$1$"))
        for known in files.words { #expect(try door.accounts.staff(session: known) == nil) }
    }

    @Test("a hash with other numbers is made anew at the next sign-in; a wrong password changes nothing")
    func renewed() async throws {
        try await door.addAnna()
        let dearer = Passwords.Cost(logN: 5, blockSize: 2, parallelism: 1)
        let next = try door.reopened(cost: dearer)
        #expect(try await door.attempt("anna.l", "wrong", at: next) == .refused(.wrong))
        #expect(try !door.files().contains("scrypt$5$2$1$"))
        #expect(try await door.attempt(at: next).session != nil)
        #expect(try door.files().contains("scrypt$5$2$1$"))
        let before = door.work.costs.count
        #expect(try await door.attempt(at: next).session != nil)
        #expect(Array(door.work.costs.dropFirst(before)) == [dearer])
    }
}

extension Door {
    /// Everything that stands in the files of accounts.
    func files() throws -> String {
        try ["access.db", "access.db-wal"].map { name in
            let path = "\(folder.path)/\(name)"
            guard FileManager.default.fileExists(atPath: path) else { return "" }
            return String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
        }.joined()
    }
}

extension String {
    fileprivate var words: [String] { matches(of: /[A-Za-z0-9_-]{43}/).map { String($0.0) } }
}
