package import Ledger

/// SHA-256 (FIPS 180-4) of several values, so that none can pass for two others.
package struct ContentDigest {
    private var hash = RunningDigest()

    package init() {}

    package mutating func add(_ bytes: [UInt8]) {
        hash.add(Array("\(bytes.count):".utf8))
        hash.add(bytes)
    }

    package mutating func add(_ text: String) { add([UInt8](text.utf8)) }

    package var value: Digest { hash.value }

    /// 64 lower-case hexadecimal digits.
    package var text: String {
        value.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    /// Of bytes alone: what a file of them is called by.
    package static func sha256(of bytes: [UInt8]) -> String { bytes.sha256 }
}
