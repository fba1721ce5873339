import Foundation

/// The names of a workplace's rosters, which may stand in no line that `synas` writes to standard error, whatever it is
/// called with: such lines end in logs. Every run of `synas` in a `Workplace` is looked at.
package struct Canaries: Sendable {
    /// Given names, family names, guardians' names and birthdays, as the rosters in the folder write them.
    package let words: Set<String>

    package init(_ work: Workplace) {
        let rosters = work.names(in: ".").filter { $0.hasSuffix(".csv") }.compactMap { try? work.text($0) }
        words = rosters.reduce(into: []) { $0.formUnion(Self.names(inRoster: $1)) }
    }

    /// Columns by their titles; values that have no capital letter or digit cannot be told from handles and words.
    private static func names(inRoster text: String) -> Set<String> {
        let rows = text.split(whereSeparator: \.isNewline).map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map {
                $0.trimmingCharacters(in: CharacterSet(charactersIn: " \""))
            }
        }
        let secret: Set = ["given_name", "family_name", "guardian_name", "born"]
        guard let columns = rows.first?.indices.filter({ secret.contains(rows[0][$0]) }) else { return [] }
        let values = rows.dropFirst().flatMap { row in columns.filter(row.indices.contains).map { row[$0] } }
        return Set(values.filter { $0.count > 1 && $0.contains { $0.isUppercase || $0.isNumber } })
    }

    /// Those that stand in a text as words of their own.
    package func found(in text: String) -> [String] {
        words.filter { word in
            text.ranges(of: word).contains { range in
                let before = range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
                let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
                return [before, after].allSatisfy { $0.map { !$0.isLetter && !$0.isNumber } ?? true }
            }
        }.sorted()
    }

    /// - Throws: `LaunchError` where a name stands in what was complained of.
    package func check(_ ran: Ran) throws {
        let found = found(in: ran.complaints)
        if !found.isEmpty { throw LaunchError("standard error holds \(found): \(ran)") }
    }
}
