/// What the teacher asked of the gate beside the post.
package struct GateOptions: Hashable, Sendable {
    /// `--without-refused`: leave refused pictures out and let the rest go.
    package var withoutRefused: Bool
    /// `--without-held`: leave held pictures out and let the rest go.
    package var withoutHeld: Bool
    /// `--cover-everyone`: cover everyone, also those who may be seen. A picture with someone who must not be in it at
    /// all is refused all the same.
    package var coverEveryone: Bool
    /// Answers besides those that stand in the post.
    package var nameAnswers: [NameAnswer]

    package init(
        withoutRefused: Bool = false, withoutHeld: Bool = false, coverEveryone: Bool = false,
        nameAnswers: [NameAnswer] = []
    ) {
        self.withoutRefused = withoutRefused
        self.withoutHeld = withoutHeld
        self.coverEveryone = coverEveryone
        self.nameAnswers = nameAnswers
    }
}

/// The teacher's recorded answer to "which Ella, or not a child?". It holds for every place of the word in the post.
package struct NameAnswer: Hashable, Sendable {
    package enum Bearer: Hashable, Sendable {
        /// The word is nobody of the unit: a common word, a character in a book.
        case nobody
        /// The word means this person of the unit.
        case person(handle: String)
    }

    /// The name as it stands in the post, or its base form ("Ella" also answers for "Ellas").
    package var word: String
    package var bearer: Bearer

    package init(word: String, bearer: Bearer) {
        self.word = word
        self.bearer = bearer
    }
}
