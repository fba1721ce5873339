import Access
import Consent
import Storage
import Testing

@testable import Services

@Suite("Tokens: for what they were made, never for more than the account may")
struct TokenTests {
    private let door: Door
    init() throws { door = try Door() }

    private func made(_ scopes: Set<Action> = [.checkPost, .listChildren], days: Int = 90) throws -> (
        token: APIToken, secret: String
    ) {
        try door.accounts.createToken("anna.l", label: "blog plugin", scopes: scopes, validFor: days)
    }

    @Test("a token acts for its account, in the account's scopes")
    func acts() async throws {
        let anna = try await door.addAnna()
        let secret = try made().secret
        #expect(secret.wholeMatch(of: /synas_[A-Za-z0-9_-]{43}/) != nil)
        let staff = try #require(try door.accounts.staff(token: secret))
        #expect(staff.account.rawValue == anna.id && staff.tokenScopes == [.checkPost, .listChildren])
        let unit = UnitID(rawValue: "ekbacken")
        #expect(staff.may(.listChildren, in: unit, group: "grodan") == .allowed)
        #expect(staff.may(.listChildren, in: unit, group: "igelkotten") == .hidden)
        #expect(staff.may(.submitPost, in: unit) == .forbidden)
        #expect(try door.accounts.staff(session: String(secret.dropFirst(6))) == nil)
    }

    @Test("whatever the token was made for, the role bounds it", arguments: Role.allCases)
    func bounded(role: Role) {
        let staff = Staff(
            account: AccountID(rawValue: "a"), name: "a", role: role, scopes: [], tokenScopes: Set(Action.allCases))
        for action in Action.allCases {
            for relation in Nearness.allCases {
                #expect(staff.may(action, relation) == permission(of: role, to: action, relation))
                let narrow = Staff(account: staff.account, name: "a", role: role, scopes: [], tokenScopes: [])
                #expect(narrow.may(action, relation) == .forbidden)
            }
        }
    }

    @Test("scopes that the role never has are refused, with those it has; so are none, and odd labels and days")
    func refused() async throws {
        try await door.addAnna()
        try await door.addAnna("root", role: .administrator)
        let wrong = await mistake { _ = try made([.checkPost, .widen]) }
        #expect(wrong?.code == .badInput && wrong?.message.contains("posts:submit") == true)
        #expect(wrong?.message.contains("consents:widen") == false)
        #expect(await mistake { _ = try made([]) }?.code == .badInput)
        for days in [0, 367] { #expect(await mistake { _ = try made(days: days) }?.code == .badInput) }
        for label in ["", "a\nb", String(repeating: "a", count: 101)] {
            let ended = await mistake {
                _ = try door.accounts.createToken("anna.l", label: label, scopes: [.checkPost], validFor: 1)
            }
            #expect(ended?.code == .badInput)
        }
        let none = await mistake {
            _ = try door.accounts.createToken("root", label: "x", scopes: [.checkPost], validFor: 1)
        }
        #expect(none?.code == .badInput)
        #expect(try door.accounts.tokens().isEmpty)
    }

    @Test("it ends when its days are over, when it is revoked, and with the account")
    func ends() async throws {
        try await door.addAnna()
        let (short, revoked, last) = try (made(days: 1), made(), made())
        let isAlive = { try door.accounts.staff(token: $0) != nil }
        #expect(try isAlive(short.secret))
        door.pass(seconds: 86_399)
        #expect(try isAlive(short.secret))
        door.pass(seconds: 1)
        #expect(try !isAlive(short.secret))
        let ended = try door.accounts.revokeToken(TokenID(rawValue: revoked.token.id))
        #expect(try ended.revokedAt == door.now && !isAlive(revoked.secret))
        door.pass(seconds: 5)
        #expect(try door.accounts.revokeToken(TokenID(rawValue: revoked.token.id)).revokedAt == ended.revokedAt)
        #expect(try isAlive(last.secret))
        _ = try door.accounts.end("anna.l")
        #expect(try !isAlive(last.secret))
        #expect(try door.accounts.tokens().allSatisfy { $0.revokedAt != nil })
    }

    @Test("its use is noted, once a minute")
    func used() async throws {
        try await door.addAnna()
        let secret = try made().secret
        #expect(try door.accounts.tokens().first?.usedAt == nil)
        let first = door.now
        for seconds in [0, 59, 1] as [Int64] {
            door.pass(seconds: seconds)
            _ = try door.accounts.staff(token: secret)
            let expected = door.now.rawValue - first.rawValue < 60_000 ? first : door.now
            #expect(try door.accounts.tokens().first?.usedAt == expected)
        }
    }
}
