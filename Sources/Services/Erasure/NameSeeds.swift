/// Tells quickly that a text cannot hold any of a few names, so that the words of ten thousand posts are read in no time.
/// It errs on the side of looking closer.
struct NameSeeds {
    private let seeds: [[UInt8]]

    /// Folded spellings, and ids as they are.
    init(_ seeds: some Sequence<String>) {
        self.seeds = Set(seeds.map { $0.lowercased() }).filter { !$0.isEmpty }.map { Array($0.utf8) }
    }

    func mayStand(in text: String) -> Bool {
        guard let plain = Self.plain(text) else { return true }
        return seeds.contains { seed in Self.holds(plain, seed) }
    }

    /// Small letters, with marks that are no letters as spaces; nil where a letter stands there that may be another's form.
    private static func plain(_ text: String) -> [UInt8]? {
        var plain: [UInt8] = []
        plain.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case 0x41...0x5A: plain.append(byte + 32)
            case ..<0x80: plain.append(byte)
            case 0xC3:
                guard let next = rest.next(), let small = nordic[next] else { return nil }
                plain += [0xC3, small]
            case 0xE2:
                guard rest.next() == 0x80, let last = rest.next(), (0x90...0xA9).contains(last) else { return nil }
                plain.append(0x20)
            case 0xF0:
                guard rest.next() == 0x9F, let third = rest.next(), third >= 0x8C, rest.next() != nil else {
                    return nil
                }
                plain.append(0x20)
            default: return nil
            }
        }
        return plain
    }

    /// The second bytes of Å, Ä, Ö, å, ä and ö, as small letters.
    private static let nordic: [UInt8: UInt8] = [
        0x85: 0xA5, 0x84: 0xA4, 0x96: 0xB6, 0xA5: 0xA5, 0xA4: 0xA4, 0xB6: 0xB6,
    ]

    private static func holds(_ text: [UInt8], _ seed: [UInt8]) -> Bool {
        guard let first = seed.first, text.count >= seed.count else { return false }
        let last = text.count - seed.count
        var at = 0
        while at <= last {
            if text[at] == first, text[at..<at + seed.count].elementsEqual(seed) { return true }
            at += 1
        }
        return false
    }
}
