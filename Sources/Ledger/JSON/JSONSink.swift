/// What is told of canonical JSON while it is read: one grammar, whoever listens.
protocol JSONSink {
    mutating func open(_ kind: JSONKind)
    mutating func key(_ text: Span<UInt8>, _ range: Range<Int>)
    /// Between the quotes, still escaped.
    mutating func string(_ text: Span<UInt8>, _ range: Range<Int>)
    mutating func integer(_ value: Int)
    mutating func close(_ kind: JSONKind)
}

enum JSONKind: Sendable { case object, array, string, integer }

/// Nobody listens: only whether the bytes are canonical counts.
struct JSONCheck: JSONSink {
    mutating func open(_ kind: JSONKind) {}
    mutating func key(_ text: Span<UInt8>, _ range: Range<Int>) {}
    mutating func string(_ text: Span<UInt8>, _ range: Range<Int>) {}
    mutating func integer(_ value: Int) {}
    mutating func close(_ kind: JSONKind) {}
}
