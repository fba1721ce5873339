import Dispatch
import Glibc

/// A TCP connection to the loopback address, byte for byte: for senders that no HTTP library would be.
final class RawClient: Sendable {
    private let descriptor: Int32

    struct Failed: Error {}

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
        // Nothing here waits longer than this for a byte: a test that would hang fails.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        guard result == 0 else { throw Failed() }
    }

    deinit { close(descriptor) }

    /// false: the other side is gone.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
    }

    /// Nothing more is sent; what comes is still read.
    func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// What comes next; empty at the end, nil where the connection broke or nothing came for too long.
    func receive() async -> [UInt8]? {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { [descriptor] in
                var bytes = [UInt8](repeating: 0, count: 65536)
                let count = recv(descriptor, &bytes, bytes.count, 0)
                continuation.resume(returning: count < 0 ? nil : Array(bytes[..<count]))
            }
        }
    }

    /// Everything until the other side ends the connection.
    func receiveAll() async -> String {
        var all: [UInt8] = []
        while let bytes = await receive(), !bytes.isEmpty { all += bytes }
        return String(decoding: all, as: UTF8.self)
    }

    /// What comes until the text has stood in it.
    func receive(until text: String) async -> String {
        var all = ""
        while !all.contains(text), let bytes = await receive(), !bytes.isEmpty {
            all += String(decoding: bytes, as: UTF8.self)
        }
        return all
    }
}
