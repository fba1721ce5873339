/// Looks for the end of a request's head as its bytes come, and counts them.
struct HeadScan: Equatable {
    private(set) var bytes = 0
    private(set) var isWhole = false
    /// The line so far is empty.
    private var isAtLineStart = true

    /// Empty lines before the request line are none of the head's end (RFC 9112, section 2.2). A line break without its
    /// carriage return counts as one: better too early than never.
    mutating func read(_ piece: some Sequence<UInt8>) {
        for byte in piece where !isWhole {
            if byte == UInt8(ascii: "\n") {
                isWhole = isAtLineStart && bytes > 0
                isAtLineStart = true
                if bytes > 0 { bytes += 1 }
            } else if byte != UInt8(ascii: "\r") {
                isAtLineStart = false
                bytes += 1
            } else if bytes > 0 {
                bytes += 1
            }
        }
    }
}
