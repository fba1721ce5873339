package import Documents

extension RosterDocument {
    /// Reads a roster in CSV (one row for each child and guardian) or JSON (docs/rosters.md).
    ///
    /// - Returns: the roster, only if there is no mistake at all, since a lost row could lose someone who decides; and
    ///   every mistake, in the order of the file.
    package static func read(
        _ bytes: [UInt8], file: String, context: RosterContext
    ) -> (RosterDocument?, [Mistake]) {
        let log = MistakeLog(file: file)
        let lines = looksLikeJSON(bytes) ? jsonLines(bytes, log: log) : csvLines(bytes, log: log)
        if lines.isEmpty, log.isEmpty {
            log.report(at: .start, "the roster holds nobody", hint: "add a line for each person")
        }
        var check = RosterCheck(context: context, log: log)
        let document = check.document(lines)
        return (log.isEmpty ? document : nil, log.mistakes)
    }

    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(64).drop { [0xEF, 0xBB, 0xBF, 0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return start.first == UInt8(ascii: "{")
    }

    private static func csvLines(_ bytes: [UInt8], log: MistakeLog) -> [RosterLine] {
        let columns = RosterColumn.allCases.map(\.rawValue)
        let table = CSVTable(bytes, columns: columns, required: columns, log: log)
        return (table?.rows ?? []).map { row in
            let fields = RosterColumn.allCases.map { column in
                (column, CSV.Field(text: row.text(column.rawValue), position: row.position(of: column.rawValue)))
            }
            return RosterLine(position: row.position, values: Dictionary(fields) { first, _ in first })
        }
    }

    private static func jsonLines(_ bytes: [UInt8], log: MistakeLog) -> [RosterLine] {
        let limits = YAML.Limits(bytes: 64 << 20, depth: 8)
        guard let root = YAML.parse(bytes, log: log, limits: limits),
            let fields = Fields(root, "a roster", keys: ["children", "staff"], log: log)
        else { return [] }
        let children = fields.list("children", .optional) ?? []
        let staff = fields.list("staff", .optional) ?? []
        return children.flatMap { childLines($0, log: log) }
            + staff.compactMap { line($0, "a member of staff", kind: "staff", columns: staffColumns, log: log) }
    }

    private static let staffColumns: [RosterColumn] = [.unit, .group, .sourceID, .handle, .givenName, .familyName]
    private static let childColumns = staffColumns + [.born, .protection]

    /// A child's own line for each guardian, or one line alone.
    private static func childLines(_ node: Node, log: MistakeLog) -> [RosterLine] {
        guard let child = line(node, "a child", kind: "child", columns: childColumns, more: ["guardians"], log: log),
            case .mapping(let entries) = node.value
        else { return [] }
        guard let list = entries.first(where: { $0.key == "guardians" })?.value else { return [child] }
        let guardians = (log.list(list, "'guardians'") ?? []).compactMap { guardian($0, log: log) }
        guard !guardians.isEmpty else { return [child] }
        return guardians.map { guardian in
            RosterLine(position: guardian.position, values: child.values.merging(guardian.values) { $1 })
        }
    }

    private static func line(
        _ node: Node, _ what: String, kind: String, columns: [RosterColumn], more: [String] = [], log: MistakeLog
    ) -> RosterLine? {
        guard let fields = Fields(node, what, keys: columns.map(\.rawValue) + more, log: log) else { return nil }
        var values = fields.values(columns.map { ($0.rawValue, $0) })
        values[.kind] = CSV.Field(text: kind, position: node.position)
        return RosterLine(position: node.position, values: values)
    }

    private static func guardian(_ node: Node, log: MistakeLog) -> RosterLine? {
        let keys: [(String, RosterColumn)] = [
            ("source_id", .guardianSourceID), ("name", .guardianName), ("language", .guardianLanguage),
            ("relation", .relation), ("custody_from", .custodyFrom), ("custody_until", .custodyUntil),
        ]
        return Fields(node, "a guardian", keys: keys.map(\.0), log: log).map {
            RosterLine(position: node.position, values: $0.values(keys))
        }
    }
}

extension Fields {
    /// The keys that have a value; JSON's `null` and missing keys are empty, as an empty field of CSV is.
    fileprivate func values(_ keys: [(String, RosterColumn)]) -> [RosterColumn: CSV.Field] {
        var values: [RosterColumn: CSV.Field] = [:]
        for (key, column) in keys {
            // What is missing is reported where its group begins.
            values[column] = CSV.Field(text: "", position: position)
            guard let value = value(key), !value.isNothing, let text = log.text(value, "'\(key)'") else { continue }
            values[column] = CSV.Field(text: text.trimmed, position: value.position)
        }
        return values
    }
}
