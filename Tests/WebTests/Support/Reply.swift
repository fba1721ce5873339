import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore

/// All that somebody is answered.
struct Reply: Sendable, CustomStringConvertible {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    init(_ response: TestResponse) {
        status = Int(response.status.code)
        headers = response.headers
        body = Array(response.body.readableBytesView)
    }

    var text: String { String(decoding: body, as: UTF8.self) }

    var json: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:]
    }

    /// The last word of the problem's type; nil where this is none in the form of RFC 9457.
    var problem: String? {
        guard headers[.contentType] == "application/problem+json", json["status"] as? Int == status,
            let type = json["type"] as? String, type.hasPrefix("urn:synas:problem:"), json["title"] is String,
            (json["instance"] as? String)?.hasPrefix("urn:synas:request:") == true
        else { return nil }
        return String(type.dropFirst("urn:synas:problem:".count))
    }

    /// Status, headers in their order and body, without the request's own id.
    var masked: String {
        let fields = headers.map { "\($0.name.rawName): \($0.value)" }.joined(separator: "\n")
        let isText = String(validating: body, as: UTF8.self) != nil
        let body = isText ? text : Data(body).base64EncodedString()
        return "\(status)\n\(fields)\n\n\(body)".replacing(/urn:synas:request:[0-9a-zA-Z-]+/, with: "REQUEST")
    }

    var description: String { "\(status) \(text)" }
}
