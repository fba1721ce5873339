import Consent

/// One way in which a name of the unit's people can be written, and whose it is.
struct NamePattern {
    enum Kind: Comparable {
        /// A given name alone.
        case given
        /// Given and family name, or its first letter, written as one word; only in tags.
        case whole
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

    /// Takes every word of the post, folded.
    init(_ people: [KnownPerson], occurringAmong words: some Sequence<String>) {
        var wanted: Set<String> = []
        for word in words {
            wanted.insert(word)
            if word.hasSuffix("s") { wanted.insert(String(word.dropLast())) }
        }
        self.wanted = wanted
        guard !wanted.isEmpty else { return }
        for (index, person) in people.enumerated() { add(person, index) }
    }

    private mutating func add(_ person: KnownPerson, _ index: Int) {
        let family = Word.foldedWords(in: person.familyName)
        for given in person.searchedNames {
            let words = Word.foldedWords(in: given)
            add(words, .given, isWord: words.allSatisfy(CommonWords.contains), index)
            let glued = words.joined()
            if words.count > 1 { add([glued], .given, isWord: CommonWords.contains(glued), index) }
            add([glued + family.joined()], .whole, isWord: false, index)
            guard glued.count > 2 else { continue }
            for initial in family.compactMap(\.first) {
                let short = glued + String(initial)
                add([short], .whole, isWord: CommonWords.contains(short), index)
            }
        }
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
