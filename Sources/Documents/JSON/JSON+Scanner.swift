extension JSON {
    /// Walks well-formed UTF-8 once, byte by byte: every byte that JSON gives a meaning to is ASCII.
    struct Scanner {
        let bytes: [UInt8]
        let log: MistakeLog
        let depth: Int
        var index = 0
        private var line = 1
        /// Bytes before the line, and bytes of it that begin no character.
        private var lineStart = 0
        private var continued = 0

        init(_ bytes: [UInt8], log: MistakeLog, depth: Int) {
            self.bytes = bytes
            self.log = log
            self.depth = depth
        }

        var position: Position { Position(line: line, column: index - lineStart - continued + 1) }
        var next: UInt8? { index < bytes.count ? bytes[index] : nil }

        /// One value and nothing after it.
        mutating func document() throws(Mistake) -> Node {
            skipSpace()
            guard index < bytes.count else {
                throw mistake("the file is empty", "write the JSON that the system exports")
            }
            let root = try value(depth: 0)
            skipSpace()
            guard index == bytes.count else { throw mistake("something stands after the end", "keep one value") }
            return root
        }

        private mutating func value(depth: Int) throws(Mistake) -> Node {
            let start = position
            guard depth <= self.depth else {
                throw mistake("values lie more than \(self.depth) levels inside each other", "check the export")
            }
            switch next {
            case UInt8(ascii: "{"): return Node(.mapping(try entries(depth: depth)), at: start)
            case UInt8(ascii: "["): return Node(.list(try items(depth: depth)), at: start)
            case UInt8(ascii: "\""): return Node(.scalar(try string(), quoted: true), at: start)
            default: return Node(.scalar(try word(), quoted: false), at: start)
            }
        }

        private mutating func items(depth: Int) throws(Mistake) -> [Node] {
            var items: [Node] = []
            index += 1
            skipSpace()
            guard !take(UInt8(ascii: "]")) else { return items }
            repeat {
                skipSpace()
                items.append(try value(depth: depth + 1))
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw mistake("a list is not closed here", "write , or ]") }
            return items
        }

        private mutating func entries(depth: Int) throws(Mistake) -> [Node.Entry] {
            var entries: [Node.Entry] = []
            index += 1
            skipSpace()
            guard !take(UInt8(ascii: "}")) else { return entries }
            repeat {
                skipSpace()
                let start = position
                guard next == UInt8(ascii: "\"") else { throw mistake("a key must stand here", "write \"key\": value") }
                let key = try string()
                skipSpace()
                guard take(UInt8(ascii: ":")) else {
                    throw mistake("a colon is missing after a key", "write \"key\": value")
                }
                skipSpace()
                entries.append(Node.Entry(key: key, position: start, value: try value(depth: depth + 1)))
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw mistake("a group is not closed here", "write , or }") }
            reportDuplicates(entries)
            return entries
        }

        private func reportDuplicates(_ entries: [Node.Entry]) {
            var seen: Set<String> = []
            for entry in entries where !seen.insert(entry.key).inserted {
                log.report(
                    at: entry.position,
                    "the key \(MistakeLog.quoted(entry.key)) stands more than once in the same group",
                    hint: "keep one of them")
            }
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard next == byte else { return false }
            index += 1
            return true
        }

        mutating func skipSpace() {
            while let byte = next {
                switch byte {
                case 0x20, 0x09, 0x0D: index += 1
                case 0x0A:
                    index += 1
                    (line, lineStart, continued) = (line + 1, index, 0)
                default: return
                }
            }
        }

        /// Tells the column that some of the bytes passed begin no character.
        mutating func passed(_ range: Range<Int>) {
            for index in range where bytes[index] & 0xC0 == 0x80 { continued += 1 }
        }

        /// A mistake where the scanner stands, which may be inside a text that is not passed yet.
        func mistake(_ message: String, _ hint: String) -> Mistake {
            let column = bytes[lineStart..<index].count { $0 & 0xC0 != 0x80 } + 1
            return Mistake(file: log.file, at: Position(line: line, column: column), message, hint: hint)
        }
    }
}
