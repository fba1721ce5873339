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
    /// First day on which it is shown.
    package let from: Day
    /// Asked apart where data leave the EU; stands word for word in the text.
    package let thirdCountryQuestion: String?
    /// Markdown, exactly as shown: all of the file after its front matter.
    package let text: String
    /// SHA-256 of `text` in UTF-8, lower-case hex: what a receipt and the ledger name.
    package let textHash: String
}
