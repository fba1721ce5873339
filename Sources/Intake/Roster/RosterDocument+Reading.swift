package import Documents

extension RosterDocument {
    /// Reads a roster in CSV (one row for each child and guardian), JSON, or SS 12000 as JSON (docs/rosters.md).
    ///
    /// - Returns: the roster, only if there is no mistake at all, since a lost row could lose someone who decides; and
    ///   every mistake, in the order of the file.
    package static func read(
        _ bytes: [UInt8], file: String, context: RosterContext
    ) -> (RosterDocument?, [Mistake]) {
        let log = MistakeLog(file: file)
        let (lines, isComplete) = lines(bytes, context: context, log: log)
        if lines.isEmpty, log.isEmpty {
            log.report(at: .start, "the roster holds nobody", hint: "add a line for each person")
        }
        var check = RosterCheck(context: context, log: log)
        var document = check.document(lines)
        document.isComplete = isComplete
        return (log.isEmpty ? document : nil, log.mistakes)
    }

    private static func lines(
        _ bytes: [UInt8], context: RosterContext, log: MistakeLog
    ) -> (lines: [RosterLine], isComplete: Bool) {
        guard JSON.isLikely(bytes) else { return (csvLines(bytes, log: log), false) }
        guard let root = JSON.parse(bytes, log: log, limits: JSON.Limits(depth: 16)) else { return ([], false) }
        if root["persons"] != nil { return (SS12000(root, context: context, log: log).lines(), false) }
        return RosterJSON.lines(root, log: log)
    }

    private static func csvLines(_ bytes: [UInt8], log: MistakeLog) -> [RosterLine] {
        let table = CSVTable(
            bytes, columns: RosterColumn.allCases.map(\.rawValue), required: RosterColumn.required.map(\.rawValue),
            log: log)
        return (table?.rows ?? []).map { row in
            var line = RosterLine(at: row.position)
            for column in RosterColumn.allCases { line[column] = row.field(column.rawValue) }
            return line
        }
    }
}
