/// Who asks.
enum Asker: String, CaseIterable, Sendable {
    /// Of one group, by a token.
    case teacher
    /// Of the whole unit, by a token.
    case manager
    case auditor
    /// By a session, since no token can be made for it.
    case administrator
    /// By a session of an account that nobody makes: staff alone have any.
    case guardian
    case nobody
    /// By a manager's token that is for something else.
    case narrowed
    /// By a token of an account that has ended.
    case ended
}
