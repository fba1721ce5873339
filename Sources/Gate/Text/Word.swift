/// One word of a text: letters in a row, with what its surroundings tell.
struct Word: Hashable {
    enum Casing { case small, capital, capitals }

    /// As `Letters.fold` leaves it.
    let folded: String
    /// Characters of the text, from 0.
    let characters: Range<Int>
    let casing: Casing
    /// First in the text or after a mark that ends a sentence: its capital letter says nothing.
    let startsSentence: Bool
    /// Part of a hashtag, a mention or a file name: there, capital letters say nothing.
    let isTag: Bool
    /// Only spaces, a line's end, a hyphen and the like stand between it and the word before.
    let joinsPrevious: Bool
    /// As `joinsPrevious`, and neither a sentence nor a line ends in between: "Ella. Berg är höga" is not Ella Berg.
    let mayGoOnAName: Bool
}

extension Word {
    /// The words of a text, in order. Hyphens, digits and apostrophes end a word; unseen characters do not. Every word
    /// of a file name is read as a tag.
    static func words(in text: String, isFileName: Bool = false) -> [Word] {
        var reader = WordReader(isFileName: isFileName, splitsAtCapitals: false)
        return reader.read(text)
    }

    /// The same, where a capital letter after a small one begins a word as well: "EllaOchBjörn" is three.
    static func humps(in text: String, isFileName: Bool = false) -> [Word] {
        var reader = WordReader(isFileName: isFileName, splitsAtCapitals: true)
        return reader.read(text)
    }

    /// The folded words alone, as names are indexed.
    static func foldedWords(in text: String) -> [String] { words(in: text).map(\.folded) }
}

private struct WordReader {
    let isFileName: Bool
    let splitsAtCapitals: Bool
    private var words: [Word] = []
    private var letters: [Character] = []
    private var folded = ""
    private var start = 0
    private var gap: [Character] = []
    private var isFirst = true

    init(isFileName: Bool, splitsAtCapitals: Bool) {
        self.isFileName = isFileName
        self.splitsAtCapitals = splitsAtCapitals
    }

    mutating func read(_ text: String) -> [Word] {
        var end = 0
        for (offset, character) in text.enumerated() {
            take(character, at: offset)
            end = offset + 1
        }
        finishWord(at: end)
        return words
    }

    private mutating func take(_ character: Character, at offset: Int) {
        if character.isLetter {
            if splitsAtCapitals, character.isUppercase, letters.last?.isLowercase == true { finishWord(at: offset) }
            if letters.isEmpty { start = offset }
            letters.append(character)
            folded += Letters.fold(character)
        } else if !character.unicodeScalars.allSatisfy(Letters.isUnseen) {
            finishWord(at: offset)
            gap.append(character)
        }
    }

    private mutating func finishWord(at end: Int) {
        guard !letters.isEmpty else { return }
        words.append(
            Word(
                folded: folded, characters: start..<end, casing: casing, startsSentence: startsSentence, isTag: isTag,
                joinsPrevious: joinsPrevious,
                mayGoOnAName: joinsPrevious && !endsSentence))
        letters = []
        folded = ""
        gap = []
        isFirst = false
    }

    private var joinsPrevious: Bool { !isFirst && gap.allSatisfy { $0.isWhitespace || "-‐‑–_.".contains($0) } }

    private var endsSentence: Bool {
        gap.contains(where: \.isNewline) || (gap.contains(".") && gap.last?.isWhitespace == true)
    }

    private var casing: Word.Casing {
        guard letters.first?.isUppercase == true else { return .small }
        return letters.count > 1 && letters.allSatisfy(\.isUppercase) ? .capitals : .capital
    }

    private var startsSentence: Bool {
        isFirst || gap.contains { $0.isNewline || ".!?:…•–—\"”“„»«›‹*>".contains($0) }
    }

    /// A tag goes on over joining marks: `#ella_b`, `@ella.berg`.
    private var isTag: Bool {
        if isFileName || gap.last == "#" || gap.last == "@" { return true }
        return words.last?.isTag == true && gap.allSatisfy { "_-.".contains($0) }
    }
}
