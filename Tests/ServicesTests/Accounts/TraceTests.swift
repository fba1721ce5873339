import Access
import Consent
import Foundation
import Ledger
import Storage
import Testing

@testable import Services

@Suite("Submissions and readings: what a repeated call finds, and what is left when time is over")
struct TraceTests {
    private let door: Door
    init() throws { door = try Door() }

    private func digest(_ text: String) -> Digest { Digest.sha256([UInt8](text.utf8)) }

    @Test(
        "the same under the same key is the same post, also after a crash; something else is told; keys are an account's own"
    )
    func claims() async throws {
        let (anna, bo) = (
            AccountID(rawValue: try await door.addAnna().id), AccountID(rawValue: try await door.addAnna("bo.ek").id)
        )
        guard case .new(let post) = try door.accounts.claim(anna, key: "key-0001", digest: digest("a")) else {
            Issue.record("it was not new")
            return
        }
        // Nothing was judged: the process ended here.
        let again = try door.reopened()
        #expect(try again.claim(anna, key: "key-0001", digest: digest("a")) == .same(post))
        #expect(try again.claim(anna, key: "key-0001", digest: digest("b")) == .other)
        guard case .new(let other) = try again.claim(bo, key: "key-0001", digest: digest("a")) else {
            Issue.record("another account's key was taken for its own")
            return
        }
        #expect(post != other)
    }

    @Test("two who claim the same at once get one post")
    func together() async throws {
        let anna = AccountID(rawValue: try await door.addAnna().id)
        let digest = digest("a")
        let claims = try await withThrowingTaskGroup(of: Claim.self) { group in
            for _ in 0..<8 {
                let accounts = try door.reopened()
                group.addTask { try accounts.claim(anna, key: "key-0001", digest: digest) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let posts = claims.compactMap { claim in
            switch claim {
            case .new(let post), .same(let post): post
            case .other: nil
            }
        }
        #expect(Set(posts).count == 1 && posts.count == 8)
        #expect(claims.count { if case .new = $0 { true } else { false } } == 1)
    }

    @Test("what is no key", arguments: ["", "short", "with space", "å-key-0001", String(repeating: "k", count: 65)])
    func noKeys(key: String) async throws {
        let anna = AccountID(rawValue: try await door.addAnna().id)
        #expect(await mistake { _ = try door.accounts.claim(anna, key: key, digest: digest("a")) }?.code == .badInput)
    }

    @Test("readings are noted, and go with the erasure of the child")
    func readings() async throws {
        let anna = AccountID(rawValue: try await door.addAnna().id)
        let people = try door.house.store.snapshot { try $0.people(of: UnitID(rawValue: "ekbacken"), at: door.now) }
        try door.accounts.note(people.map { .person($0.id) }, by: anna, what: "children:read")
        let ella = try #require(people.first { $0.handle == "ella" })
        let nils = try #require(people.first { $0.handle == "nils" })
        let noted = try door.accounts.readings(of: ella.id)
        #expect(noted.map(\.account) == [anna] && noted.map(\.at) == [door.now])
        let request = ErasureRequest(PersonReference("ella"), ground: "GDPR 17(1)(b)", approvers: ["a-1", "b-2"])
        #expect(try await !Erasing(door.house).erase(request).isPending)
        #expect(try door.accounts.readings(of: ella.id).isEmpty)
        #expect(try door.accounts.readings(of: nils.id).count == 1)
        #expect(try !door.files().contains(ella.id.rawValue + "children:read"))
    }

    @Test(
        "the daily work takes away what is over: sessions at once, failures after a day, submissions after 30, readings after 365"
    )
    func daily() async throws {
        let anna = AccountID(rawValue: try await door.addAnna().id)
        _ = try await door.attempt("anna.l", "wrong", from: "192.0.2.9")
        _ = try await door.attempt()
        _ = try door.accounts.claim(anna, key: "key-0001", digest: digest("a"))
        try door.accounts.note([.post(PostID(rawValue: "post-1"))], by: anna, what: "posts:read")
        func ran() throws -> [Int] {
            let run = try Daily(door.house).run(isAfterPause: true)
            return [run.sessionsRemoved, run.attemptsRemoved, run.submissionsRemoved, run.readingsRemoved]
        }
        #expect(try ran() == [0, 0, 0, 0])
        door.pass(seconds: 7200)
        #expect(try ran() == [1, 0, 0, 0])
        door.pass(days: 1)
        #expect(try ran() == [0, 1, 0, 0])
        door.pass(days: 29)
        #expect(try ran() == [0, 0, 1, 0])
        door.pass(days: 1)
        #expect(try ran() == [0, 1, 0, 0])
        door.pass(days: 334)
        #expect(try ran() == [0, 0, 0, 1])
        #expect(try ran() == [0, 0, 0, 0])
    }
}
