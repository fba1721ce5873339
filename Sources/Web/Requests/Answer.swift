internal import HTTPSupport
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Services

extension Response {
    /// A value as JSON, in the form that the command writes it.
    static func json(
        _ value: some Encodable, status: HTTPResponse.Status = .ok, headers: HTTPFields = [:]
    ) throws -> Response {
        try text(JSONText.encode(value) + "\n", "application/json", status: status, headers: headers)
    }

    static func text(
        _ text: String, _ type: String = "text/plain; charset=utf-8", status: HTTPResponse.Status = .ok,
        headers: HTTPFields = [:]
    ) -> Response {
        var headers = headers
        headers[.contentType] = type
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    static let nothing = Response(status: .noContent)
}
