/// How the service is started. `synas serve` has looked at the words and says what is wrong with them; what is left here
/// is what must hold however it was started.
struct Options: Sendable {
    var data = "synas-data"
    var address = "127.0.0.1"
    var port = 8080
    var origin: String?
    var isBehindProxy = false
    var version = "0.1.0"
    /// Where the port is written once it is listened at; for port 0, which lets the system choose.
    var portFile: String?

    struct Mistake: Error { let message: String }

    init(_ environment: [String: String], _ arguments: [String]) throws(Mistake) {
        if let folder = environment["SYNAS_DATA"], !folder.isEmpty { data = folder }
        guard !arguments.isEmpty else {
            throw Mistake(message: "the system does not say how to start (/proc cannot be read): try again")
        }
        var words = arguments.dropFirst()
        while let word = words.popFirst() {
            switch word {
            case "--data": data = try Self.value(of: word, &words)
            case "--address": address = try Self.value(of: word, &words)
            case "--port": port = try Self.port(try Self.value(of: word, &words))
            case "--origin": origin = try Self.value(of: word, &words)
            case "--behind-proxy": isBehindProxy = true
            case "--port-file": portFile = try Self.value(of: word, &words)
            default: throw Mistake(message: "that is no option of the service: start it with synas serve")
            }
        }
        try check()
    }

    private func check() throws(Mistake) {
        let isLoopback = ["127.0.0.1", "::1", "localhost"].contains(address)
        guard isLoopback || isBehindProxy else {
            throw Mistake(
                message: "the service speaks no TLS: put a proxy before it (docs/deploy), and say --behind-proxy")
        }
    }

    private static func value(of option: String, _ words: inout ArraySlice<String>) throws(Mistake) -> String {
        guard let value = words.popFirst() else { throw Mistake(message: "\(option) has no value: give one") }
        return value
    }

    private static func port(_ text: String) throws(Mistake) -> Int {
        guard let port = Int(text), (0...65_535).contains(port) else {
            throw Mistake(message: "--port is no number from 0 to 65535: give one that is")
        }
        return port
    }
}
