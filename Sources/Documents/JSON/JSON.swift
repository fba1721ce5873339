/// Reads JSON (RFC 8259) that another system wrote, into the nodes that YAML gives: with positions, and scalars as text.
///
/// One pass, no look back, nothing deeper than the limit: a hostile file costs no more than its size.
package enum JSON {
    /// What a file may cost.
    package struct Limits: Sendable {
        /// Bytes of one file.
        package var bytes = 64 << 20
        /// Levels of lists and groups inside each other.
        package var depth = 32

        package init(bytes: Int = 64 << 20, depth: Int = 32) {
            self.bytes = bytes
            self.depth = depth
        }
    }

    /// Whether a file that may be JSON or something else is meant as JSON: it begins as an object does.
    package static func isLikely(_ bytes: [UInt8]) -> Bool {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return content.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "{")
    }

    /// Reads one value. Nil, with a mistake in `log`, where the file cannot be read as a whole; a key that stands twice in
    /// a group is a mistake as well.
    package static func parse(_ bytes: [UInt8], log: MistakeLog, limits: Limits = Limits()) -> Node? {
        do throws(Mistake) {
            guard bytes.count <= limits.bytes else {
                throw Mistake(
                    file: log.file, "the file has \(bytes.count) bytes, more than the \(limits.bytes) that are read",
                    hint: "check that it is the right file, or split it")
            }
            let text = try SourceText.decode(bytes, file: log.file)
            var scanner = Scanner(Array(text.utf8), log: log, depth: limits.depth)
            return try scanner.document()
        } catch {
            log.report(error)
            return nil
        }
    }
}
