import Client
import Documents
import Services

extension ServerConnection {
    /// Sends, and reads the answer as one of our shapes.
    ///
    /// `read`: nil for what is none.
    func ask<Value>(_ request: ServerRequest, _ read: (String) -> Value?) async throws(ClientError) -> (
        value: Value, isReplay: Bool
    ) {
        let answer = try await sendForJSON(request)
        guard let value = read(String(decoding: answer.body, as: UTF8.self)) else { throw notAService }
        return (value, answer.isReplay)
    }
}

extension ServerRequest.Body {
    /// - Throws: `EncodingError`, which only a value that is not finite can cause.
    static func json(of value: some Encodable) throws -> ServerRequest.Body {
        .json([UInt8](try JSONText.encode(value).utf8))
    }
}

extension ClientError {
    /// Mistakes in a document that was sent, told as of the file that its sender knows.
    func told(of file: String) -> any Error {
        guard let mistakes = problem?.mistakes, !mistakes.isEmpty else { return self }
        return ServiceError(
            mistakes: mistakes.map {
                Mistake(file: file, at: Position(line: $0.line, column: $0.column), $0.message, hint: $0.hint)
            })
    }
}

extension String {
    /// Lines of a service, none of which can move the cursor or colour what follows.
    var withoutControls: String {
        var plain = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isControl = scalar != "\n" && scalar.properties.generalCategory == .control
            plain.append(isControl ? " " : scalar)
        }
        return String(plain)
    }
}
