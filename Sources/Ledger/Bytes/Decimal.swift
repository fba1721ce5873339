/// Whole numbers as the ledger's lines have them: decimal, without sign and leading zeros, at most 9007199254740991.
enum Decimal {
    static func number(_ text: [UInt8]) -> Int? { number(text.span) }

    static func number(_ text: Span<UInt8>) -> Int? {
        guard (1...16).contains(text.count), text.count == 1 || text[0] != UInt8(ascii: "0") else { return nil }
        var value = 0
        for index in 0..<text.count {
            guard (0x30...0x39).contains(text[index]) else { return nil }
            value = value * 10 + Int(text[index] - 0x30)
        }
        return value <= JSONScanner.maximumInteger ? value : nil
    }
}
