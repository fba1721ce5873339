import Documents
import Gate

/// Reads `names`, the answers to "which Ella, or not a child?".
struct NameAnswerReader {
    let log: MistakeLog

    func read(_ fields: Fields) -> [NameAnswer] { (fields.list("names", .optional) ?? []).compactMap(answer) }

    private func answer(_ node: Node) -> NameAnswer? {
        guard let fields = Fields(node, "an answer", keys: ["word", "is"], log: log) else { return nil }
        let word = fields.text("word")
        let bearer = fields.text("is")
        guard let word, let bearer else { return nil }
        guard word.contains(where: \.isLetter), !bearer.isEmpty else {
            log.report(
                at: node.position, "an answer needs a word and whose name it is",
                hint: "write `word: Liv` and `is: nobody`, or the handle of the one that is meant")
            return nil
        }
        return NameAnswer(word: word, bearer: bearer == "nobody" ? .nobody : .person(handle: bearer))
    }
}
