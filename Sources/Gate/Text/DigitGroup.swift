/// Digits in a row, of any script, with how they hang together with the digits before.
struct DigitGroup: Hashable {
    var digits: [Int]
    /// Characters of the text, from 0.
    var characters: Range<Int>
    /// Between this group and the one before stand only spaces and at most one mark, as within a number.
    let joinsPrevious: Bool
    /// That mark is a dash or, from the age of a hundred, a plus.
    let hasDash: Bool

    static func groups(in text: String) -> [DigitGroup] {
        var groups: [DigitGroup] = []
        var gap: [Character]? = []
        for (offset, character) in text.enumerated() {
            if let digit = digit(character) {
                if gap?.isEmpty == true, !groups.isEmpty {
                    groups[groups.count - 1].digits.append(digit)
                    groups[groups.count - 1].characters = groups[groups.count - 1].characters.lowerBound..<offset + 1
                } else {
                    groups.append(DigitGroup(digit, at: offset, after: groups.isEmpty ? nil : gap))
                    gap = []
                }
            } else if !character.unicodeScalars.allSatisfy(Letters.isUnseen) {
                gap?.append(character)
                if gap.map(joins) == false { gap = nil }
            }
            if digit(character) != nil { gap = [] }
        }
        return groups
    }

    private init(_ digit: Int, at offset: Int, after gap: [Character]?) {
        digits = [digit]
        characters = offset..<offset + 1
        joinsPrevious = gap != nil
        hasDash = gap?.contains { isDash($0) || $0 == "+" } ?? false
    }

    private static func digit(_ character: Character) -> Int? {
        guard let scalar = character.unicodeScalars.first, scalar.properties.generalCategory == .decimalNumber,
            let value = scalar.properties.numericValue
        else { return nil }
        return Int(exactly: value)
    }

    private static func joins(_ gap: [Character]) -> Bool {
        let marks = gap.filter { !$0.isWhitespace }
        return gap.count <= 4 && marks.count <= 1 && marks.allSatisfy { isDash($0) || "+./_".contains($0) }
    }
}

private func isDash(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { $0.properties.generalCategory == .dashPunctuation || $0 == "\u{2212}" }
        ?? false
}
