package import Consent
package import Documents

extension AnswersDocument {
    private static let columns = ["child", "guardian", "channel", "choice", "name", "notice", "language", "at"]

    /// Reads answers in CSV.
    ///
    /// `days` says when a day begins where the paper was filled in.
    ///
    /// - Returns: the answers, only if there is no mistake at all; and every mistake, in the order of the file.
    package static func read(_ bytes: [UInt8], file: String, days: LocalDays) -> (AnswersDocument?, [Mistake]) {
        let log = MistakeLog(file: file)
        let table = CSVTable(bytes, columns: columns, required: columns, log: log)
        let reader = AnswerReader(days: days, log: log)
        let answers = (table?.rows ?? []).compactMap(reader.answer)
        reader.checkOnce(answers)
        return (log.isEmpty ? AnswersDocument(answers: answers) : nil, log.mistakes)
    }
}

/// A field that was read, where leaving it open is an answer as well.
private struct Written<Value> {
    let value: Value?
}

/// Reads single rows.
private struct AnswerReader {
    let days: LocalDays
    let log: MistakeLog

    func answer(_ row: CSVRow) -> AnswerRow? {
        let subject = subject(row)
        let channel = word(row, "channel")
        let choice = choice(row)
        let name = name(row)
        let notice = word(row, "notice")
        let language = word(row, "language")
        let at = moment(row)
        checkNameFits(row, choice: choice, name: name)
        guard let subject, let channel, let choice, let name, let notice, let language, let at else { return nil }
        return AnswerRow(
            subject: subject, channel: ChannelID(rawValue: channel), choice: choice.value, mayBeNamed: name.value,
            notice: notice, language: language, at: at, position: row.position)
    }

    /// Two answers of one person about one child and channel at one moment: nobody can tell which came last.
    func checkOnce(_ answers: [AnswerRow]) {
        struct Key: Hashable {
            let subject: AnswerRow.Subject
            let channel: ChannelID
            let at: Moment
        }
        var seen: [Key: Int] = [:]
        for answer in answers {
            let key = Key(subject: answer.subject, channel: answer.channel, at: answer.at)
            guard let line = seen.updateValue(answer.position.line, forKey: key) else { continue }
            log.report(
                at: answer.position, "the same person answered for this channel at the same time on line \(line)",
                hint: "keep the answer that was given last, or write the time of day of both")
        }
    }

    private func subject(_ row: CSVRow) -> AnswerRow.Subject? {
        let text = row.text("child")
        let isStaff = text.hasPrefix("staff:")
        let parts = text.dropFirst(isStaff ? 6 : 0).split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy(Self.isWord), let handle = parts.last.map(String.init)
        else {
            row.report("child", "'child' is no handle", hint: "write ella-b, ekbacken/ella-b or staff:anna-l")
            return nil
        }
        let unit = parts.count == 2 ? UnitID(rawValue: String(parts[0])) : nil
        let guardian = row.text("guardian")
        guard guardian.isEmpty == isStaff else {
            let message = isStaff ? "staff answer for themselves, so 'guardian' stays empty" : "'guardian' is missing"
            row.report("guardian", message, hint: isStaff ? "delete it" : "write the guardian_source_id of the roster")
            return nil
        }
        return isStaff
            ? .staff(unit: unit, handle: handle) : .child(unit: unit, handle: handle, guardian: guardian)
    }

    private func choice(_ row: CSVRow) -> Written<Choice>? {
        let text = row.text("choice")
        if text == "undecided" { return Written(value: nil) }
        if let choice = Choice(rawValue: text) { return Written(value: choice) }
        let words = ["visible", "unrecognisable", "excluded", "undecided"]
        log.unknown(text, for: "'choice'", among: words, at: row.position(of: "choice"))
        return nil
    }

    private func name(_ row: CSVRow) -> Written<Bool>? {
        switch row.text("name") {
        case "": return Written(value: nil)
        case "yes": return Written(value: true)
        case "no": return Written(value: false)
        default:
            row.report("name", "'name' has an unknown value", hint: "write yes, no or nothing")
            return nil
        }
    }

    private func checkNameFits(
        _ row: CSVRow, choice: Written<Choice>?, name: Written<Bool>?
    ) {
        guard let choice, name?.value == true, choice.value != .visible else { return }
        row.report(
            "name", "the name may stand there but the child may not be visible, which cannot both hold",
            hint: "write no, or look at the paper again")
    }

    private func moment(_ row: CSVRow) -> Moment? {
        let text = row.text("at")
        if let moment = Moment(text) ?? Day(text).map(days.start) { return moment }
        row.report("at", "'at' is no time", hint: "write a day as 2026-08-17 or a time as 2026-08-17T17:00:00+02:00")
        return nil
    }

    private func word(_ row: CSVRow, _ column: String) -> String? {
        let text = row.text(column)
        if Self.isWord(text[...]) { return text }
        row.report(
            column, "'\(column)' \(text.isEmpty ? "is missing" : "is not written right")",
            hint: "write it as it is called in the policies")
        return nil
    }

    private static func isWord(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":") }
    }
}
