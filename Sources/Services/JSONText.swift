import Foundation

/// The one way in which values become JSON: sorted keys, two-space lines, stable from run to run.
package enum JSONText {
    /// - Throws: `EncodingError`, which only a value that is not finite can cause.
    package static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
