internal import Documents

/// Our own JSON: children with their guardians, and staff, with the columns of the CSV as keys.
enum RosterJSON {
    /// A line for each child and guardian, as CSV has them; and whether the file says that it is complete.
    static func lines(_ root: Node, log: MistakeLog) -> (lines: [RosterLine], isComplete: Bool) {
        guard let fields = Fields(root, "a roster", keys: ["children", "staff", "complete"], log: log) else {
            return ([], false)
        }
        let children = fields.list("children", .optional) ?? []
        let staff = fields.list("staff", .optional) ?? []
        let lines =
            children.flatMap { childLines($0, log: log) }
            + staff.compactMap { line($0, "a member of staff", kind: "staff", columns: staffColumns, log: log) }
        return (lines, fields.has("complete") && fields.flag("complete") ?? false)
    }

    private static let staffColumns: [RosterColumn] = [.unit, .group, .sourceID, .handle, .givenName, .familyName]
    private static let childColumns = staffColumns + [.born, .protection, .sameAs, .distinctFrom]

    /// A child's own line for each guardian, or one line alone.
    private static func childLines(_ node: Node, log: MistakeLog) -> [RosterLine] {
        guard let child = line(node, "a child", kind: "child", columns: childColumns, more: ["guardians"], log: log)
        else { return [] }
        guard let list = node["guardians"] else { return [child] }
        let guardians = log.list(list, "'guardians'") ?? []
        return guardians.isEmpty ? [child] : guardians.compactMap { guardian($0, of: child, log: log) }
    }

    private static func line(
        _ node: Node, _ what: String, kind: String, columns: [RosterColumn], more: [String] = [], log: MistakeLog
    ) -> RosterLine? {
        guard let fields = Fields(node, what, keys: columns.map(\.rawValue) + more, log: log) else { return nil }
        var line = RosterLine(at: node.position)
        for column in columns { line[column] = fields.field(column.rawValue) }
        line[.kind] = CSV.Field(text: kind, position: node.position)
        return line
    }

    private static let guardianKeys: [(String, RosterColumn)] = [
        ("source_id", .guardianSourceID), ("name", .guardianName), ("language", .guardianLanguage),
        ("relation", .relation), ("custody_from", .custodyFrom), ("custody_until", .custodyUntil),
    ]

    /// The child's line with one guardian's keys.
    private static func guardian(_ node: Node, of child: RosterLine, log: MistakeLog) -> RosterLine? {
        guard let fields = Fields(node, "a guardian", keys: guardianKeys.map(\.0), log: log) else { return nil }
        var line = child.moved(to: node.position)
        for (key, column) in guardianKeys { line[column] = fields.field(key) }
        return line
    }
}

extension Fields {
    /// A value as a field of CSV; JSON's `null` and a missing key are an empty one, reported where the group begins.
    fileprivate func field(_ key: String) -> CSV.Field {
        guard let value = value(key), !value.isNothing, let text = log.text(value, "'\(key)'") else {
            return CSV.Field(text: "", position: position)
        }
        return CSV.Field(text: text.trimmed, position: value.position)
    }
}
