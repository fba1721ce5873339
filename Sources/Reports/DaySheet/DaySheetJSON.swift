import Consent
package import Services

/// Who may be seen today as JSON, shape `synas.day-sheet/1` (docs/json.md). A service's answer is read back into the same
/// value.
package struct DaySheetJSON: Codable, Sendable {
    private(set) var schema = Self.shape
    let unit: String
    let group: String
    let channel: String
    /// As 2026-11-21.
    let day: String
    let people: [Entry]

    private static let shape = "synas.day-sheet/1"

    struct Entry: Codable, Sendable {
        let kind: Person.Kind
        let handle: String
        let givenNames: [String]
        let familyName: String
        let choice: Choice
        let mayBeNamed: Bool
    }

    package init(_ sheet: DaySheet) {
        unit = sheet.unit.rawValue
        group = sheet.group
        channel = sheet.channel.rawValue
        day = sheet.day.description
        people = sheet.people.map(Entry.init)
    }

    /// Reads what was encoded; nil for anything else.
    package init?(json: String) {
        guard let read = try? JSONText.decode(Self.self, from: json), read.schema == Self.shape else { return nil }
        self = read
    }
}

extension DaySheetJSON.Entry {
    fileprivate init(_ person: DaySheet.Entry) {
        kind = person.kind
        handle = person.handle
        givenNames = person.givenNames
        familyName = person.familyName
        choice = person.effect.choice
        mayBeNamed = person.effect.mayBeNamed
    }
}
