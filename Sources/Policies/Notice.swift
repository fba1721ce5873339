package import Consent

/// A file in `notices/`: the exact text that people are shown before they answer.
package struct Notice: Hashable, Sendable {
    /// What a version changes against the one before it.
    package enum Change: String, Sendable, CaseIterable {
        /// Answers to earlier versions lapse and are asked for again.
        case material
        /// Answers stand.
        case editorial
    }

    package let channel: ChannelID
    package let version: String
    /// Language code.
    package let language: String
    package let change: Change
    /// First day on which the version is in force, the same in every language.
    package let from: Day
    /// First day on which this language's text is shown: `from`, or later where the language was added later.
    package let shownFrom: Day
    /// Asked apart where data leave the EU; stands word for word in the text.
    package let thirdCountryQuestion: String?
    /// Markdown, exactly as shown: all of the file after its front matter.
    package let text: String
    /// SHA-256 of `text` in UTF-8, lower-case hex: what a receipt and the ledger name.
    package let textHash: String
}
