internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Storage

extension Response {
    private static let piece = 64 << 10

    /// An answer that was written to disk first, piece by piece: however long it is, little of it is in memory.
    static func streamed(
        _ upload: Upload, _ type: String, on desk: Workers, headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        let body = ResponseBody(contentLength: upload.count) { writer in
            var start = 0
            while start < upload.count {
                let place = start
                let bytes = try await desk.run { try upload.piece(from: place, upTo: piece) }
                try await writer.write(ByteBuffer(bytes: bytes))
                start += bytes.count
            }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
