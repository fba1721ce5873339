import Foundation
import Synchronization

/// How passwords become hashes: with how much work, and how many at once.
package struct Passwords: Sendable {
    /// Memory and time that one hash takes: 128 · N · r bytes.
    package struct Cost: Hashable, Sendable {
        /// N is 2 to the power of this.
        package let logN: Int
        package let blockSize: Int
        package let parallelism: Int

        package init(logN: Int, blockSize: Int, parallelism: Int) {
            self.logN = logN
            self.blockSize = blockSize
            self.parallelism = parallelism
        }

        /// N = 2^17, r = 8, p = 1: 128 MB, as the OWASP Password Storage Cheat Sheet asks for.
        package static let owasp = Cost(logN: 17, blockSize: 8, parallelism: 1)
    }

    private let cost: Cost
    private let turns: HashingTurns
    private let derive: Scrypt.Derivation
    /// What is checked where there is no account: no password fits.
    private let nobody: PasswordHash

    /// - Parameters:
    ///   - cost: less in tests alone.
    ///   - atOnce: how many are hashed at once: 256 MB for two.
    ///   - derive: scrypt; tests count its calls.
    package init(
        cost: Cost = .owasp, atOnce: Int = 2, derive: @escaping Scrypt.Derivation = { try Scrypt.derive($0, $1, $2) }
    ) {
        self.cost = cost
        self.derive = derive
        turns = HashingTurns(width: atOnce)
        nobody = PasswordHash(cost: cost, salt: Scrypt.salt(), key: Scrypt.salt() + Scrypt.salt())
    }

    /// The text that is stored for a password.
    ///
    /// - Throws: `SignInRefused.wait` where too many wait already.
    func hash(_ password: String) async throws -> String {
        let salt = Scrypt.salt()
        return PasswordHash(cost: cost, salt: salt, key: try await key(password, salt, cost)).text
    }

    /// Whether the password is the one of the hash. Without a hash the same work is done in vain.
    ///
    /// - Throws: `SignInRefused.wait` where too many wait already.
    func check(_ password: String, against stored: String?) async throws -> Bool {
        let known = stored.flatMap(PasswordHash.init)
        let hash = known ?? nobody
        let key = try await key(password, hash.salt, hash.cost)
        return hash.isKey(key) && known != nil
    }

    /// The hash anew, where the stored one was made with another cost; else nil.
    func renewed(_ password: String, from stored: String?) async throws -> String? {
        stored.flatMap(PasswordHash.init)?.cost == cost ? nil : try await hash(password)
    }

    private func key(_ password: String, _ salt: [UInt8], _ cost: Cost) async throws -> [UInt8] {
        // No password is longer: what is sent instead costs nobody more work.
        let text = String(
            password.precomposedStringWithCanonicalMapping.unicodeScalars.prefix(PasswordRules.longest + 1))
        let (bytes, derive) = ([UInt8](text.utf8), derive)
        return try await turns.take { try derive(bytes, salt, cost) }
    }
}
