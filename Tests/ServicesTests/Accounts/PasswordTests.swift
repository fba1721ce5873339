import Foundation
import Synchronization
import Testing

@testable import Services

@Suite("Passwords are hashed with scrypt, a few at once")
struct PasswordTests {
    /// RFC 7914, section 12.
    @Test("the known answer of the RFC")
    func vector() throws {
        let key = try Scrypt.derive(
            Array("pleaseletmein".utf8), Array("SodiumChloride".utf8),
            Passwords.Cost(logN: 14, blockSize: 8, parallelism: 1))
        #expect(
            key.map { String(Int($0) + 0x100, radix: 16).suffix(2) }.joined()
                == "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2")
    }

    @Test("what is stored says how it was made, and is another each time")
    func stored() async throws {
        let passwords = Passwords(cost: Door.cheap)
        let hashes = try await [passwords.hash(Door.password), passwords.hash(Door.password)]
        #expect(hashes[0] != hashes[1])
        for hash in hashes {
            #expect(hash.wholeMatch(of: /scrypt\$4\$1\$1\$[A-Za-z0-9+\/=]{24}\$[A-Za-z0-9+\/=]{44}/) != nil)
            #expect(try await passwords.check(Door.password, against: hash))
            #expect(try await !passwords.check("something else", against: hash))
        }
    }

    @Test(
        "a stored text that is no hash lets nobody in",
        arguments: ["", "scrypt$4$1$1$$", "plain", "scrypt$60$1$1$c2FsdA==$", "scrypt$4$1$1$c2FsdA==$a2V5"])
    func damaged(text: String) async throws {
        #expect(try await !Passwords(cost: Door.cheap).check(Door.password, against: text))
    }

    /// How many are hashed at once, until a gate is opened.
    private final class Hall: Sendable {
        private let state = Mutex((now: 0, most: 0, refused: 0))
        private let gate = DispatchSemaphore(value: 0)
        var most: Int { state.withLock { $0.most } }
        var refused: Int { state.withLock { $0.refused } }

        func pass() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
            gate.wait()
            state.withLock { $0.now -= 1 }
        }

        /// The one that is refused last lets the others pass.
        func refuse(last: Int, letting others: Int) {
            let isLast = state.withLock { state in
                state.refused += 1
                return state.refused == last
            }
            if isLast { for _ in 0..<others { gate.signal() } }
        }
    }

    @Test("two at once, however many come; far too many are sent away")
    func width() async throws {
        let hall = Hall()
        let passwords = Passwords(cost: Door.cheap, atOnce: 2) { _, _, _ in
            hall.pass()
            return [UInt8](repeating: 0, count: 32)
        }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    do { _ = try await passwords.hash("x") } catch SignInRefused.wait {
                        hall.refuse(last: 16, letting: 34)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(hall.refused == 16 && (1...2).contains(hall.most))
    }
}
