/// Builds the value that is read. At most eight levels are open at once.
struct JSONBuilder: JSONSink {
    private struct Level {
        var members: [String: JSONValue] = [:]
        var values: [JSONValue] = []
        var key: String?
    }

    private var levels: [Level] = []
    private(set) var value: JSONValue?

    mutating func open(_ kind: JSONKind) { levels.append(Level()) }

    mutating func key(_ text: Span<UInt8>, _ range: Range<Int>) {
        levels[levels.count - 1].key = JSONEscape.plain(text, range)
    }

    mutating func string(_ text: Span<UInt8>, _ range: Range<Int>) { add(.string(JSONEscape.plain(text, range))) }

    mutating func integer(_ value: Int) { add(.integer(value)) }

    mutating func close(_ kind: JSONKind) {
        let level = levels.removeLast()
        add(kind == .object ? .object(level.members) : .array(level.values))
    }

    private mutating func add(_ new: JSONValue) {
        guard let last = levels.indices.last else { return value = new }
        if let key = levels[last].key {
            levels[last].members[key] = new
            levels[last].key = nil
        } else {
            levels[last].values.append(new)
        }
    }
}
