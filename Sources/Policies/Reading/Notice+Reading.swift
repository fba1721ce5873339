internal import Consent
internal import Crypto
internal import Documents

extension Notice {
    /// Reads a notice: front matter between two lines `---`, then the text, which is kept to the byte.
    init?(_ file: PolicyFile, channel: ChannelID, version: String, language: String, log: MistakeLog) {
        guard let (head, body) = Notice.split(file.bytes, log: log),
            let root = YAML.parse(head, log: log),
            let fields = Fields(
                root, "the notice's head",
                keys: ["version", "language", "change", "in_force_from", "shown_from", "third_country_question"],
                log: log)
        else { return nil }
        fields.checkName("version", is: version)
        fields.checkName("language", is: language)
        let change = fields.choice("change", of: Change.self)
        let from = fields.day("in_force_from")
        let shownFrom = fields.shownFrom(after: from)
        let question = fields.text("third_country_question", .optional)
        guard let text = Notice.text(body, log: log), let change, let from else { return nil }
        self.init(
            channel: channel, version: version, language: language, change: change, from: from,
            shownFrom: shownFrom ?? from, thirdCountryQuestion: question, text: text,
            textHash: SHA256.hash(data: body).hex)
        checkQuestionStandsInText(log: log, at: fields.valuePosition(of: "third_country_question"))
    }

    /// The head, padded so that its line numbers stay those of the file, and the text's bytes.
    private static func split(_ bytes: [UInt8], log: MistakeLog) -> (head: [UInt8], body: [UInt8])? {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let isFence: (ArraySlice<UInt8>) -> Bool = { Array($0.filter { $0 != 0x0D }) == Array("---".utf8) }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
            log.report(
                at: .start, "the notice has no head", hint: "begin with `---`, its keys, and `---` before the text")
            return nil
        }
        let head = lines[1..<end].joined(separator: [0x0A])
        let body = end + 1 < lines.count ? Array(bytes[lines[end + 1].startIndex...]) : []
        return ([0x0A] + Array(head), body)
    }

    private static func text(_ body: [UInt8], log: MistakeLog) -> String? {
        do throws(Mistake) {
            let text = try SourceText.decode(body, file: log.file)
            guard text.trimmed.hasPrefix("# ") else {
                throw Mistake(file: log.file, "the text has no heading", hint: "begin it with a line `# …`")
            }
            return text
        } catch {
            log.report(error)
            return nil
        }
    }

    private func checkQuestionStandsInText(log: MistakeLog, at position: Position) {
        guard let question = thirdCountryQuestion, !text.contains(question) else { return }
        log.report(
            at: position, "the third-country question does not stand in the text, so nobody would be shown it",
            hint: "write it word for word in the text")
    }
}

extension Fields {
    /// The head repeats what the file's name says, so that a copied file is noticed.
    fileprivate func checkName(_ key: String, is expected: String) {
        guard let text = text(key), text != expected else { return }
        report(key, "'\(key)' is not what the file's name says", hint: "write `\(key): \(expected)` or rename the file")
    }

    /// The first day of a language that was added later than the version came into force.
    fileprivate func shownFrom(after from: Day?) -> Day? {
        let shown = day("shown_from", .optional)
        guard let shown, let from, shown <= from else { return shown }
        report(
            "shown_from", "the text is shown from \(shown), and the version is in force from \(from)",
            hint: "leave shown_from out, or name a later day")
        return nil
    }
}

extension Sequence<UInt8> {
    /// Lower-case hexadecimal.
    var hex: String {
        String(decoding: flatMap { [Hex.digits[Int($0 >> 4)], Hex.digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

private enum Hex {
    static let digits = Array("0123456789abcdef".utf8)
}
