/// The key under which one holder's openings lie: where it is destroyed, they are gone.
package struct SealingKey: Hashable, Sendable {
    package static let count = 32
    package let bytes: [UInt8]

    /// A new random key.
    package init() { bytes = RandomBytes.make(Self.count) }

    /// Nil where there are not exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.count else { return nil }
        self.bytes = bytes
    }
}

/// Nobody's log may show a key.
extension SealingKey: CustomStringConvertible, CustomReflectable {
    package var description: String { "a sealing key" }
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// Bytes from the system's generator, which is made for keys.
enum RandomBytes {
    static func make(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }
}
