internal import HTTPTypes
package import Hummingbird

extension Problem {
    package static let contentType = "application/problem+json"

    package func response(from request: Request, context: some RequestContext) -> Response {
        response(instance: context.id)
    }

    /// `instance`: the id of the request, under which the service's log has more.
    package func response(instance: String) -> Response {
        var fields = headers
        fields[.contentType] = Self.contentType
        return Response(
            status: status, headers: fields,
            body: ResponseBody(byteBuffer: ByteBuffer(string: json(instance: instance))))
    }

    package func json(instance: String) -> String {
        var members = [
            ("type", JSONText.string(kind.type)), ("title", JSONText.string(kind.title)),
            ("status", String(status.code)),
        ]
        if let detail { members.append(("detail", JSONText.string(detail))) }
        members.append(("instance", JSONText.string("urn:synas:request:\(instance)")))
        if !mistakes.isEmpty { members.append(("mistakes", "[\(mistakes.map(\.json).joined(separator: ","))]")) }
        return JSONText.object(members)
    }
}

extension Problem.Mistake {
    fileprivate var json: String {
        var members = [("file", JSONText.string(file))]
        if let line { members.append(("line", String(line))) }
        if let column { members.append(("column", String(column))) }
        members.append(("message", JSONText.string(message)))
        if let hint { members.append(("hint", JSONText.string(hint))) }
        return JSONText.object(members)
    }
}

/// The little JSON that this room writes itself.
enum JSONText {
    static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\(string($0.0)):\($0.1)" }.joined(separator: ","))}"
    }

    /// Quoted as RFC 8259 asks, and safe inside HTML besides.
    static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "<", ">", "&", "\u{0}"..<"\u{20}", "\u{7F}", "\u{2028}", "\u{2029}": quoted += escaped(scalar)
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
