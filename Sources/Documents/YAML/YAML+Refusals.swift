internal import Yams

extension YAML {
    /// Refuses, before the parser sees it, what the parser is slow or unclear on.
    static func checkBeforeParsing(_ text: String, file: String) throws(Mistake) {
        try checkCharacters(text, file: file)
        guard Aliases(in: text).count <= Aliases.harmless else {
            throw Mistake(
                file: file, "the file uses anchors (&) and aliases (*)",
                hint: "write each value out where it is needed")
        }
    }

    /// YAML 1.1 §4.1.1: printable characters, tabs and line breaks.
    private static func checkCharacters(_ text: String, file: String) throws(Mistake) {
        var line = 1
        var column = 1
        for scalar in text.unicodeScalars {
            if !isAllowed(scalar.value) {
                throw Mistake(
                    file: file, at: Position(line: line, column: column),
                    "an invisible control character (U+\(String(scalar.value, radix: 16, uppercase: true))) stands here",
                    hint: "delete it")
            }
            (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
        }
    }

    private static func isAllowed(_ value: UInt32) -> Bool {
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E, 0x85, 0xA0...0xFEFE, 0xFF00...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }

    /// What Yams says, in words for the author of the file.
    static func mistake(_ error: YamlError, in text: String, file: String) -> Mistake {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
            return layout(problem, at: Position(mark), in: text, file: file)
        case .composer(_, let problem, let mark, _):
            return Mistake(file: file, at: Position(mark), problem, hint: "keep one document without aliases")
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map { MistakeLog.quoted($0) }.joined(separator: ", ")
            return Mistake(
                file: file, at: Position(context.mark), "the key \(names) stands more than once in the same group",
                hint: "keep one of them")
        default:
            return Mistake(file: file, "the file cannot be read as YAML", hint: "check its layout")
        }
    }

    private static func layout(_ problem: String, at position: Position, in text: String, file: String) -> Mistake {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let line = position.line <= lines.count ? lines[position.line - 1] : ""
        if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t")
            || line.dropFirst(position.column - 1).first == "\t"
        {
            return Mistake(file: file, at: position, "a tab stands where only spaces may", hint: "indent with spaces")
        }
        return Mistake(
            file: file, at: position, "the layout is not YAML: \(problem)",
            hint: "check indentation, colons and quotation marks on this line and the one before")
    }
}

/// Counts what could be aliases (`*name`) to anchors (`&name`) in a text, without parsing it.
///
/// A list of lists of aliases doubles at each level ("billion laughs"), and the parser would walk all of it. A few
/// cannot do harm and are named with their place later; they may also be plain words in a text, as `*viktigt*`.
private struct Aliases {
    /// n aliases can multiply a value at most about 3^(n/3) times.
    static let harmless = 12
    let count: Int

    init(in text: String) {
        var anchors: Set<String> = []
        var aliases: [String] = []
        var before: UInt8 = 0x0A
        var index = text.utf8.startIndex
        while index < text.utf8.endIndex {
            let byte = text.utf8[index]
            text.utf8.formIndex(after: &index)
            if byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), Self.startsToken(after: before) {
                let name = String(Substring(text.utf8[index...].prefix(while: Self.isName)))
                if byte == UInt8(ascii: "&") { anchors.insert(name) } else { aliases.append(name) }
            }
            before = byte
        }
        count = aliases.count { anchors.contains($0) }
    }

    private static func startsToken(after byte: UInt8) -> Bool { !isName(byte) }

    /// The characters that libyaml takes into an anchor's name.
    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
