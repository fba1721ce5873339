internal import HTTPTypes
package import Hummingbird
internal import NIOCore

extension Request {
    /// Refuses at once what announces to be too long: nothing of it is read.
    package func refuse(longerThan limit: Int) throws(Problem) {
        guard let header = headers[.contentLength] else { return }
        guard let length = Int(header), length >= 0 else { throw Problem(.badRequest, "Content-Length is no number") }
        guard length <= limit else { throw Self.tooLong(limit) }
    }

    /// - Throws: `unsupportedMediaType` unless the content type is one of those, in UTF-8 where it says in what.
    @discardableResult
    package func requireContentType(_ allowed: String...) throws(Problem) -> MediaTypeName {
        guard let type = headers[.contentType].flatMap({ MediaTypeName($0) }), allowed.contains(type.type), type.isUTF8
        else {
            throw Problem(.unsupportedMediaType, "send \(allowed.joined(separator: " or "))")
        }
        return type
    }

    /// The whole body.
    ///
    /// `limit`: in bytes.
    package func bodyBytes(upTo limit: Int) async throws -> [UInt8] {
        try refuse(longerThan: limit)
        var bytes: [UInt8] = []
        for try await chunk in body {
            guard bytes.count + chunk.readableBytes <= limit else { throw Self.tooLong(limit) }
            bytes += chunk.readableBytesView
        }
        return bytes
    }

    /// The body as one JSON object.
    package func json(upTo limit: Int) async throws -> JSONObject {
        try requireContentType("application/json")
        return try JSONReader.object(try await bodyBytes(upTo: limit))
    }

    private static func tooLong(_ limit: Int) -> Problem {
        Problem(.tooLarge, "the request is longer than \(limit) bytes: send less at a time")
    }
}
