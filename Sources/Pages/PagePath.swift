/// A way from a page's folder to a file in or below it. It cannot lead out: it has neither `..` nor a root.
package struct PagePath: Hashable, Sendable {
    /// One or more plain names.
    package let names: [String]

    private static let longest = 4096

    /// Nil for an address, an absolute path, one that leads upwards, and one with a byte that no file name has.
    package init?(reference: String) {
        let path = reference.prefix { $0 != "?" && $0 != "#" }
        guard path.utf8.count <= Self.longest, !path.hasPrefix("/"), !path.hasPrefix("\\"), !Self.hasScheme(path)
        else { return nil }
        let decoded = PercentCoding.decoded(path)
        guard !decoded.hasPrefix("/"), !Self.hasScheme(decoded[...]) else { return nil }
        let names = decoded.split(separator: "/", omittingEmptySubsequences: true).map(String.init).filter { $0 != "." }
        guard !names.isEmpty, names.allSatisfy(Self.isPlain) else { return nil }
        self.names = names
    }

    private static func isPlain(_ name: String) -> Bool {
        name != ".." && name.utf8.count <= 255 && name.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x5C && $0 != 0x7F }
    }

    /// RFC 3986 §3.1: letters, digits, `+`, `-` and `.` before a colon.
    static func hasScheme(_ text: Substring) -> Bool {
        guard let colon = text.utf8.firstIndex(of: 0x3A), colon != text.startIndex else { return false }
        return text.utf8[..<colon].allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E: true
            default: false
            }
        }
    }
}

/// RFC 3986 §2.1.
enum PercentCoding {
    static func bytes(_ text: Substring) -> [UInt8] {
        var out: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == 0x25, let high = rest.first.flatMap(hex), let low = rest.dropFirst().first.flatMap(hex) {
                out.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return out
    }

    static func decoded(_ text: Substring) -> String { String(decoding: bytes(text), as: UTF8.self) }

    static func hex(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
