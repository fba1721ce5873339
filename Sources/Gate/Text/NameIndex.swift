import Consent

/// One way in which a name of the unit's people can be written, and whose it is.
struct NamePattern {
    enum Kind {
        /// A given name alone.
        case given
        /// Given and family name as one word, as in an address.
        case whole
        /// Given name and the family name's first letter as one word: only in tags, where it is not an ordinary word.
        case short
    }

    let words: [String]
    let kind: Kind
    /// Its letters are also a word of a text, so that only a capital letter makes it a name.
    let isWord: Bool
    /// Index in the roster's people.
    let person: Int
}

/// The names that can occur in a post at all, by their first word.
///
/// Built from the post's own words, so that a large roster costs one look at each name and nothing more.
struct NameIndex {
    private(set) var patterns: [String: [NamePattern]] = [:]
    private let wanted: Set<String>
    /// Every beginning of a wanted word: a name that is none of these begins no pattern.
    private let beginnings: Set<String>
    /// By name as the roster writes it: thousands of people share a few hundred names.
    private var canOccur: [String: Bool] = [:]

    /// Takes every word of the post, folded.
    init(_ people: [KnownPerson], occurringAmong words: some Sequence<String>) {
        var wanted: Set<String> = []
        for word in words {
            wanted.insert(word)
            if word.hasSuffix("s") { wanted.insert(String(word.dropLast())) }
        }
        self.wanted = wanted
        beginnings = wanted.reduce(into: []) { all, word in
            for length in 1...max(1, min(word.count, Self.longestBeginning)) { all.insert(String(word.prefix(length))) }
        }
        guard !wanted.isEmpty else { return }
        for (index, person) in people.enumerated() { add(person, index) }
    }

    private mutating func add(_ person: KnownPerson, _ index: Int) {
        for given in person.searchedNames where mayOccur(given) {
            let family = Word.foldedWords(in: person.familyName)
            let words = Word.foldedWords(in: given)
            add(words, .given, isWord: words.allSatisfy(CommonWords.contains), index)
            let glued = words.joined()
            if words.count > 1 { add([glued], .given, isWord: CommonWords.contains(glued), index) }
            add([glued + family.joined()], .whole, isWord: false, index)
            guard glued.count > 2 else { continue }
            for initial in family.compactMap(\.first) {
                let short = glued + String(initial)
                add([short], .short, isWord: CommonWords.contains(short), index)
            }
        }
    }

    /// A word of the post can be very long, a name's first word is not: past this length only the beginning is looked at.
    private static let longestBeginning = 32

    private mutating func mayOccur(_ name: String) -> Bool {
        if let known = canOccur[name] { return known }
        let first = Word.foldedWords(in: name).first ?? ""
        let spellings = [first, Letters.plain(first), Letters.doubled(first)]
        let occurs = spellings.contains { beginnings.contains(String($0.prefix(Self.longestBeginning))) }
        canOccur[name] = occurs
        return occurs
    }

    /// The name as it is, and as it is typed without å, ä and ö: there it may be a word that nobody listed.
    private mutating func add(_ words: [String], _ kind: NamePattern.Kind, isWord: Bool, _ person: Int) {
        insert(NamePattern(words: words, kind: kind, isWord: isWord, person: person))
        for spelling in Set([words.map(Letters.plain), words.map(Letters.doubled)]) where spelling != words {
            insert(NamePattern(words: spelling, kind: kind, isWord: true, person: person))
        }
    }

    private mutating func insert(_ pattern: NamePattern) {
        guard let first = pattern.words.first, wanted.contains(first) else { return }
        patterns[first, default: []].append(pattern)
    }
}

extension KnownPerson {
    /// What the text check looks for. Who has one name alone is found by it.
    var searchedNames: [String] { givenNames.isEmpty ? [familyName] : givenNames }
}
