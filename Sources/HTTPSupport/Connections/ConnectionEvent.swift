/// What the ends of a connection's pipeline tell its beginning.
enum ConnectionEvent: Sendable {
    /// A head has arrived whole and somebody works on the request.
    case requestBegan
    /// The answer has gone out and the body is read to its end.
    case requestEnded
    /// The sender may send the body (RFC 9110, section 10.1.1).
    case goOn
    /// The answer has gone out and nothing more is to be read.
    case closing
}
