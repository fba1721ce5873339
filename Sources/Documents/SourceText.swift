/// A text file's bytes as text: UTF-8 (RFC 3629), with or without a byte order mark.
package enum SourceText {
    /// Decodes a file, or says at which line and column it is not UTF-8.
    ///
    /// A byte order mark is left out, so that columns count what an editor shows.
    package static func decode(_ bytes: [UInt8], file: String) throws(Mistake) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Mistake(
                file: file, "the file is stored as UTF-16, which is not read", hint: "save it as UTF-8 and try again")
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard let text = String(validating: content, as: UTF8.self) else { throw notUTF8(content, file: file) }
        return text
    }

    private static func notUTF8(_ bytes: ArraySlice<UInt8>, file: String) -> Mistake {
        let valid = bytes.prefix(validPrefix(bytes))
        let lineStart = (valid.lastIndex(of: 0x0A) ?? valid.startIndex - 1) + 1
        let line = valid.count { $0 == 0x0A } + 1
        let column = valid[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
        return Mistake(
            file: file, at: Position(line: line, column: column),
            "the file is not UTF-8: this letter is stored in another way, as in Latin-1 or Windows-1252",
            hint: "save it as UTF-8 (in Excel: CSV UTF-8) and try again")
    }

    /// How many bytes from the start are well-formed UTF-8.
    private static func validPrefix(_ bytes: ArraySlice<UInt8>) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var length = 0
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { length += UTF8.width(scalar) }
        return length
    }
}
