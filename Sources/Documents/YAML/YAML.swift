internal import Yams

/// Reads YAML 1.1, and so JSON, into nodes with positions.
///
/// Made for files that people write: one document, no anchors, aliases or tags, keys that are text and stand once.
/// That leaves nothing that grows on reading, so a hostile file costs no more than its size.
package enum YAML {
    /// What a file may cost. Deeper or larger than any policy, post or roster needs.
    package struct Limits: Sendable {
        /// Bytes of one file.
        package var bytes = 1 << 20
        /// Levels of lists and groups inside each other.
        package var depth = 32

        package init(bytes: Int = 1 << 20, depth: Int = 32) {
            self.bytes = bytes
            self.depth = depth
        }
    }

    /// Reads one document. Nil, with at least one mistake in `log`, where it cannot be read.
    package static func parse(_ bytes: [UInt8], log: MistakeLog, limits: Limits = Limits()) -> Node? {
        do throws(Mistake) {
            guard bytes.count <= limits.bytes else { throw tooLarge(bytes.count, limits, file: log.file) }
            return try parse(SourceText.decode(bytes, file: log.file), log: log, limits: limits)
        } catch {
            log.report(error)
            return nil
        }
    }

    private static func parse(_ text: String, log: MistakeLog, limits: Limits) throws(Mistake) -> Node? {
        try checkBeforeParsing(text, file: log.file)
        do {
            let parser = try Yams.Parser(yaml: text, resolver: .basic, encoding: .utf8)
            guard let root = try parser.singleRoot() else { throw empty(file: log.file) }
            // Yams keeps a node's anchor alive only as long as its parser.
            return withExtendedLifetime(parser) { Conversion(log: log, limits: limits).node(root) }
        } catch let error as YamlError {
            throw mistake(error, in: text, file: log.file)
        } catch let error as Mistake {
            throw error
        } catch {
            throw Mistake(file: log.file, "the file cannot be read as YAML", hint: "check its layout")
        }
    }

    private static func empty(file: String) -> Mistake {
        Mistake(file: file, "the file is empty", hint: "write its keys, one on each line")
    }

    private static func tooLarge(_ count: Int, _ limits: Limits, file: String) -> Mistake {
        Mistake(
            file: file, "the file has \(count) bytes, more than the \(limits.bytes) that are read",
            hint: "check that it is the right file, or split it")
    }
}
