package import Consent
package import Documents

/// Answers on paper, entered in bulk: one row for each child, guardian and channel (docs/rosters.md).
package struct AnswersDocument: Sendable, Equatable {
    package var answers: [AnswerRow] = []
}

/// One answer as it stands in the file, well-formed and not yet compared with what is stored.
package struct AnswerRow: Sendable, Equatable {
    /// Whom the answer is about, by handle.
    package enum Subject: Sendable, Hashable {
        /// A guardian's answer for a child. `unit` is nil where the handle alone was written.
        case child(unit: UnitID?, handle: String, guardian: String)
        /// A member of staff's own answer.
        case staff(unit: UnitID?, handle: String)
    }

    package let subject: Subject
    package let channel: ChannelID
    /// Nil: undecided, which is an answer of its own and never a yes.
    package let choice: Choice?
    /// Nil: the question was left open, which is no yes.
    package let mayBeNamed: Bool?
    /// The version of the notice that was read.
    package let notice: String
    /// The language in which it was read.
    package let language: String
    /// When it was given. A day alone means its beginning, so that it never outdates what came later that day.
    package let at: Moment
    package let position: Position
}
