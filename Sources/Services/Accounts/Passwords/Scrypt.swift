import Crypto
import CryptoExtras
import Foundation

/// scrypt (RFC 7914).
package enum Scrypt {
    /// Password, salt and cost give 32 bytes.
    package typealias Derivation =
        @Sendable (_ password: [UInt8], _ salt: [UInt8], _ cost: Passwords.Cost) throws -> [UInt8]

    static let keyLength = 32

    package static func derive(_ password: [UInt8], _ salt: [UInt8], _ cost: Passwords.Cost) throws -> [UInt8] {
        let key = try KDF.Scrypt.deriveKey(
            from: password, salt: salt, outputByteCount: keyLength, rounds: 1 << cost.logN, blockSize: cost.blockSize,
            parallelism: cost.parallelism)
        return unsafe key.withUnsafeBytes { unsafe Array($0) }
    }

    /// 16 random bytes.
    static func salt() -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
