internal import Consent
internal import Ledger

/// What the ledger told of records that are replaced by newer ones: of each the last word. Grows with the records, not with the
/// entries.
struct Told {
    struct Word {
        let content: Mark
        let leaf: Int
        /// The commit that said it.
        let commit: Int64
    }

    /// Things that may be there several times, such as one person twice in one picture.
    struct Tally {
        var count: Int
        let leaf: Int
        let commit: Int64
        /// The post whose newest verdict decides whether it still holds; nil where it always does.
        let post: Mark?
        /// The picture that it is in: gone with that where an erasure took it.
        let picture: Mark?
    }

    private(set) var words: [Mark: Word] = [:]
    private(set) var tallies: [Mark: Tally] = [:]
    /// The commit of each post's newest verdict.
    private(set) var verdicts: [Mark: Int64] = [:]
    /// Posts of pictures that were told, by the picture.
    private var picturesPost: [Mark: Mark] = [:]

    mutating func tell(_ key: Mark, _ content: Mark, _ leaf: Int, _ commit: Int64) {
        words[key] = Word(content: content, leaf: leaf, commit: commit)
    }

    mutating func tellOnce(_ key: Mark, _ content: Mark, _ leaf: Int, _ commit: Int64) {
        if words[key] == nil { tell(key, content, leaf, commit) }
    }

    mutating func tellPicture(_ key: Mark, of post: Mark, _ content: Mark, _ leaf: Int, _ commit: Int64) {
        picturesPost[key] = post
        tell(key, content, leaf, commit)
    }

    mutating func tellVerdict(
        _ post: Mark, _ key: Mark, _ content: Mark, handedOver: Mark, _ leaf: Int, _ commit: Int64
    ) {
        tell(key, content, leaf, commit)
        verdicts[post] = commit
        words[handedOver] = nil
    }

    mutating func count(_ key: Mark, _ leaf: Int, _ commit: Int64, of post: Mark? = nil, in picture: Mark? = nil) {
        let none = Tally(count: 0, leaf: leaf, commit: commit, post: post, picture: picture)
        tallies[key, default: none].count += 1
    }

    // MARK: Held against the rows

    enum Match { case same, other, untold }

    /// Takes the last word of a record away, where the row is as it says.
    mutating func match(_ key: Mark, _ content: Mark, of post: Mark? = nil) -> Match {
        guard let word = words[key], isCurrent(word, post) else { return .untold }
        words[key] = nil
        return word.content == content ? .same : .other
    }

    mutating func matchOne(_ key: Mark) -> Bool {
        guard let tally = tallies[key], tally.count > 0 else { return false }
        tallies[key]?.count -= 1
        return true
    }

    private func isCurrent(_ word: Word, _ post: Mark?) -> Bool {
        guard let post, let verdict = verdicts[post] else { return true }
        return word.commit >= verdict
    }

    /// Of what nobody's row was found, and which the ledger does not know to be gone: by the entry that told it.
    /// `free`: records whose words may be old without being gone.
    func missing(except free: Set<Mark>) -> [Int] {
        let told = words.filter { key, word in !free.contains(key) && isCurrent(word, picturesPost[key]) }
        let counted = tallies.values.filter { tally in
            tally.count > 0 && (tally.post.map { verdicts[$0] == tally.commit } ?? true)
                && (tally.picture.map { picturesPost[$0] != nil } ?? true)
        }
        return (told.values.map(\.leaf) + counted.flatMap { Array(repeating: $0.leaf, count: $0.count) }).sorted()
    }
}
