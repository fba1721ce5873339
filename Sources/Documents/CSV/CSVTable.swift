/// A CSV file with a header: rows whose fields are found by their column's name, in whatever order the columns stand.
package struct CSVTable {
    package let rows: [CSVRow]

    /// Nil, with a mistake in `log`, where the file or its header cannot be read. Rows that are too long or too short
    /// are reported and left out.
    ///
    /// The `required` ones of `columns` must be there; the others may be left out.
    package init?(
        _ bytes: [UInt8], columns: [String], required: [String], log: MistakeLog, limits: CSV.Limits = CSV.Limits()
    ) {
        guard let records = CSV.records(bytes, log: log, limits: limits), let header = records.first,
            let places = Self.places(of: header, columns: columns, required: required, log: log)
        else { return nil }
        rows = records.dropFirst().compactMap { record in
            guard record.count == header.count else {
                Self.wrongLength(record, header.count, log)
                return nil
            }
            return CSVRow(fields: record, places: places, log: log)
        }
    }

    private static func places(
        of header: [CSV.Field], columns: [String], required: [String], log: MistakeLog
    ) -> [String: Int]? {
        var places: [String: Int] = [:]
        for (index, field) in header.enumerated() {
            let name = field.text.trimmed.lowercased()
            if !columns.contains(name) {
                log.report(
                    at: field.position, "unknown column \(MistakeLog.quoted(name))",
                    hint: Spelling.hint(for: name, among: columns))
            } else if places.updateValue(index, forKey: name) != nil {
                log.report(at: field.position, "the column '\(name)' stands twice", hint: "keep one of them")
            }
        }
        for name in required where places[name] == nil {
            log.report(at: .start, "the column '\(name)' is missing", hint: "add it to the header line and to each row")
        }
        return required.allSatisfy { places[$0] != nil } ? places : nil
    }

    private static func wrongLength(_ record: [CSV.Field], _ expected: Int, _ log: MistakeLog) {
        log.report(
            at: record.first?.position ?? .start, "this row has \(record.count) fields, the header has \(expected)",
            hint: "check its separators and quotation marks")
    }
}

/// One row of a table.
package struct CSVRow {
    private let fields: [CSV.Field]
    private let places: [String: Int]
    private let log: MistakeLog

    fileprivate init(fields: [CSV.Field], places: [String: Int], log: MistakeLog) {
        self.fields = fields
        self.places = places
        self.log = log
    }

    /// Where the row begins.
    package var position: Position { fields.first?.position ?? .start }

    /// Where a column's field begins; the row's beginning where the column is not in the file.
    package func position(of column: String) -> Position { found(column)?.position ?? position }

    /// The text without spaces around it; empty where the field or its whole column is missing.
    package func text(_ column: String) -> String { found(column)?.text.trimmed ?? "" }

    /// The field without spaces around it; an empty one at the row's beginning where its whole column is missing.
    package func field(_ column: String) -> CSV.Field {
        guard let field = found(column) else { return CSV.Field(text: "", position: position) }
        return CSV.Field(text: field.text.trimmed, position: field.position)
    }

    /// Reports a mistake at a column's field.
    package func report(_ column: String, _ message: String, hint: String) {
        log.report(at: position(of: column), message, hint: hint)
    }

    private func found(_ column: String) -> CSV.Field? {
        places[column].flatMap { fields.indices.contains($0) ? fields[$0] : nil }
    }
}

extension String {
    /// Without spaces, tabs and line breaks at either end.
    package var trimmed: String {
        if let first = utf8.first, let last = utf8.last, (0x21..<0x7F).contains(first), (0x21..<0x7F).contains(last) {
            return self
        }
        let isSpace: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
        let start = unicodeScalars.drop(while: isSpace)
        let end = start.lastIndex { !isSpace($0) }
        return end.map { String(start[...$0]) } ?? ""
    }
}
