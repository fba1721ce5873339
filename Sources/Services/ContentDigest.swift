internal import Crypto

/// SHA-256 (FIPS 180-4) of several values, so that none can pass for two others.
package struct ContentDigest {
    private var hash = SHA256()

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        hash.update(data: Array("\(bytes.count):".utf8))
        hash.update(data: bytes)
    }

    package mutating func add(_ text: String) { add([UInt8](text.utf8)) }

    /// 64 lower-case hexadecimal digits.
    package var text: String {
        hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Of bytes alone: what a file of them is called by.
    package static func sha256(of bytes: [UInt8]) -> String { bytes.sha256 }
}
