/// Strict JSON (RFC 8259): one value, UTF-8, no name twice in an object, nothing after it.
struct JSONReader {
    /// Deeper than any document here; keeps the stack small.
    private static let depth = 32

    let bytes: [UInt8]
    var index = 0

    static func object(_ bytes: [UInt8]) throws(Problem) -> JSONObject {
        guard case .object(let object) = try value(bytes) else {
            throw Problem(.badInput, "the JSON is no object: begin it with {")
        }
        return object
    }

    static func value(_ bytes: [UInt8]) throws(Problem) -> JSONValue {
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw Problem(.badInput, "the JSON is no UTF-8: send it as UTF-8")
        }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipBlanks()
        guard reader.next == nil else { throw reader.wrong("something stands after the end") }
        return value
    }

    var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    func wrong(_ what: String) -> Problem {
        Problem(.badInput, "the JSON cannot be read: \(what), at byte \(index + 1)")
    }

    private mutating func skipBlanks() {
        while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { index += 1 }
    }

    private mutating func value(depth: Int) throws(Problem) -> JSONValue {
        guard depth < Self.depth else { throw wrong("it is nested too deep") }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return .object(try object(depth))
        case UInt8(ascii: "["): return .array(try array(depth))
        case UInt8(ascii: "\""): return .string(try string())
        default: return try word()
        }
    }

    private mutating func object(_ depth: Int) throws(Problem) -> JSONObject {
        var members: [String: JSONValue] = [:]
        try list(until: UInt8(ascii: "}")) { reader throws(Problem) in
            guard reader.next == UInt8(ascii: "\"") else { throw reader.wrong("a name is missing") }
            let name = try reader.string()
            reader.skipBlanks()
            guard reader.take(UInt8(ascii: ":")) else { throw reader.wrong("a colon is missing") }
            let value = try reader.value(depth: depth + 1)
            guard members.updateValue(value, forKey: name) == nil else { throw reader.wrong("a name stands twice") }
        }
        return JSONObject(members: members)
    }

    private mutating func array(_ depth: Int) throws(Problem) -> [JSONValue] {
        var values: [JSONValue] = []
        try list(until: UInt8(ascii: "]")) { reader throws(Problem) in values.append(try reader.value(depth: depth + 1))
        }
        return values
    }

    private mutating func list(
        until end: UInt8, _ one: (inout JSONReader) throws(Problem) -> Void
    ) throws(Problem) {
        index += 1
        skipBlanks()
        if take(end) { return }
        while true {
            skipBlanks()
            try one(&self)
            skipBlanks()
            if take(end) { return }
            guard take(UInt8(ascii: ",")) else { throw wrong("a comma is missing") }
        }
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        index += 1
        return true
    }
}
