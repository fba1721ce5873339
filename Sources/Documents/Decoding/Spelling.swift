/// Finds what an author probably meant by a misspelt key or keyword.
package enum Spelling {
    /// The nearest of the allowed words, or nil where none is near. Ties go to the first in `words`.
    package static func nearest(to word: String, among words: [String]) -> String? {
        let typed = Array(word.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, typed.count / 3)
        let near = words.map { (word: $0, distance: distance(typed, Array($0.unicodeScalars))) }
            .filter { $0.distance <= limit }
        return near.min { $0.distance < $1.distance }?.word
    }

    /// `did you mean 'x'?` where something is near, and always what is allowed.
    package static func hint(for word: String, among words: [String]) -> String {
        let allowed = "allowed: \(words.joined(separator: ", "))"
        return nearest(to: word, among: words).map { "did you mean '\($0)'? (\(allowed))" } ?? allowed
    }

    /// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var rows = [Array(0...b.count)]
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var best = min(rows[i][j] + (a[i] == b[j] ? 0 : 1), rows[i][j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, rows[i - 1][j - 1] + 1) }
                row.append(best)
            }
            rows.append(row)
        }
        return rows[a.count][b.count]
    }
}
