/// One start tag of a page: its name and attributes, names in lower case.
struct Tag {
    let name: String
    let attributes: [String: String]

    /// An attribute as a number of pixels; nil where it is none.
    func pixels(_ name: String) -> Int? {
        attributes[name].flatMap { Int($0.prefix { $0.isASCII && $0.isNumber }) }
    }
}

/// Reads a page's start tags one after the other, in time that grows with the page alone.
struct TagReader {
    private let bytes: [UInt8]
    private var index = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next start tag; nil at the end.
    mutating func next() -> Tag? {
        while let mark = bytes[index...].firstIndex(of: 0x3C) {
            index = mark + 1
            if bytes[index...].starts(with: Array("!--".utf8)) {
                skip(past: Array("-->".utf8))
            } else if let first = bytes[index...].first, Self.isLetter(first) {
                return tag()
            }
        }
        index = bytes.count
        return nil
    }

    /// The text up to the end of an element that holds no tags (`style`, `script`).
    mutating func text(ofElement name: String) -> String {
        let start = index
        skip(past: Array("</\(name)".utf8))
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func tag() -> Tag {
        let name = take { !Self.isSpace($0) && $0 != 0x3E && $0 != 0x2F }.lowercased()
        var attributes: [String: String] = [:]
        while index < bytes.count, bytes[index] != 0x3E {
            if Self.isSpace(bytes[index]) || bytes[index] == 0x2F {
                index += 1
                continue
            }
            let start = index
            let attribute = take { !Self.isSpace($0) && $0 != 0x3E && $0 != 0x3D }.lowercased()
            let value = value()
            // The first of its name counts (HTML, §13.2.5.33).
            if attributes[attribute] == nil { attributes[attribute] = value }
            if index == start { index += 1 }
        }
        index = min(index + 1, bytes.count)
        return Tag(name: name, attributes: attributes)
    }

    private mutating func value() -> String {
        _ = take(while: Self.isSpace)
        guard index < bytes.count, bytes[index] == 0x3D else { return "" }
        index += 1
        _ = take(while: Self.isSpace)
        guard index < bytes.count else { return "" }
        let quote = bytes[index]
        guard quote == 0x22 || quote == 0x27 else {
            return PageText.unescaped(take { !Self.isSpace($0) && $0 != 0x3E })
        }
        index += 1
        let text = take { $0 != quote }
        index = min(index + 1, bytes.count)
        return PageText.unescaped(text)
    }

    private mutating func take(while holds: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, holds(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    /// To the end where the mark does not come.
    private mutating func skip(past mark: [UInt8]) {
        while index < bytes.count, !Self.matches(bytes, at: index, mark) { index += 1 }
        index = min(index + mark.count, bytes.count)
    }

    private static func matches(_ bytes: [UInt8], at index: Int, _ mark: [UInt8]) -> Bool {
        guard index + mark.count <= bytes.count else { return false }
        return mark.indices.allSatisfy { mark[$0] == lowered(bytes[index + $0]) }
    }

    private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
