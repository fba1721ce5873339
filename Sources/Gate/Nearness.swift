/// How near two handles are, for suggestions to a mistyped one.
enum Nearness {
    /// The nearest of the candidates, at most three and at most two slips away (a third of a short word).
    static func nearest(to word: String, among candidates: some Sequence<String>) -> [String] {
        let letters = Array(word)
        let slips = max(1, min(2, letters.count / 3))
        let near = candidates.compactMap { candidate -> (slips: Int, word: String)? in
            guard abs(candidate.count - letters.count) <= slips else { return nil }
            let distance = distance(letters, Array(candidate))
            return distance <= slips ? (distance, candidate) : nil
        }
        return near.sorted { ($0.slips, $0.word) < ($1.slips, $1.word) }.prefix(3).map(\.word)
    }

    /// Letters to add, drop or change (Levenshtein), row by row.
    private static func distance(_ a: [Character], _ b: [Character]) -> Int {
        var row = Array(0...b.count)
        for (i, letter) in a.enumerated() {
            var next = [i + 1]
            for (j, other) in b.enumerated() {
                let changed = row[j] + (letter == other ? 0 : 1)
                next.append(min(changed, row[j + 1] + 1, next[j] + 1))
            }
            row = next
        }
        return row[b.count]
    }
}
