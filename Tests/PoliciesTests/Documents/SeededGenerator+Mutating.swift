import Seeded

extension SeededGenerator {
    /// A few bytes replaced, inserted, removed, doubled or cut off.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        let marks = Array("\n\t :-[]{}&*!|>'\"%@`,#?0\\".utf8) + [0, 0xFF, 0xC3, 0xF6]
        for _ in 0..<Int.random(in: 1...4, using: &self) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &self)
            let end = min(bytes.count, place + Int.random(in: 1...12, using: &self))
            switch Int.random(in: 0..<5, using: &self) {
            case 0: bytes[place] = marks.randomElement(using: &self) ?? 0
            case 1: bytes.insert(marks.randomElement(using: &self) ?? 0, at: place)
            case 2: bytes.removeSubrange(place..<end)
            case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
            default: bytes = place % 4 == 0 ? Array(bytes.prefix(place)) : bytes
            }
        }
        return bytes
    }
}
