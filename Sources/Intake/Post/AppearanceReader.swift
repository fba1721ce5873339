import Documents
import Gate
import Imaging

/// Reads the entries of one picture's `people`.
struct AppearanceReader {
    let log: MistakeLog
    private var regions: Set<Region> = []

    init(log: MistakeLog) { self.log = log }

    private static let subjects = ["child", "staff", "visitor", "unknown-child", "thing"]

    mutating func read(_ node: Node) -> Appearance? {
        if case .scalar(let word, _) = node.value, !node.isNothing { return bare(word, node) }
        guard let fields = Fields(node, "a person", keys: Self.subjects + ["at", "whole"], log: log) else { return nil }
        let subject = subject(fields)
        let at = region(fields, "at")
        let whole = region(fields, "whole")
        return subject.map { Appearance(subject: $0, at: at, whole: whole) }
    }

    /// `- visitor` on its own: nobody marked where, and the gate will ask.
    private func bare(_ word: String, _ node: Node) -> Appearance? {
        switch word {
        case "visitor": return Appearance(subject: .visitor)
        case "unknown-child": return Appearance(subject: .unknownChild)
        default:
            log.report(
                at: node.position, "a person must say who it is",
                hint: "write `child: HANDLE`, `staff: HANDLE`, `visitor`, `unknown-child` or `thing: WORDS`")
            return nil
        }
    }

    private func subject(_ fields: Fields) -> Appearance.Subject? {
        let given = Self.subjects.filter(fields.has)
        guard let key = given.first, given.count == 1 else {
            let message =
                given.isEmpty ? "a person must say who it is" : "one entry names more than one person or thing"
            log.report(
                at: fields.position, message, hint: "write exactly one of \(Self.subjects.joined(separator: ", "))")
            return nil
        }
        switch key {
        case "child": return handle(fields, key).map { .child(handle: $0) }
        case "staff": return handle(fields, key).map { .staff(handle: $0) }
        case "thing": return fields.text(key).map { .thing($0) }
        default: return isMeant(fields, key) ? (key == "visitor" ? .visitor : .unknownChild) : nil
        }
    }

    private func handle(_ fields: Fields, _ key: String) -> String? {
        guard let handle = fields.text(key) else { return nil }
        if !handle.isEmpty { return handle }
        fields.report(key, "'\(key)' is empty", hint: "write the handle from the roster, such as ella-b")
        return nil
    }

    /// `visitor:` may stand with nothing, with yes or with words for the teacher's own memory; never with no.
    private func isMeant(_ fields: Fields, _ key: String) -> Bool {
        guard let node = fields.value(key) else { return false }
        if case .scalar(let word, _) = node.value, !["no", "false"].contains(word) { return true }
        fields.report(
            key, "'\(key)' says only that someone is there", hint: "write `\(key): yes`, or leave the entry out")
        return false
    }

    private func problem(_ width: Double, _ height: Double) -> String {
        if width <= 0 || height <= 0 { return "the region has no size" }
        let isTooSmall = min(width, height) < Region.shortestSide
        return isTooSmall ? "the region is too small to cover anything" : "the region reaches outside the picture"
    }

    private mutating func region(_ fields: Fields, _ key: String) -> Region? {
        guard let numbers = fields.numbers(key, .optional, count: 4), numbers.count == 4 else { return nil }
        guard let region = Region(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]) else {
            fields.report(
                key, problem(numbers[2], numbers[3]),
                hint:
                    "write [x, y, width, height] as parts of the picture: from 0 to 1, x + width and y + height at most 1"
            )
            return nil
        }
        if !regions.insert(region).inserted {
            fields.report(
                key, "the same region is given twice in this picture", hint: "give each person and thing its own region"
            )
        }
        return region
    }
}
