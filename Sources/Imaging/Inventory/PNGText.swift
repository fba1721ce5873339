/// Text chunks (RFC 2083 §4.2.3; PNG third edition, §11.3.3): a keyword, and text that may be packed.
enum PNGText {
    /// `budget` is the bytes that packed texts of this file may still unpack to; each takes what it needs.
    static func add(_ type: String, _ data: ByteWindow, budget: inout Int, to findings: inout Findings) {
        guard let end = data.firstIndex(of: 0), let text = text(type, data, end + 1, &budget) else {
            findings.add(.text, bytes: data.count)
            return
        }
        let keyword = String(decoding: data.slice.prefix(min(end, 79)), as: UTF8.self).readable
        switch keyword {
        case "XML:com.adobe.xmp": XMPInventory.add(text, as: .xmp, to: &findings)
        case "Raw profile type xmp", "Raw profile type exif", "Raw profile type APP1", "Raw profile type iptc":
            addRawProfile(keyword, text, &findings)
        default:
            let value = String(decoding: text.slice.prefix(1000), as: UTF8.self)
            findings.add(.text, bytes: data.count, values: ["\(keyword): \(value)".readable])
        }
    }

    /// The text behind the keyword; nil where it is damaged or would be too large.
    private static func text(_ type: String, _ data: ByteWindow, _ start: Int, _ budget: inout Int) -> ByteWindow? {
        switch type {
        case "tEXt": return data.tail(start)
        case "zTXt": return unpacked(data.tail(start + 1), &budget)
        default:
            // A flag, a method, a language and a translated keyword, both ended by 0, stand before the text.
            guard let language = data.firstIndex(of: 0, from: start + 2),
                let keyword = data.firstIndex(of: 0, from: language + 1)
            else { return nil }
            return data.byte(start) == 1 ? unpacked(data.tail(keyword + 1), &budget) : data.tail(keyword + 1)
        }
    }

    /// One that is damaged or asks for more than is left takes all of it: a bomb is met once.
    private static func unpacked(_ data: ByteWindow, _ budget: inout Int) -> ByteWindow? {
        let unpacked = (try? Inflater.zlib(data.slice, cap: budget))?.output
        budget -= unpacked?.count ?? budget
        return unpacked.map { ByteWindow($0) }
    }

    /// ImageMagick's way of carrying other blocks: a name, a length and hexadecimal digits.
    private static func addRawProfile(_ keyword: String, _ text: ByteWindow, _ findings: inout Findings) {
        let lines = text.slice.split(separator: UInt8(ascii: "\n"))
        let digits = lines.dropFirst(2).joined().compactMap { UInt8(hexDigit: $0) }
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
        let block = ByteWindow(bytes)
        if block.starts(with: "Exif\0\0") {
            findings.add(.exif, bytes: block.count)
            ExifInventory.add(block.tail(6), to: &findings)
        } else if keyword.hasSuffix("iptc") {
            PhotoshopInventory.add(block, to: &findings)
        } else {
            XMPInventory.add(block, as: .xmp, to: &findings)
        }
    }
}

extension UInt8 {
    /// The value of a hexadecimal digit in ASCII; nil for anything else.
    init?(hexDigit: UInt8) {
        switch hexDigit {
        case 0x30...0x39: self = hexDigit - 0x30
        case 0x41...0x46: self = hexDigit - 0x37
        case 0x61...0x66: self = hexDigit - 0x57
        default: return nil
        }
    }
}
