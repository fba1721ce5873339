/// IPTC-IIM 4.2: data sets of a mark (0x1C), a record, a number, a length of two bytes, and text.
enum IPTCInventory {
    static func add(_ data: ByteWindow, to findings: inout Findings) {
        var at = 0
        var texts: [String] = []
        while data.byte(at) == 0x1C, let record = data.byte(at + 1), let number = data.byte(at + 2),
            let length = data.number(at + 3, width: 2), length < 0x8000, let value = data.part(at + 5, Int(length))
        {
            at += 5 + Int(length)
            guard record == 2 else { continue }
            let text = String(decoding: value.slice.prefix(1000), as: UTF8.self).readable
            if readable.contains(number) { texts.append(text) }
            if let kind = kinds[number] { findings.add(kind, bytes: value.count, values: [text]) }
        }
        findings.add(.iptc, bytes: data.count, values: texts)
    }

    /// Headline, caption, keywords, place names, instructions, title.
    private static let readable: Set<UInt8> = [5, 25, 40, 90, 92, 95, 101, 105, 120]
    /// Date created, by-line, caption writer.
    private static let kinds: [UInt8: HiddenKind] = [55: .date, 80: .author, 122: .author]
}
