internal import Ledger

/// A short stand-in for a value, for the length of one check: another run gives others, so that nobody can make two values
/// that stand for each other. Bytes count, not characters.
struct Mark: Hashable {
    private let value: Int

    init(_ parts: String...) {
        var hasher = Hasher()
        for part in parts { Self.combine(Array(part.utf8), &hasher) }
        value = hasher.finalize()
    }

    init(_ bytes: [UInt8]) {
        var hasher = Hasher()
        Self.combine(bytes, &hasher)
        value = hasher.finalize()
    }

    init(_ json: JSONValue) { self.init(json.canonicalBytes) }

    private static func combine(_ bytes: [UInt8], _ hasher: inout Hasher) {
        hasher.combine(bytes.count)
        unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    }
}
