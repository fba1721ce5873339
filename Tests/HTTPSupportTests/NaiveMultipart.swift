import HTTPSupport

/// A second reading of forms that are known to be well-formed: splits the whole at the delimiters. Shares no code with
/// the parser.
enum NaiveMultipart {
    struct Part: Equatable {
        var head: String
        var content: [UInt8]
    }

    static func parts(_ body: [UInt8], boundary: String) -> [Part] {
        var parts: [Part] = []
        for piece in split(Array("\r\n".utf8) + body, at: Array("\r\n--\(boundary)".utf8)).dropFirst() {
            if piece.starts(with: "--".utf8) { break }
            // The rest of the delimiter's line, the head, an empty line, the content.
            let lines = piece.drop { $0 != 10 }.dropFirst()
            let halves = split(Array(lines), at: Array("\r\n\r\n".utf8))
            let content = halves.dropFirst().joined(separator: Array("\r\n\r\n".utf8))
            parts.append(Part(head: String(decoding: halves[0], as: UTF8.self), content: Array(content)))
        }
        return parts
    }

    private static func split(_ bytes: [UInt8], at pattern: [UInt8]) -> [[UInt8]] {
        var pieces: [[UInt8]] = [[]]
        var index = 0
        while index < bytes.count {
            if bytes[index...].starts(with: pattern) {
                pieces.append([])
                index += pattern.count
            } else {
                pieces[pieces.count - 1].append(bytes[index])
                index += 1
            }
        }
        return pieces
    }
}
