internal import Consent
internal import Documents

extension RosterReader {
    /// An id of the registry. A personnummer is refused: ids stand where a personnummer must never stand.
    func sourceID(_ line: RosterLine, _ column: RosterColumn) -> String? {
        let text = line.text(column)
        guard (1...64).contains(text.utf8.count), text.unicodeScalars.allSatisfy({ !$0.properties.isWhitespace }) else {
            let what = text.isEmpty ? "is missing" : "is no id"
            report(line, column, "\(line.name(column)) \(what)", hint: "write the registry's id, up to 64 letters")
            return nil
        }
        guard !text.looksLikePersonnummer else {
            report(
                line, column, "\(line.name(column)) looks like a personnummer, which is never used as an id",
                hint: "export the registry's own id instead")
            return nil
        }
        return text
    }

    func handle(_ line: RosterLine) -> String? {
        let text = line.text(.handle)
        if text.isEmpty, line.form == .ss12000 { return nil }
        let isAllowed: (UInt8) -> Bool = { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
        if (1...40).contains(text.utf8.count), text.utf8.allSatisfy(isAllowed), text.utf8.first != 0x2D { return text }
        let what = text.isEmpty ? "is missing" : "has letters that it may not have"
        report(line, .handle, "'handle' \(what)", hint: "use a-z, 0-9 and -, as bjorn-h, up to 40 letters")
        return nil
    }

    func given(_ line: RosterLine) -> [String]? {
        name(line, .givenName)?.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    func name(_ line: RosterLine, _ column: RosterColumn) -> String? {
        let text = line.text(column)
        let isPrintable = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }
        if (1...200).contains(text.utf8.count), isPrintable { return text }
        let what = text.isEmpty ? "is missing" : "is no name"
        report(line, column, "\(line.name(column)) \(what)", hint: "write it on one line, up to 200 letters")
        return nil
    }

    func language(_ line: RosterLine) -> String? {
        let text = line.text(.guardianLanguage)
        if text.isEmpty, line.form == .ss12000 { return nil }
        if (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) { return text }
        report(line, .guardianLanguage, "'guardian_language' is no language code", hint: "write one as sv, en or ar")
        return nil
    }

    func day(_ line: RosterLine, _ column: RosterColumn, isRequired: Bool) -> Day? {
        let text = line.text(column)
        if text.isEmpty, !isRequired { return nil }
        if let day = Day(text) { return day }
        let what = text.isEmpty ? "is missing" : "is no day that exists"
        report(line, column, "\(line.name(column)) \(what)", hint: "write it as 2021-03-14")
        return nil
    }
}

extension RosterLine {
    /// What the author of the file calls a column, in quotation marks.
    func name(_ column: RosterColumn) -> String { "'\(form.name(of: column))'" }
}

extension String {
    /// Ten or twelve digits with a possible day (also + 60, samordningsnummer) and a right check digit (Luhn).
    package var looksLikePersonnummer: Bool {
        let digits = utf8.filter { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }.map { Int($0) - 0x30 }
        guard [10, 12].contains(digits.count), digits.allSatisfy((0...9).contains) else { return false }
        let ten = Array(digits.suffix(10))
        let (month, day) = (ten[2] * 10 + ten[3], (ten[4] * 10 + ten[5]) % 60)
        let sum = ten.enumerated().reduce(0) { sum, digit in
            let doubled = digit.element * (digit.offset % 2 == 0 ? 2 : 1)
            return sum + (doubled > 9 ? doubled - 9 : doubled)
        }
        return (1...12).contains(month) && (1...31).contains(day) && sum % 10 == 0
    }
}
