import Foundation

/// The names of a workplace's rosters, which may stand in no line that `synas` writes to standard error, whatever it is
/// called with: such lines end in logs. Every program that a test starts is looked at.
package struct Canaries: Sendable {
    /// Given names, family names, guardians' names and birthdays, as the rosters in the folder write them.
    package private(set) var words: Set<String>

    package init(_ work: Workplace) { self.init(work.path) }

    /// `folder`: where the rosters lie; nothing below it is looked at.
    package init(_ folder: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        words = names.reduce(into: []) { words, name in
            guard let ending = name.split(separator: ".").last, ending == "csv" || ending == "json",
                let bytes = FileManager.default.contents(atPath: "\(folder)/\(name)")
            else { return }
            words.formUnion(
                ending == "csv" ? Self.names(inRoster: String(decoding: bytes, as: UTF8.self)) : Self.names(in: bytes))
        }
        words = words.filter { $0.count > 1 && $0.contains { $0.isUppercase || $0.isNumber } }
    }

    /// What stands under the keys of people in JSON: of SS 12000, or of a roster with this product's own columns.
    private static func names(in json: Data) -> Set<String> {
        let secret: Set = ["givenName", "middleName", "familyName", "birthDate", "given_name", "family_name", "born"]
        func names(_ value: Any, isGuardian: Bool) -> Set<String> {
            if let list = value as? [Any] { return list.reduce([]) { $0.union(names($1, isGuardian: isGuardian)) } }
            guard let object = value as? [String: Any] else { return [] }
            return object.reduce([]) { found, entry in
                let isName = secret.contains(entry.key) || (isGuardian && entry.key == "name")
                if let text = entry.value as? String { return isName ? found.union([text]) : found }
                return found.union(names(entry.value, isGuardian: entry.key == "guardians"))
            }
        }
        return (try? JSONSerialization.jsonObject(with: json)).map { names($0, isGuardian: false) } ?? []
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
        return Set(rows.dropFirst().flatMap { row in columns.filter(row.indices.contains).map { row[$0] } })
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
