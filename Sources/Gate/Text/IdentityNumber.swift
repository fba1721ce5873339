import Consent

/// A number that stands for a person: found in texts in order to be stopped, for nothing else.
struct IdentityNumber: Hashable {
    let code: Finding.Code
    /// Characters of the text, from 0.
    let characters: Range<Int>

    /// All of them in a text, in order.
    ///
    /// Swedish: `YYMMDD-NNNC` with or without the century and with any or no separator, a real date (day + 60 for a
    /// samordningsnummer) and Luhn's check digit over ten digits (Skatteverket, SKV 704 and SKV 707). Danish:
    /// `DDMMYY-NNNN` with a real date; modulus 11 no longer holds for all (CPR-kontoret, 2007), so that it is asked for
    /// only where nothing separates the last four digits.
    static func all(in text: String) -> [IdentityNumber] {
        let groups = DigitGroup.groups(in: text)
        var found: [IdentityNumber] = []
        var index = 0
        while index < groups.count {
            if let (number, length) = first(in: groups[index...]) {
                found.append(number)
                index += length
            } else {
                index += 1
            }
        }
        return found
    }

    /// The number that begins with the first of the groups, and how many groups it takes.
    private static func first(in groups: ArraySlice<DigitGroup>) -> (IdentityNumber, Int)? {
        for shape in shapes {
            let window = groups.prefix(shape.count)
            guard window.map(\.digits.count) == shape, window.dropFirst().allSatisfy(\.joinsPrevious),
                let first = window.first, let last = window.last,
                let code = code(of: window.flatMap(\.digits), shape, isDashed: last.hasDash)
            else { continue }
            let characters = first.characters.lowerBound..<last.characters.upperBound
            return (IdentityNumber(code: code, characters: characters), shape.count)
        }
        return nil
    }

    private static let shapes = [[12], [8, 4], [4, 2, 2, 4], [10], [6, 4], [2, 2, 2, 4]]

    private static func code(of digits: [Int], _ shape: [Int], isDashed: Bool) -> Finding.Code? {
        if let code = swedish(digits) { return code }
        guard digits.count == 10, isDanishDate(digits) else { return nil }
        let isPlain = shape == [6, 4] || (shape == [2, 2, 2, 4] && isDashed)
        return isPlain || hasModulus11(digits) ? .cprNumber : nil
    }

    private static func swedish(_ digits: [Int]) -> Finding.Code? {
        let ten = Array(digits.suffix(10))
        let century = digits.count == 12 ? digits[0] * 10 + digits[1] : 20
        guard ten.count == 10, (18...20).contains(century), hasLuhn(ten) else { return nil }
        let year = century * 100 + pair(ten, 0)
        let month = pair(ten, 2)
        let day = pair(ten, 4)
        if Day(year: year, month: month, day: day) != nil { return .personnummer }
        return Day(year: year, month: month, day: day - 60) != nil ? .samordningsnummer : nil
    }

    private static func isDanishDate(_ ten: [Int]) -> Bool {
        Day(year: 2000 + pair(ten, 4), month: pair(ten, 2), day: pair(ten, 0)) != nil
    }

    private static func pair(_ digits: [Int], _ at: Int) -> Int {
        digits.indices.contains(at + 1) ? digits[at] * 10 + digits[at + 1] : 0
    }

    private static func hasLuhn(_ ten: [Int]) -> Bool {
        let sum = ten.enumerated().reduce(0) { sum, digit in
            let doubled = digit.element * (digit.offset.isMultiple(of: 2) ? 2 : 1)
            return sum + doubled / 10 + doubled % 10
        }
        return sum.isMultiple(of: 10)
    }

    private static func hasModulus11(_ ten: [Int]) -> Bool {
        zip(ten, [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]).reduce(0) { $0 + $1.0 * $1.1 }.isMultiple(of: 11)
    }
}
