/// Collects every mistake of one file, so that its author hears of all of them at once.
package final class MistakeLog {
    package let file: String
    private var found: [Mistake] = []
    private var seen: Set<Mistake> = []
    private var dropped = 0

    /// Past this many, further mistakes are only counted: they mostly follow from the earlier ones.
    package static let cap = 1_000

    package init(file: String) { self.file = file }

    package var isEmpty: Bool { found.isEmpty }

    /// All mistakes in the order of the file, each once; a last one says how many were left out.
    package var mistakes: [Mistake] {
        let sorted = found.sorted()
        guard dropped > 0, let last = sorted.last else { return sorted }
        let rest = Mistake(
            file: file, at: last.position, "\(dropped) more mistakes are not shown",
            hint: "correct the ones above first")
        return sorted + [rest]
    }

    package func report(at position: Position, _ message: String, hint: String) {
        report(Mistake(file: file, at: position, message, hint: hint))
    }

    package func report(_ mistake: Mistake) {
        guard found.count < Self.cap else { return dropped += 1 }
        if seen.insert(mistake).inserted { found.append(mistake) }
    }
}
