/// What a request's JSON holds. Numbers stay as they are written: whoever needs one says which.
package indirect enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

/// The members of one JSON object, each name once. Every question about it ends in a value or in a problem that says which
/// member is wrong.
package struct JSONObject: Equatable, Sendable {
    let members: [String: JSONValue]

    package subscript(_ name: String) -> JSONValue? { members[name] }

    /// A member that nobody reads is a mistake, often of spelling: better said than passed over.
    package func only(_ known: String...) throws(Problem) {
        guard Set(members.keys).isSubset(of: known) else {
            let names = known.sorted().joined(separator: ", ")
            throw Problem(.badInput, "the JSON has a member that is not known here: use only \(names)")
        }
    }

    package func string(_ name: String) throws(Problem) -> String {
        guard let string = try optionalString(name) else { throw missing(name) }
        return string
    }

    package func optionalString(_ name: String) throws(Problem) -> String? {
        switch members[name] {
        case nil, .null: nil
        case .string(let string): string
        default: throw wrong(name, "a text")
        }
    }

    package func bool(_ name: String) throws(Problem) -> Bool {
        guard let bool = try optionalBool(name) else { throw missing(name) }
        return bool
    }

    package func optionalBool(_ name: String) throws(Problem) -> Bool? {
        switch members[name] {
        case nil, .null: nil
        case .bool(let bool): bool
        default: throw wrong(name, "true or false")
        }
    }

    package func optionalInt(_ name: String) throws(Problem) -> Int? {
        switch members[name] {
        case nil, .null: return nil
        case .number(let text):
            guard let number = Int(text) else { throw wrong(name, "a whole number") }
            return number
        default: throw wrong(name, "a whole number")
        }
    }

    package func strings(_ name: String) throws(Problem) -> [String] {
        guard let strings = try optionalStrings(name) else { throw missing(name) }
        return strings
    }

    package func optionalStrings(_ name: String) throws(Problem) -> [String]? {
        guard let values = members[name], values != .null else { return nil }
        guard case .array(let values) = values else { throw wrong(name, "a list of texts") }
        var strings: [String] = []
        for value in values {
            guard case .string(let string) = value else { throw wrong(name, "a list of texts") }
            strings.append(string)
        }
        return strings
    }

    package func object(_ name: String) throws(Problem) -> JSONObject {
        guard case .object(let object)? = members[name] else { throw wrong(name, "an object") }
        return object
    }

    private func missing(_ name: String) -> Problem { Problem(.badInput, "\(name) is missing: add it") }

    private func wrong(_ name: String, _ kind: String) -> Problem {
        Problem(.badInput, "\(name) is wrong: give \(kind)")
    }
}
