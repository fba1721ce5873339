/// The lines before a message's or part's empty line (RFC 5322 §2.2): names in lower case, folded lines joined.
enum MIMEHeaders {
    /// Bytes of header lines that are read.
    private static let longest = 65_536

    static func split(_ message: ArraySlice<UInt8>) -> (headers: [String: String], body: ArraySlice<UInt8>) {
        var headers: [String: String] = [:]
        var last: String?
        var line = message.startIndex
        while line < message.endIndex, line - message.startIndex < longest {
            let next = message[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? message.endIndex
            let raw = String(decoding: message[line..<next], as: UTF8.self)
            line = next
            let text = raw.trimmed
            if text.isEmpty { return (headers, message[line...]) }
            if raw.first == " " || raw.first == "\t", let name = last {
                headers[name, default: ""] += " \(text)"
            } else if let colon = text.firstIndex(of: ":") {
                let name = text[..<colon].lowercased()
                headers[name] = text[text.index(after: colon)...].trimmed
                last = name
            }
        }
        return (headers, message[line...])
    }

    /// The `boundary` of a content type (RFC 2046 §5.1.1).
    static func boundary(_ type: String) -> String? {
        let parameters = type.split(separator: ";").dropFirst().map(\.trimmed)
        guard let own = parameters.first(where: { $0.lowercased().hasPrefix("boundary=") }) else { return nil }
        let value = own.dropFirst("boundary=".count).filter { $0 != "\"" }.trimmed
        return value.isEmpty || value.utf8.count > 200 ? nil : value
    }
}
