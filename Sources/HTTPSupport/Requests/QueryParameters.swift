package import Hummingbird

/// What stands after the question mark, or in a form that was sent. A parameter that nobody knows, or one that stands
/// twice, is a mistake: passed over, it would be a filter that silently does not filter.
package struct QueryParameters: Equatable, Sendable {
    private let values: [String: String]

    /// `text`: `a=1&b=2`; a plus is a blank, as forms write it.
    package init(_ text: String, known: [String]) throws(Problem) {
        var values: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentEncoding.decoded(halves[0], plusIsSpace: true),
                let value = PercentEncoding.decoded(halves.count == 2 ? halves[1] : "", plusIsSpace: true)
            else { throw Problem(.badRequest, "a parameter is not encoded as UTF-8 with percent signs") }
            guard known.contains(name) else { throw Self.unknown(known) }
            guard values.updateValue(value, forKey: name) == nil else {
                throw Problem(.badRequest, "\(name) is given twice: give it once")
            }
        }
        self.values = values
    }

    private static func unknown(_ known: [String]) -> Problem {
        let names = known.isEmpty ? "none is taken here" : "use only \(known.sorted().joined(separator: ", "))"
        return Problem(.badRequest, "a parameter is not known: \(names)")
    }

    package subscript(_ name: String) -> String? { values[name] }

    package func required(_ name: String) throws(Problem) -> String {
        guard let value = values[name], !value.isEmpty else { throw Problem(.badRequest, "\(name) is missing: add it") }
        return value
    }

    package func bool(_ name: String) throws(Problem) -> Bool? {
        guard let value = values[name] else { return nil }
        guard let bool = Bool(value) else { throw Problem(.badRequest, "\(name) is wrong: give true or false") }
        return bool
    }

    package func int(_ name: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        guard let value = values[name] else { return nil }
        // Int("+5") is 5: what else than digits is written is refused.
        guard value.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(value), range.contains(number)
        else {
            throw Problem(
                .badRequest, "\(name) is wrong: give a whole number from \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }
}

extension Request {
    package func query(_ known: String...) throws(Problem) -> QueryParameters {
        try QueryParameters(uri.query ?? "", known: known)
    }

    /// The body as a form without files (`application/x-www-form-urlencoded`).
    package func form(_ known: String..., upTo limit: Int) async throws -> QueryParameters {
        try requireContentType("application/x-www-form-urlencoded")
        guard let text = String(validating: try await bodyBytes(upTo: limit), as: UTF8.self) else {
            throw Problem(.badRequest, "the form is no UTF-8")
        }
        return try QueryParameters(text, known: known)
    }
}

/// A place in the route's pattern, decoded. What cannot be decoded leads nowhere.
package func pathParameter(_ name: String, of context: some RequestContext) throws(Problem) -> String {
    guard let raw = context.parameters.get(name), let text = PercentEncoding.decoded(raw[...]), !text.isEmpty else {
        throw Problem(.notFound)
    }
    return text
}
