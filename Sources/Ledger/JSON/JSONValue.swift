/// What canonical JSON can say: the subset of RFC 8785 that the ledger is written in (specification, section 1).
package indirect enum JSONValue: Hashable, Sendable {
    /// Keys are 1 to 64 characters of `a-z 0-9 - _`; they are sorted when they are written.
    case object([String: JSONValue])
    case array([JSONValue])
    case string(String)
    /// At most 9007199254740991 either way.
    case integer(Int)

    /// The one spelling of this value. A value that has none (a key, an integer or a depth out of bounds) ends the
    /// program: nothing of the kind may ever stand in the ledger, and none of it comes from people.
    package var canonicalBytes: [UInt8] {
        var bytes: [UInt8] = []
        append(to: &bytes, depth: 0)
        return bytes
    }

    private func append(to bytes: inout [UInt8], depth: Int) {
        switch self {
        case .object(let members): Self.append(members, to: &bytes, depth: depth + 1)
        case .array(let values): Self.append(values, to: &bytes, depth: depth + 1)
        case .string(let string): JSONEscape.append(string, to: &bytes)
        case .integer(let value):
            precondition(value.magnitude <= UInt(JSONScanner.maximumInteger), "an integer out of bounds")
            bytes.append(contentsOf: String(value).utf8)
        }
    }

    private static func append(_ members: [String: JSONValue], to bytes: inout [UInt8], depth: Int) {
        precondition(depth <= JSONScanner.maximumDepth, "a value too deep")
        bytes.append(UInt8(ascii: "{"))
        let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        for (index, member) in sorted.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            let key = member.key.utf8
            precondition(JSONScanner.keyLengths.contains(key.count) && key.allSatisfy(JSONScanner.isKeyByte), "a key")
            bytes.append(contentsOf: "\"\(member.key)\":".utf8)
            member.value.append(to: &bytes, depth: depth)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    private static func append(_ values: [JSONValue], to bytes: inout [UInt8], depth: Int) {
        precondition(depth <= JSONScanner.maximumDepth, "a value too deep")
        bytes.append(UInt8(ascii: "["))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            value.append(to: &bytes, depth: depth)
        }
        bytes.append(UInt8(ascii: "]"))
    }
}

extension JSONValue {
    /// - Throws: `canonical` where the bytes are not exactly what `canonicalBytes` would write.
    package static func parse(canonical bytes: [UInt8]) throws(LedgerFault) -> JSONValue {
        try parse(canonical: bytes.span)
    }

    package static func parse(canonical bytes: Span<UInt8>) throws(LedgerFault) -> JSONValue {
        var builder = JSONBuilder()
        try JSONScanner.read(bytes, &builder)
        guard let value = builder.value else { throw JSONScanner.refused("no value") }
        return value
    }

    package var string: String? { if case .string(let string) = self { string } else { nil } }
    package var integer: Int? { if case .integer(let integer) = self { integer } else { nil } }
    package var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }
    package var object: [String: JSONValue]? { if case .object(let object) = self { object } else { nil } }

    /// The member of that key, nil where there is none or this is no object.
    package subscript(key: String) -> JSONValue? { object?[key] }
}
