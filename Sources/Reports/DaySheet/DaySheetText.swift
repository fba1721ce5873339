import Consent

/// Who may be seen today as a table: one part for each way in which somebody may appear.
package struct DaySheetText {
    private let sheet: DaySheetJSON

    package init(_ sheet: DaySheetJSON) { self.sheet = sheet }

    package func text() -> String {
        let head = "\(sheet.channel), \(sheet.unit)/\(sheet.group), \(sheet.day)"
        let parts = [Choice.visible, .unrecognisable, .excluded].compactMap(part)
        let blocks = [head] + (parts.isEmpty ? ["Nobody is in the group."] : parts)
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// Nil where nobody may appear so.
    private func part(_ choice: Choice) -> String? {
        let people = sheet.people.filter { $0.choice == choice }
        return people.isEmpty ? nil : ([choice.heading] + people.map(line)).joined(separator: "\n")
    }

    private func line(_ person: DaySheetJSON.Entry) -> String {
        let cells = [
            TerminalText.padded(person.handle, to: width(\.handle)),
            TerminalText.padded(person.name, to: width(\.name)),
            person.kind == .staff ? "staff" : "child",
            "name: \(person.mayBeNamed ? "yes" : "no")",
        ]
        return "  " + cells.joined(separator: "  ")
    }

    private func width(_ cell: (DaySheetJSON.Entry) -> String) -> Int {
        sheet.people.map { TerminalText.width(cell($0)) }.max() ?? 0
    }
}

extension DaySheetJSON.Entry {
    /// As the roster writes it.
    fileprivate var name: String { TerminalText.plain((givenNames + [familyName]).joined(separator: " ")) }
}

extension Choice {
    fileprivate var heading: String {
        switch self {
        case .visible: "May be seen:"
        case .unrecognisable: "Only where nobody can tell who it is:"
        case .excluded: "Not in any picture:"
        }
    }
}
