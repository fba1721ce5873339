import Access
import Consent
import Storage
import Testing

@testable import Services

@Suite("Making accounts: what is wrong is said, and nothing is made then")
struct StaffTests {
    private let door: Door
    init() throws { door = try Door() }

    private func add(_ name: String = "anna.l", _ role: Role = .teacher, _ scopes: [String], _ password: String? = nil)
        async throws -> StaffAccount
    {
        try await door.accounts.add(name, role: role, scopes: scopes.compactMap { Scope($0) }, password: password)
    }

    @Test("a unit that is not there, a group that nobody is in: it says which there are")
    func scopes() async throws {
        let group = await mistake { _ = try await add(.init("anna.l"), .teacher, ["ekbacken/grod"]) }
        #expect(group?.message.hasSuffix("there are grodan, igelkotten") == true, "\(group?.message ?? "")")
        let unit = await mistake { _ = try await add(.init("anna.l"), .teacher, ["ekback"]) }
        #expect(unit?.message.contains("ekbacken") == true)
        #expect(await mistake { _ = try await add(.init("anna.l"), .teacher, []) }?.code == .badInput)
        #expect(await mistake { _ = try await add(.init("anna.l"), .auditor, ["ekbacken"]) }?.code == .badInput)
        #expect(await mistake { _ = try await add(.init("anna.l"), .guardian, []) }?.code == .badInput)
        #expect(try door.accounts.list().isEmpty)
        let made = try await add(.init("anna.l"), .teacher, ["ekbacken/grodan", "ekbacken", "ekbacken/grodan"])
        #expect(made.scopes.map(\.text) == ["ekbacken", "ekbacken/grodan"] && !made.canSignIn)
    }

    @Test("a name that is taken, however it is written, or that is none or a number of a person")
    func names() async throws {
        try await door.addAnna()
        for name in ["Anna.L", "x", "anna l", "121212-1212"] {
            #expect(await mistake { _ = try await add(name, .auditor, []) }?.code == .badInput, "\(name)")
        }
        _ = try door.accounts.end("anna.l")
        #expect(await mistake { _ = try await add("anna.l", .auditor, []) }?.code == .badInput)
    }

    @Test(
        "passwords that are none",
        arguments: [
            "elva tecken", String(repeating: "lång ", count: 26), "ANNA.LINDHOLM", "Password1234", "hejhejhejhej",
            "aaaaaaaaaaaaaaa", "",
        ])
    func noPasswords(password: String) async {
        let wrong = await mistake { _ = try await add("anna.lindholm", .auditor, [], password) }
        #expect(wrong?.code == .badInput)
        #expect(password.isEmpty || wrong?.message.contains(password) == false)
    }

    @Test(
        "passwords that are some, of whatever letters",
        arguments: ["tolv tecken ", "            ab", "åäöåäöüéèñçß", String(repeating: "ab1-", count: 31) + "slut"])
    func passwords(password: String) async throws {
        try await door.accounts.end(add("anna.l", .auditor, [], password).id).expectEnded()
    }

    @Test("letters put together in another way are the same password")
    func letters() async throws {
        _ = try await add("anna.l", .auditor, [], "\u{E5}ngm\u{E5}laren i \u{C5}s")
        #expect(try await door.attempt("anna.l", "a\u{30A}ngma\u{30A}laren i A\u{30A}s").session != nil)
    }

    @Test("no text form says a name")
    func printed() async throws {
        let anna = try await door.addAnna()
        let staff = Staff(account: AccountID(rawValue: anna.id), name: anna.name, role: .teacher, scopes: [])
        var text = "\(anna) \(staff)"
        dump(anna, to: &text)
        dump(staff, to: &text)
        #expect(!text.contains("anna"), "\(text)")
    }
}

extension StaffAccount {
    fileprivate func expectEnded() { #expect(endedAt != nil && !canSignIn) }
}
