/// What can be asked of the service. The raw values are the names of API tokens' scopes.
package enum Action: String, Hashable, Sendable, CaseIterable {
    /// A dry run of a post.
    case checkPost = "posts:check"
    case submitPost = "posts:submit"
    /// A post's verdict and where it is published.
    case readPost = "posts:read"
    /// A cleared picture that was handed over.
    case readPicture = "pictures:read"
    /// Handing over, and saying where a post is, or that it never was.
    case publishPost = "posts:publish"
    /// The children of a group by handle and name.
    case listChildren = "children:read"
    /// Who may be seen in a channel: effects alone.
    case readDaySheet = "day-sheet:read"
    /// Leaving out, withdrawing, answering narrower: at once, without a reason.
    case narrow = "consents:narrow"
    /// An answer that allows more than before.
    case widen = "consents:widen"
    /// Why something holds.
    case explain = "consents:explain"
    case readReport = "reports:read"
    case readLedger = "ledger:read"
}
