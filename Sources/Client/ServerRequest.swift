/// One request to a service's API, as a value.
package struct ServerRequest: Sendable {
    package enum Method: String, Sendable { case get = "GET", post = "POST" }

    package enum Body: Sendable {
        case nothing
        case json([UInt8])
        /// `multipart/form-data`, in this order.
        case parts([Part])
    }

    package struct Part: Sendable {
        package enum Content: Sendable {
            case bytes([UInt8])
            /// A file that is read while it is sent.
            case file(String)
        }

        package let name: String
        package let type: String?
        package let fileName: String?
        package let content: Content

        package init(_ name: String, type: String? = nil, fileName: String? = nil, _ content: Content) {
            self.name = name
            self.type = type
            self.fileName = fileName
            self.content = content
        }
    }

    package let method: Method
    /// Below `/api/v1`, with what is asked behind it, percent-encoded.
    package let target: String
    package var body: Body
    /// The same for every repetition of what is to be done once; nil: not for what is done.
    package var idempotencyKey: String?
    /// The most bytes of the answer.
    package var answerLimit: Int
    /// It changes nothing, however often it is sent.
    private let isSafe: Bool

    /// `path`: its parts, as they are; each is encoded.
    /// `action`: what is done with what the path names, as in `/posts:check`.
    /// `query`: names and values, as they are; what has no value is left out.
    /// `isSafe`: it changes nothing, although it is a POST.
    package init(
        _ method: Method, _ path: [String], action: String? = nil, query: [(String, String?)] = [],
        body: Body = .nothing, idempotencyKey: String? = nil, answerLimit: Int = 16 << 20,
        isSafe: Bool = false
    ) {
        self.method = method
        let asked = query.compactMap { name, value in value.map { "\(name)=\($0.percentEncoded)" } }
        target =
            path.map { "/" + $0.percentEncoded }.joined() + (action.map { ":\($0)" } ?? "")
            + (asked.isEmpty ? "" : "?" + asked.joined(separator: "&"))
        self.body = body
        self.idempotencyKey = idempotencyKey
        self.answerLimit = answerLimit
        self.isSafe = isSafe || method == .get
    }

    /// Whether a text can be an idempotency key: 8 to 64 letters, digits and hyphens.
    package static func isKey(_ text: String) -> Bool {
        (8...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
    }

    /// Whether sending it twice does no more than sending it once.
    var isRepeatable: Bool { isSafe || idempotencyKey != nil }
}

extension UInt8 {
    /// Of ASCII.
    fileprivate var isLetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}

extension String {
    /// Everything but what no address gives a meaning to (RFC 3986, 2.3).
    var percentEncoded: String {
        let digits = Array("0123456789ABCDEF")
        return utf8.map { byte in
            byte.isLetterOrDigit || "-._~".utf8.contains(byte)
                ? String(Unicode.Scalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
        }.joined()
    }
}
