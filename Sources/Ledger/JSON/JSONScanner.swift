/// The strict reader of canonical JSON (specification, section 1): it accepts a text whole or refuses it.
struct JSONScanner {
    static let maximumDepth = 8
    static let maximumInteger = 9_007_199_254_740_991
    static let keyLengths = 1...64

    private(set) var position = 0

    /// - Throws: `canonical` where the text is not one canonical value and nothing else.
    static func read(_ text: Span<UInt8>, _ sink: inout some JSONSink) throws(LedgerFault) {
        var scanner = JSONScanner()
        try scanner.value(text, 0, &sink)
        guard scanner.position == text.count else { throw refused("bytes after the value") }
    }

    static func refused(_ what: String) -> LedgerFault { LedgerFault(.canonical, "not canonical JSON: \(what)") }

    private func peek(_ text: Span<UInt8>) -> UInt8? { position < text.count ? text[position] : nil }

    private mutating func take(_ byte: UInt8, _ text: Span<UInt8>) -> Bool {
        guard peek(text) == byte else { return false }
        position += 1
        return true
    }

    private mutating func value(_ text: Span<UInt8>, _ depth: Int, _ sink: inout some JSONSink) throws(LedgerFault) {
        switch peek(text) {
        case UInt8(ascii: "{"): try object(text, depth + 1, &sink)
        case UInt8(ascii: "["): try array(text, depth + 1, &sink)
        case UInt8(ascii: "\""): sink.string(text, try string(text))
        default: sink.integer(try integer(text))
        }
    }

    private mutating func object(_ text: Span<UInt8>, _ depth: Int, _ sink: inout some JSONSink) throws(LedgerFault) {
        guard depth <= Self.maximumDepth else { throw Self.refused("too deep") }
        position += 1
        sink.open(.object)
        var last = 0..<0
        if !take(UInt8(ascii: "}"), text) {
            repeat {
                let key = try key(text, after: last)
                sink.key(text, key)
                last = key
                try value(text, depth, &sink)
            } while take(UInt8(ascii: ","), text)
            guard take(UInt8(ascii: "}"), text) else { throw Self.refused("an object does not end") }
        }
        sink.close(.object)
    }

    private mutating func array(_ text: Span<UInt8>, _ depth: Int, _ sink: inout some JSONSink) throws(LedgerFault) {
        guard depth <= Self.maximumDepth else { throw Self.refused("too deep") }
        position += 1
        sink.open(.array)
        if !take(UInt8(ascii: "]"), text) {
            repeat { try value(text, depth, &sink) } while take(UInt8(ascii: ","), text)
            guard take(UInt8(ascii: "]"), text) else { throw Self.refused("an array does not end") }
        }
        sink.close(.array)
    }

    private mutating func key(_ text: Span<UInt8>, after last: Range<Int>) throws(LedgerFault) -> Range<Int> {
        guard take(UInt8(ascii: "\""), text) else { throw Self.refused("a key is missing") }
        let start = position
        while let byte = peek(text), Self.isKeyByte(byte) { position += 1 }
        let key = start..<position
        guard Self.keyLengths.contains(key.count), take(UInt8(ascii: "\""), text), take(UInt8(ascii: ":"), text),
            last.isEmpty || Self.ascends(text, last, key)
        else { throw Self.refused("a key is out of form or order") }
        return key
    }

    static func isKeyByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x30...0x39, 0x2D, 0x5F: true
        default: false
        }
    }

    private static func ascends(_ text: Span<UInt8>, _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        for offset in 0..<min(left.count, right.count) {
            let (before, after) = (text[left.lowerBound + offset], text[right.lowerBound + offset])
            if before != after { return before < after }
        }
        return left.count < right.count
    }

    private mutating func integer(_ text: Span<UInt8>) throws(LedgerFault) -> Int {
        let negative = take(UInt8(ascii: "-"), text)
        if !negative, take(UInt8(ascii: "0"), text) { return 0 }
        let start = position
        var value = 0
        while let byte = peek(text), (0x30...0x39).contains(byte), position - start < 16 {
            value = value * 10 + Int(byte - 0x30)
            position += 1
        }
        guard position > start, text[start] != UInt8(ascii: "0"), value <= Self.maximumInteger else {
            throw Self.refused("not a value")
        }
        return negative ? -value : value
    }
}

extension JSONScanner {
    /// What stands between the quotes.
    private mutating func string(_ text: Span<UInt8>) throws(LedgerFault) -> Range<Int> {
        position += 1
        let start = position
        while position < text.count {
            let byte = text[position]
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return start..<(position - 1)
            case UInt8(ascii: "\\"): position += try JSONEscape.length(text, at: position)
            case 0x20..<0x80: position += 1
            case 0x80...: position += try UTF8Text.length(text, at: position)
            default: throw Self.refused("a control character")
            }
        }
        throw Self.refused("a string does not end")
    }
}
