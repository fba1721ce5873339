/// Comma-separated values as RFC 4180 has them: quoted fields, doubled quotes, line breaks inside quotes.
///
/// `;` and tab separate as well, since Swedish Excel writes `;`: whichever stands most in the header outside quotes.
package enum CSV {
    /// A field with where it begins.
    package struct Field: Sendable {
        package let text: String
        package let position: Position

        package init(text: String, position: Position) {
            self.text = text
            self.position = position
        }
    }

    /// What a file may cost.
    package struct Limits: Sendable {
        package var bytes = 64 << 20
        package var columns = 64
        package var fieldBytes = 10_000
        package init() {}
    }

    /// All records, the header first; lines with nothing on them are left out. Nil, with a mistake in `log`, where the
    /// file as a whole cannot be read. A quotation mark out of place is reported and the reading goes on.
    package static func records(_ bytes: [UInt8], log: MistakeLog, limits: Limits = Limits()) -> [[Field]]? {
        do throws(Mistake) {
            guard bytes.count <= limits.bytes else {
                throw Mistake(
                    file: log.file, "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
                    hint: "split it into several files")
            }
            let text = try SourceText.decode(bytes, file: log.file)
            let records = Scanner.records(Array(text.utf8), log: log, limits: limits)
            guard !records.isEmpty else {
                throw Mistake(
                    file: log.file, "the file is empty", hint: "write a header line and one line for each row")
            }
            return records
        } catch {
            log.report(error)
            return nil
        }
    }
}
