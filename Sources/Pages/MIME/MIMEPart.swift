/// One part of a message with several (RFC 2045, 2046), its content decoded.
struct MIMEPart {
    let type: String
    let location: String?
    let contentID: String?
    let content: [UInt8]

    var isPicture: Bool { type.hasPrefix("image/") && !type.hasPrefix("image/svg") }
    var isPage: Bool { type.hasPrefix("text/html") || type.hasPrefix("application/xhtml") }

    /// Parts within parts are taken out of them this often.
    private static let deepest = 4
    private static let most = 10_000

    /// The parts of a message, those within others too; the message itself where it is not of several parts.
    static func all(in message: ArraySlice<UInt8>, depth: Int = 0) -> [MIMEPart] {
        let (headers, body) = MIMEHeaders.split(message)
        let type = headers["content-type"] ?? ""
        guard type.lowercased().hasPrefix("multipart/"), depth < deepest, let boundary = MIMEHeaders.boundary(type)
        else { return [MIMEPart(headers, type.lowercased(), body)] }
        return Array(bodies(body, boundary).prefix(most).flatMap { all(in: $0, depth: depth + 1) }.prefix(most))
    }

    private init(_ headers: [String: String], _ type: String, _ body: ArraySlice<UInt8>) {
        self.type = type
        location = headers["content-location"]
        contentID = headers["content-id"].map { $0.filter { $0 != "<" && $0 != ">" } }
        switch headers["content-transfer-encoding"]?.lowercased() {
        case "base64": content = Base64.decoded(body)
        case "quoted-printable": content = QuotedPrintable.decoded(body)
        default: content = Array(body)
        }
    }

    /// What stands between the lines of a boundary, without the line's end before each.
    private static func bodies(_ body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
        let mark = Array("--\(boundary)".utf8)
        var found: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = body.startIndex
        while line < body.endIndex {
            let next = body[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? body.endIndex
            if body[line..<next].starts(with: mark) {
                if let start { found.append(withoutLineEnd(body[start..<max(line, start)])) }
                start = next
            }
            line = next
        }
        if let start, start < body.endIndex { found.append(body[start...]) }
        return found
    }

    private static func withoutLineEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let text = text.last == 0x0A ? text.dropLast() : text
        return text.last == 0x0D ? text.dropLast() : text
    }
}

/// RFC 2045 §6.7.
enum QuotedPrintable {
    static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var rest = text
        while let byte = rest.popFirst() {
            guard byte == 0x3D else {
                out.append(byte)
                continue
            }
            if let high = rest.first.flatMap(PercentCoding.hex),
                let low = rest.dropFirst().first.flatMap(PercentCoding.hex)
            {
                out.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else if rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if rest.starts(with: [0x0D, 0x0A]) {
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
