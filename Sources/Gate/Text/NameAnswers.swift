/// The teacher's answers to "which Ella, or not a child?", ready to be looked up.
struct NameAnswers {
    /// By the word as it was answered for and as it is typed without å, ä and ö: "Pär" speaks for "Par", but "par", the
    /// common word, never for "Pär".
    private var bearers: [String: [NameAnswer.Bearer]] = [:]
    /// Answers that point at nobody, or at someone who does not have that name.
    private(set) var mistakes: [Finding] = []

    init(_ answers: [NameAnswer], _ roster: Roster) {
        for answer in answers {
            let word = Word.foldedWords(in: answer.word).joined()
            for key in Set([word, Letters.plain(word), Letters.doubled(word)]) {
                bearers[key, default: []].append(answer.bearer)
            }
            if let mistake = Self.mistake(answer, roster) { mistakes.append(mistake) }
        }
    }

    /// Whom a name means by the answers, as indices in the roster's people; nil where nobody answered for it.
    ///
    /// An answer never speaks for someone beyond the name's bearers, and a full name is never "nobody".
    func bearers(of match: NameMatch, _ people: [KnownPerson]) -> [Int]? {
        let given = [match.name, match.name + "s"].flatMap { bearers[$0] ?? [] }
        let chosen = match.bearers.filter { given.contains(.person(handle: people[$0].handle)) }
        if !chosen.isEmpty { return chosen }
        return Set(given) == [.nobody] && match.reach == .given ? [] : nil
    }

    private static func key(_ word: String) -> String { Letters.plain(Word.foldedWords(in: word).joined()) }

    private static func mistake(_ answer: NameAnswer, _ roster: Roster) -> Finding? {
        guard case .person(let handle) = answer.bearer else { return nil }
        let meant = roster.people(handle: handle)
        let shown = Shown.handle(handle)
        if meant.isEmpty {
            return Finding(
                .unknownHandle, at: .post, "names: the unit has no \(shown).",
                mend: mendUnknown(roster.suggestions(for: .child(handle: handle))))
        }
        if meant.contains(where: { $0.isCalled(key(answer.word)) }) { return nil }
        return Finding(
            .answerDoesNotFit, at: .post, "names: \(shown) does not have the name that is answered for.",
            mend: "Answer with someone who has that name, or with nobody.")
    }
}

extension KnownPerson {
    fileprivate func isCalled(_ key: String) -> Bool {
        searchedNames.contains { name in
            let own = Letters.plain(Word.foldedWords(in: name).joined())
            return own == key || own + "s" == key
        }
    }
}
