import Consent

/// A place in a text where a name of the unit's people stands or may stand.
struct NameMatch {
    /// How much of a name stands there.
    enum Reach {
        /// A given name, with a family name's first letter at most.
        case given
        /// Given and family name.
        case full
    }

    /// Folded, without a genitive: what answers are compared with.
    let name: String
    /// Characters of the field.
    let characters: Range<Int>
    /// Indices in the roster's people.
    let bearers: [Int]
    let reach: Reach
    /// The letters may be a common word as well, and its surroundings do not tell.
    let mayBeWord: Bool
}

/// Finds names in the words of one field.
struct NameSearch {
    let index: NameIndex
    let people: [KnownPerson]

    /// Matches in the order of the text; no two overlap.
    func matches(in words: [Word]) -> [NameMatch] {
        var matches: [NameMatch] = []
        var at = 0
        while at < words.count {
            if let (match, end) = match(words, at) {
                matches.append(match)
                at = max(end, at + 1)
            } else {
                at += 1
            }
        }
        return matches
    }

    private func match(_ words: [Word], _ at: Int) -> (NameMatch, Int)? {
        let found = patterns(startingWith: words[at]).filter { stands($0, words, at) }
        guard let length = found.map(\.words.count).max() else { return nil }
        let longest = found.filter { $0.words.count == length }
        let given = longest.filter { $0.kind == .given }
        let best = given.isEmpty ? longest : given
        return finish(best, words, at..<at + length)
    }

    private func patterns(startingWith word: Word) -> [NamePattern] {
        let whole = index.patterns[word.folded] ?? []
        guard word.folded.hasSuffix("s") else { return whole }
        return whole + (index.patterns[String(word.folded.dropLast())] ?? [])
    }

    private func stands(_ pattern: NamePattern, _ words: [Word], _ at: Int) -> Bool {
        guard at + pattern.words.count <= words.count else { return false }
        let here = words[at..<at + pattern.words.count]
        guard here.dropFirst().allSatisfy(\.joinsPrevious), pattern.kind != .short || here.allSatisfy(\.isTag),
            zip(here, pattern.words).dropLast().allSatisfy({ $0.folded == $1 }),
            let last = here.last, let name = pattern.words.last, last.folded == name || last.folded == name + "s"
        else { return false }
        return !pattern.isWord || here.contains { $0.casing != .small || $0.isTag }
    }

    private func finish(_ best: [NamePattern], _ words: [Word], _ range: Range<Int>) -> (NameMatch, Int)? {
        guard let first = words[range].first, let name = best.first?.words.joined() else { return nil }
        let bearers = Set(best.map(\.person)).sorted()
        let unsure = first.isTag || first.startsSentence || first.casing == .capitals
        let bare = Narrowed(bearers: bearers, reach: .given, end: range.upperBound)
        let narrowed = mayGoOn(best, words[range].last) ? narrow(bearers, words, range) : bare
        let characters = first.characters.lowerBound..<words[narrowed.end - 1].characters.upperBound
        let mayBeWord = narrowed.reach == .given && unsure && best.allSatisfy(\.isWord)
        let match = NameMatch(
            name: name, characters: characters, bearers: narrowed.bearers, reach: narrowed.reach, mayBeWord: mayBeWord)
        return (match, narrowed.end)
    }
}

extension NameSearch {
    private struct Narrowed {
        var bearers: [Int]
        var reach: NameMatch.Reach
        var end: Int
    }

    /// After a genitive ("Ellas Berg") and after a tag that holds the whole name, no family name follows.
    private func mayGoOn(_ best: [NamePattern], _ last: Word?) -> Bool {
        best.contains { $0.kind == .given && $0.words.last == last?.folded }
    }

    /// "Ella Berg" and "Ella B" mean fewer people than "Ella". Words that fit nobody's family name narrow nothing.
    private func narrow(_ bearers: [Int], _ words: [Word], _ given: Range<Int>) -> Narrowed {
        var at = given.upperBound
        while at < words.count, at < given.upperBound + 3, words[at].mayGoOnAName {
            let word = words[at]
            guard word.isTag || word.casing != .small || words[given.lowerBound].casing == .small else { break }
            let family = bearers.filter { isFamilyName(word, of: people[$0]) }
            if !family.isEmpty { return Narrowed(bearers: family, reach: .full, end: at + 1) }
            let initial = bearers.filter { isInitial(word, of: people[$0]) }
            if !initial.isEmpty { return Narrowed(bearers: initial, reach: .given, end: at + 1) }
            // The same name again is somebody else of that name: "Ella Ella Berg" may be two children.
            guard !words[given].contains(where: { $0.folded == word.folded }),
                bearers.contains(where: { isGivenName(word, of: people[$0]) })
            else { break }
            at += 1
        }
        return Narrowed(bearers: bearers, reach: .given, end: given.upperBound)
    }

    private func isFamilyName(_ word: Word, of person: KnownPerson) -> Bool {
        Word.foldedWords(in: person.familyName).contains { part in
            part.count > 1 && spellings(part, word).contains { $0 == word.folded || $0 + "s" == word.folded }
        }
    }

    private func isInitial(_ word: Word, of person: KnownPerson) -> Bool {
        let isPlainWord = word.casing == .small && "iåoöae".contains(word.folded)
        guard word.folded.count == 1, word.isTag || word.casing != .small, !isPlainWord else { return false }
        let initials = Word.foldedWords(in: person.familyName).compactMap { $0.first.map(String.init) }
        return initials.contains { spellings($0, word).contains(word.folded) }
    }

    private func isGivenName(_ word: Word, of person: KnownPerson) -> Bool {
        person.givenNames.contains { Word.foldedWords(in: $0).contains(word.folded) }
    }

    private func spellings(_ part: String, _ word: Word) -> [String] {
        word.isTag ? [part, Letters.plain(part), Letters.doubled(part)] : [part]
    }
}
