/// The nested values of bodies, out of their JSON.
enum BodyValues {
    struct Stream {
        let name: String
        let seq: Int
        let last: String
    }

    struct Pairs {
        let entry: Int
        let places: [Int]
    }

    /// Nil where it is not an array of `[string, integer, string]`.
    static func streams(_ value: JSONValue) -> [Stream]? {
        all(value) { item in
            guard let parts = item.array, parts.count == 3, let name = parts[0].string, let seq = parts[1].integer,
                let last = parts[2].string
            else { return nil }
            return Stream(name: name, seq: seq, last: last)
        }
    }

    /// Nil where it is not an array of `[integer, [integer, …]]`.
    static func pairs(_ value: JSONValue) -> [Pairs]? {
        all(value) { item in
            guard let parts = item.array, parts.count == 2, let entry = parts[0].integer,
                let places = all(parts[1], \.integer)
            else { return nil }
            return Pairs(entry: entry, places: places)
        }
    }

    /// Two people, byte for byte not the same.
    static func isTwoApprovers(_ value: JSONValue) -> Bool {
        guard let names = all(value, \.string), names.count == 2 else { return false }
        return !names[0].utf8.elementsEqual(names[1].utf8)
    }

    private static func all<Item>(_ value: JSONValue, _ read: (JSONValue) -> Item?) -> [Item]? {
        guard let values = value.array else { return nil }
        let items = values.compactMap(read)
        return items.count == values.count ? items : nil
    }
}
