/// A header's value with parameters: `form-data; name="post"`. Nothing is guessed: what is not exactly that is nil.
struct ParameterizedValue {
    let value: String
    /// Names in small letters, each once.
    let parameters: [String: [UInt8]]

    init?(_ bytes: [UInt8]) {
        let head = bytes.prefix { $0 != UInt8(ascii: ";") }
        let value = HTTPToken.trimmed(head)
        guard !value.isEmpty, value.allSatisfy({ HTTPToken.isLetter($0) || $0 == UInt8(ascii: "/") }) else {
            return nil
        }
        self.value = String(decoding: value, as: UTF8.self)
        var rest = bytes[head.endIndex...]
        var parameters: [String: [UInt8]] = [:]
        while !rest.isEmpty {
            guard let one = Self.parameter(&rest), parameters.updateValue(one.value, forKey: one.name) == nil else {
                return nil
            }
        }
        self.parameters = parameters
    }

    /// `; name=value`, and the blanks around it.
    private static func parameter(_ rest: inout ArraySlice<UInt8>) -> (name: String, value: [UInt8])? {
        guard rest.first == UInt8(ascii: ";") else { return nil }
        rest = rest.dropFirst().drop(while: HTTPToken.isBlank)
        let name = rest.prefix(while: HTTPToken.isLetter)
        rest = rest[name.endIndex...]
        guard !name.isEmpty, rest.first == UInt8(ascii: "=") else { return nil }
        rest = rest.dropFirst()
        guard let value = rest.first == UInt8(ascii: "\"") ? quoted(&rest) : token(&rest) else { return nil }
        rest = rest.drop(while: HTTPToken.isBlank)
        return (String(decoding: name, as: UTF8.self).lowercased(), value)
    }

    private static func token(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        let token = rest.prefix(while: HTTPToken.isLetter)
        rest = rest[token.endIndex...]
        return token.isEmpty ? nil : Array(token)
    }

    /// A backslash stands before a quotation mark or a backslash and nowhere else: what programs mean by others differs.
    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> [UInt8]? {
        var value: [UInt8] = []
        rest = rest.dropFirst()
        while var byte = rest.popFirst() {
            if byte == UInt8(ascii: "\"") { return value }
            if byte == UInt8(ascii: "\\") {
                guard let escaped = rest.popFirst(), "\"\\".utf8.contains(escaped) else { return nil }
                byte = escaped
            }
            value.append(byte)
        }
        return nil
    }
}
