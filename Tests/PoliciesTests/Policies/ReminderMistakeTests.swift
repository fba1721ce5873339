import Documents
import Policies
import Testing

@Suite("Mistakes in how often people are reminded")
struct ReminderMistakeTests {
    @Test(
        "each is told with its line",
        arguments: [
            ("at_most: 13\n  days_apart: 7", 1, "outside 0 to 12"),
            ("at_most: 2\n  days_apart: 0", 2, "outside 1 to 365"),
            ("at_most: often\n  days_apart: 7", 1, "'at_most'"), ("at_most: 2", 0, "has no 'days_apart'"),
            ("at_most: 2\n  days_apart: 7\n  days: 7", 3, "unknown key 'days'"),
        ])
    func mistake(lines: String, below: Int, words: String) throws {
        let file = "organisation.yaml"
        var shipped = Shipped()
        try shipped.replace("school_year_begins", by: "reminders:\n  \(lines)\nschool_year_begins", in: file)
        let heading = try #require(shipped.line(of: "reminders:", in: file))
        let (set, mistakes) = PolicySet.load(files: shipped.files)
        #expect(set == nil)
        #expect(mistakes.count == 1 && mistakes.first?.file == file, "\(mistakes)")
        #expect(mistakes.first.map { $0.message.contains(words) && !$0.hint.isEmpty } == true, "\(mistakes)")
        // A key that is missing is told where the others stand.
        #expect(mistakes.first?.line == heading + max(below, 1), "\(mistakes)")
    }

    @Test("none at all is a policy, too")
    func none() throws {
        var shipped = Shipped()
        try shipped.replace(
            "school_year_begins", by: "reminders:\n  at_most: 0\n  days_apart: 1\nschool_year_begins",
            in: "organisation.yaml")
        #expect(try shipped.set().organisation.reminders.atMost == 0)
    }
}

extension Shipped {
    fileprivate func line(of text: String, in file: String) -> Int? {
        let bytes = files.first { $0.path == file }?.bytes ?? []
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        return lines.firstIndex { $0 == text }.map { $0 + 1 }
    }
}
