extension CSV {
    /// Walks well-formed UTF-8 once, byte by byte: every byte that CSV gives a meaning to is ASCII.
    struct Scanner {
        private let bytes: [UInt8]
        private let separator: UInt8
        private let log: MistakeLog
        private let limits: Limits
        private var index = 0
        private var line = 1
        private var column = 1

        private init(_ bytes: [UInt8], log: MistakeLog, limits: Limits) {
            self.bytes = bytes
            self.log = log
            self.limits = limits
            separator = Self.separator(of: bytes)
        }

        static func records(_ bytes: [UInt8], log: MistakeLog, limits: Limits) -> [[Field]] {
            var scanner = Scanner(bytes, log: log, limits: limits)
            var records: [[Field]] = []
            while scanner.index < bytes.count {
                let record = scanner.record()
                if record.count > 1 || record.contains(where: { !$0.text.isEmpty }) { records.append(record) }
            }
            return records
        }

        /// The separator that stands most in the first line outside quotation marks; a comma when in doubt.
        private static func separator(of bytes: [UInt8]) -> UInt8 {
            var counts: [UInt8: Int] = [:]
            var isQuoted = false
            for index in 0..<bytes.count {
                let byte = bytes[index]
                if byte == quote { isQuoted.toggle() }
                if !isQuoted, byte == newline { break }
                if !isQuoted { counts[byte, default: 0] += 1 }
            }
            let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
            return candidates.reduce(candidates[0]) { (counts[$1] ?? 0) > (counts[$0] ?? 0) ? $1 : $0 }
        }

        private var position: Position { Position(line: line, column: column) }
        private var atLineEnd: Bool {
            index >= bytes.count || bytes[index] == newline
                || (bytes[index] == carriageReturn && (index + 1 >= bytes.count || bytes[index + 1] == newline))
        }

        private mutating func record() -> [Field] {
            let start = position
            var fields = [field()]
            while index < bytes.count, bytes[index] == separator {
                advance()
                let next = field()
                if fields.count < limits.columns { fields.append(next) } else { tooWide(at: start) }
            }
            while index < bytes.count, !atLineEnd { advance() }
            while index < bytes.count, bytes[index] == carriageReturn { advance() }
            if index < bytes.count { advance() }
            return fields
        }

        private mutating func field() -> Field {
            let start = position
            let isQuoted = index < bytes.count && bytes[index] == quote
            let content = isQuoted ? quotedField(from: start) : plainField()
            if content.count > limits.fieldBytes {
                log.report(
                    at: start, "a field has \(content.count) bytes, more than \(limits.fieldBytes)",
                    hint: "look for a missing quotation mark before it")
                return Field(text: "", position: start)
            }
            return Field(text: String(decoding: content, as: UTF8.self), position: start)
        }

        private mutating func plainField() -> [UInt8] {
            var content: [UInt8] = []
            while index < bytes.count, bytes[index] != separator, !atLineEnd {
                if bytes[index] == quote { strayQuote() }
                content.append(bytes[index])
                advance()
            }
            return content
        }

        private mutating func quotedField(from start: Position) -> [UInt8] {
            var content: [UInt8] = []
            advance()
            while index < bytes.count {
                if bytes[index] == quote {
                    advance()
                    guard index < bytes.count, bytes[index] == quote else { return content + afterQuote() }
                }
                content.append(bytes[index])
                advance()
            }
            log.report(
                at: start, "a quotation mark opens here and never closes",
                hint: "close it, or write \"\" for one in a text")
            return content
        }

        /// What stands between a closing quotation mark and the separator: nothing, in a right file.
        private mutating func afterQuote() -> [UInt8] {
            guard index < bytes.count, bytes[index] != separator, !atLineEnd else { return [] }
            strayQuote()
            return plainField()
        }

        private func strayQuote() {
            log.report(
                at: position, "a quotation mark stands inside a field",
                hint: "put the whole field in quotation marks and double those inside it")
        }

        private func tooWide(at start: Position) {
            log.report(
                at: start, "this line has more than \(limits.columns) fields",
                hint: "check its separators and quotation marks")
        }

        private mutating func advance() {
            let byte = bytes[index]
            index += 1
            if byte == newline {
                (line, column) = (line + 1, 1)
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
    }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
