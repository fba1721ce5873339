import Consent
import Documents
import Intake
import Testing

@Suite("Answers on paper")
struct AnswersTests {
    static let header = "child,guardian,channel,choice,name,notice,language,at"
    static let row = "ella-b,G-1001,open-blog,visible,yes,2026-08,sv,2026-08-17T17:00:00+02:00"

    private func read(_ rows: [String]) -> (AnswersDocument?, [Mistake]) {
        let text = ([Self.header] + rows).joined(separator: "\n")
        return AnswersDocument.read(Array(text.utf8), file: "answers.csv", days: .utc)
    }

    @Test("children's and staff's answers are read, undecided as an answer of its own")
    func whole() throws {
        let (document, mistakes) = read([
            Self.row, "ekbacken/bjorn,G-2,newsletter,undecided,,2026-08,sv,2026-08-14",
            "staff:anna-l,,open-blog,excluded,no,2026-08,en,2026-08-14",
        ])
        #expect(mistakes.isEmpty, "\(mistakes)")
        let answers = try #require(document?.answers)
        #expect(
            answers.map(\.subject) == [
                .child(unit: nil, handle: "ella-b", guardian: "G-1001"),
                .child(unit: UnitID(rawValue: "ekbacken"), handle: "bjorn", guardian: "G-2"),
                .staff(unit: nil, handle: "anna-l"),
            ])
        #expect(answers.map(\.choice) == [.visible, nil, .excluded])
        #expect(answers.map(\.mayBeNamed) == [true, nil, false])
        #expect(
            answers.map(\.at.description) == ["2026-08-17T15:00:00Z", "2026-08-14T00:00:00Z", "2026-08-14T00:00:00Z"])
    }

    @Test(
        "each slip is reported with its line and column, and nothing is handed on",
        arguments: [
            ("ella-b", "", 1, "no handle"), ("ella-b", "a/b/c", 1, "no handle"), ("ella-b", "Ella Ek", 1, "no handle"),
            ("G-1001", "", 8, "'guardian' is missing"), ("ella-b", "staff:ella-b", 14, "staff answer for themselves"),
            ("open-blog", "", 15, "'channel' is missing"), ("visible", "yes", 25, "unknown value 'yes'"),
            ("visible", "", 25, "unknown value"), ("visible,yes", "visible,ja", 33, "'name' has an unknown value"),
            ("visible,yes", "excluded,yes", 34, "cannot both hold"), ("2026-08,", ",", 37, "'notice' is missing"),
            ("17:00", "25:00", 48, "no time"), ("2026-08-17T17:00:00+02:00", "17 augusti", 48, "no time"),
        ])
    func slip(old: String, new: String, column: Int, words: String) {
        let (document, mistakes) = read([Self.row.replacing(old, with: new, maxReplacements: 1)])
        #expect(document == nil)
        #expect(mistakes.count == 1, "\(mistakes)")
        #expect(mistakes.first?.position == Position(line: 2, column: column), "\(mistakes)")
        #expect(mistakes.first?.message.contains(words) == true, "\(mistakes)")
    }

    @Test("two answers of one person at one time stop the file, since nobody knows which came last")
    func twice() {
        let other = Self.row.replacing("visible,yes", with: "excluded,no")
        #expect(read([Self.row, other]).1.first?.message.contains("on line 2") == true)
        #expect(read([Self.row, other.replacing("17:00:00", with: "17:00:01")]).1.isEmpty)
    }
}
