import Dispatch
import Foundation

/// A connection to the loopback address, byte for byte: for senders that no library would be.
final class Wire: Sendable {
    private let descriptor: Int32

    struct Refused: Error {}

    init(port: Int) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        // A test that would hang fails.
        var patience = timeval(tv_sec: 30, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard result == 0 else { throw Refused() }
    }

    deinit { close(descriptor) }

    /// false: the other side is gone.
    @discardableResult
    func send(_ bytes: some Collection<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent <= 0 { return false }
            rest = rest.dropFirst(sent)
        }
        return true
    }

    /// Everything until the other side ends the connection.
    func rest() async -> WireReply {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [descriptor] in
                var (all, piece) = ([UInt8](), [UInt8](repeating: 0, count: 65_536))
                while true {
                    let count = recv(descriptor, &piece, piece.count, 0)
                    if count <= 0 { break }
                    all += piece[..<count]
                }
                continuation.resume(returning: WireReply(all))
            }
        }
    }
}

/// An answer as it stood on the wire.
struct WireReply: Sendable, CustomStringConvertible {
    /// 0: none came.
    let status: Int
    let head: String
    let body: [UInt8]

    init(_ bytes: [UInt8]) {
        let end = bytes.firstRange(of: Array("\r\n\r\n".utf8))
        head = String(decoding: bytes[..<(end?.lowerBound ?? bytes.endIndex)], as: UTF8.self)
        body = Array(bytes[(end?.upperBound ?? bytes.endIndex)...])
        status = head.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    }

    var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
    var description: String { "\(head)\n\(String(decoding: body, as: UTF8.self))" }
}

/// A request as it stands on the wire, after which the connection ends.
struct WireRequest: Sendable {
    var method = "GET"
    let path: String
    var headers: [String: String] = [:]
    var body: [UInt8] = []

    var bytes: [UInt8] {
        let fields = headers.merging(
            ["Host": "localhost", "Connection": "close", "Content-Length": "\(body.count)"]) { own, _ in own }
        let head = fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
        return Array("\(method) \(path) HTTP/1.1\r\n\(head)\r\n".utf8) + body
    }

    static func submit(_ form: Form, key: String, token: String) -> WireRequest {
        WireRequest(
            method: "POST", path: "/api/v1/posts",
            headers: [
                "Content-Type": "multipart/form-data; boundary=\(Form.boundary)", "Idempotency-Key": key,
                "Authorization": "Bearer \(token)",
            ], body: form.bytes)
    }
}
