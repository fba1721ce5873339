/// A content type: `application/json; charset=utf-8`.
package struct MediaTypeName: Equatable, Sendable {
    /// In small letters: `application/json`.
    package let type: String
    package let parameters: [String: String]

    package init?(_ header: String) { self.init(Array(header.utf8)) }

    init?(_ bytes: [UInt8]) {
        guard let value = ParameterizedValue(bytes) else { return nil }
        let halves = value.value.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) else { return nil }
        type = value.value.lowercased()
        var parameters: [String: String] = [:]
        for (name, bytes) in value.parameters {
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            parameters[name] = text
        }
        self.parameters = parameters
    }

    /// Text in another encoding than UTF-8 is not read.
    var isUTF8: Bool { ["utf-8", "utf8", "us-ascii"].contains(parameters["charset"]?.lowercased() ?? "utf-8") }
}
