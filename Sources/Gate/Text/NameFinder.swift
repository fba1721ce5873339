import Consent

/// Finds where a few people are named in a text, in the ways in which the gate finds names: inflected, without accents, as
/// part of a tag or file name. For taking names out of what is stored.
package struct NameFinder: Sendable {
    /// A name that stands somewhere.
    package struct Place: Hashable, Sendable {
        /// Of the text, from 0.
        package let characters: Range<Int>
        /// Indices in the people that the finder was made with.
        package let bearers: Set<Int>
        /// Given and family name.
        package let isFull: Bool
        /// The letters may be a common word as well, and its surroundings do not tell.
        package let mayBeWord: Bool
        /// What answers to "which Ella?" are compared with.
        package let key: String
    }

    private let people: [KnownPerson]

    package init(_ people: [KnownPerson]) { self.people = people }

    /// In the order of the text. `isFileName`: every word is read as part of a tag, as in an address.
    package func places(in text: String, isFileName: Bool = false) -> [Place] {
        let words = Word.words(in: text, isFileName: isFileName)
        let humps = Word.humps(in: text, isFileName: isFileName)
        let search = NameSearch(
            index: NameIndex(people, occurringAmong: (words + humps).map(\.folded)), people: people)
        let whole = search.matches(in: words)
        let taken = Set(whole.flatMap(\.characters))
        let parts = search.matches(in: humps).filter { taken.isDisjoint(with: $0.characters) }
        return (whole + parts).map(place).sorted { $0.characters.lowerBound < $1.characters.lowerBound }
    }

    private func place(_ match: NameMatch) -> Place {
        let isGlued = match.bearers.contains { people[$0].gluedNames.contains(Letters.plain(match.name)) }
        return Place(
            characters: match.characters, bearers: Set(match.bearers), isFull: match.reach == .full || isGlued,
            mayBeWord: match.mayBeWord, key: Letters.plain(match.name))
    }

    /// A word as names and answers are compared.
    package static func key(_ word: String) -> String { Letters.plain(Word.foldedWords(in: word).joined()) }

    /// Every way in which a name's first word can be spelt, folded: a text that holds none of them holds not the name.
    package static func beginnings(of name: String) -> Set<String> {
        guard let first = Word.foldedWords(in: name).first else { return [] }
        return [first, Letters.plain(first), Letters.doubled(first)]
    }

    /// Where numbers stand that stand for people, in order.
    package static func identityNumbers(in text: String) -> [Range<Int>] {
        IdentityNumber.all(in: text).map(\.characters)
    }
}

extension KnownPerson {
    /// Given and family name as one word, without accents.
    fileprivate var gluedNames: [String] {
        guard !familyName.isEmpty else { return [] }
        return searchedNames.map { Letters.plain(Word.foldedWords(in: "\($0) \(familyName)").joined()) }
    }
}
