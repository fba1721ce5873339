/// Where the members of a body's own object stand, found in one pass and without building a tree. Its storage is used again
/// from body to body.
struct BodyFields: JSONSink {
    struct Field {
        let key: Range<Int>
        /// What the value is; `array` and `object` hold no more than `allObjects` tells.
        var kind: JSONKind = .string
        /// A string between its quotes.
        var range = 0..<0
        var integer = 0
        /// Of an array: whether it holds objects alone.
        var allObjects = true
    }

    private(set) var fields: [Field] = []
    private(set) var isObject = false
    private var depth = 0

    /// - Throws: `canonical` where the body is not a canonical object.
    mutating func read(_ body: Span<UInt8>) throws(LedgerFault) {
        fields.removeAll(keepingCapacity: true)
        (isObject, depth) = (false, 0)
        try JSONScanner.read(body, &self)
        guard isObject else { throw LedgerFault(.canonical, "a body is no object") }
    }

    func field(_ name: [UInt8], in body: Span<UInt8>) -> Field? { fields.first { Self.equal(body, $0.key, name) } }

    mutating func open(_ kind: JSONKind) {
        if depth == 0 { isObject = kind == .object }
        member(kind)
        depth += 1
    }

    mutating func close(_ kind: JSONKind) { depth -= 1 }

    mutating func key(_ text: Span<UInt8>, _ range: Range<Int>) {
        if depth == 1 { fields.append(Field(key: range)) }
    }

    mutating func string(_ text: Span<UInt8>, _ range: Range<Int>) {
        member(.string)
        if depth == 1, isObject { fields[fields.count - 1].range = range }
    }

    mutating func integer(_ value: Int) {
        member(.integer)
        if depth == 1, isObject { fields[fields.count - 1].integer = value }
    }

    /// A value begins: it is the last key's own, or lies in its array.
    private mutating func member(_ kind: JSONKind) {
        guard isObject, let last = fields.indices.last else { return }
        if depth == 1 { fields[last].kind = kind }
        if depth == 2, fields[last].kind == .array, kind != .object { fields[last].allObjects = false }
    }

    static func equal(_ text: Span<UInt8>, _ range: Range<Int>, _ word: [UInt8]) -> Bool {
        guard range.count == word.count else { return false }
        for offset in word.indices where text[range.lowerBound + offset] != word[offset] { return false }
        return true
    }
}
