package import Services

/// An erasure as lines: counts and posts, and nobody's name.
package struct ErasureText {
    private let erased: Erased
    package init(_ erased: Erased) { self.erased = erased }

    package func text() -> String {
        let lines = [heading, rows] + pictures + kept + rest + [pending].compactMap(\.self)
        return lines.joined(separator: "\n") + "\n"
    }

    private var answer: ErasureAnswer { erased.answer }

    private var heading: String {
        if erased.isDryRun { return "Nothing was erased yet: this is what would go." }
        return erased.isRepeated ? "Erased before; it went like this:" : "Erased."
    }

    private var rows: String {
        let counts = [
            answer.events.counted("event"), answer.guardians.counted("guardian"),
            answer.papers.counted("scanned paper"),
            "names in " + answer.words.counted("row") + " of others",
        ]
        return "  " + counts.joined(separator: ", ")
    }

    private var pictures: [String] {
        answer.pictures.map { picture in
            let outcome = picture.outcome == .madeAgain ? "made again, with the person covered" : "removed"
            return "  post \(picture.post), picture \(picture.number): \(outcome)"
        }
    }

    private var kept: [String] {
        answer.kept.map { "  \($0.subject): kept (\(TerminalText.plain($0.ground))); its rows name nobody" }
    }

    private var rest: [String] {
        answer.originals.map { "  post \($0): its originals went, so submit it again" }
            + answer.takedowns.map { "  post \($0): it is out, so there is a takedown (synas takedown list)" }
            + answer.addresses.map { "  post \($0): a name stood in its address, which is no longer kept whole" }
    }

    private var pending: String? {
        guard erased.isPending else { return nil }
        return
            "Another process reads the database: the rest goes when anything is next written. Run it again to be sure."
    }
}

/// The same as JSON, shape `synas.erasure/1` (docs/json.md).
package struct ErasureJSON: Encodable, Sendable {
    let schema = "synas.erasure/1"
    let dryRun: Bool
    let repeated: Bool
    let pending: Bool
    let events: Int
    let guardians: Int
    let papers: Int
    let words: Int
    let pictures: [ErasureAnswer.Picture]
    let kept: [ErasureAnswer.Kept]
    let originals: [String]
    let takedowns: [String]
    let addresses: [String]

    package init(_ erased: Erased) {
        let answer = erased.answer
        dryRun = erased.isDryRun
        repeated = erased.isRepeated
        pending = erased.isPending
        events = answer.events
        guardians = answer.guardians
        papers = answer.papers
        words = answer.words
        pictures = answer.pictures
        kept = answer.kept
        originals = answer.originals
        takedowns = answer.takedowns
        addresses = answer.addresses
    }
}
