import Foundation

/// A service that answers as a test tells it to (Tests/ClientTests/fake_service.py), on a port of its own of this machine.
package final class FakeService {
    /// One answer, with the keys of fake_service.py.
    package typealias Said = [String: any Sendable]
    /// Answers in turn, the last again and again, by `METHOD /path`.
    package typealias Script = [String: [Said]]

    package let work: Workplace
    /// Where it is, without a path.
    package let address: String
    private let process = Process()
    private let input = Pipe()

    /// `certificate`: the name of a certificate in the workplace, with its key in `NAME.key`; nil: it speaks no TLS.
    package init(_ script: Script, in work: Workplace, certificate: String? = nil) throws {
        self.work = work
        let name = "service-\(UUID().uuidString)"
        log = work.path("\(name).log")
        try work.write([UInt8](JSONSerialization.data(withJSONObject: script)), to: "\(name).script")
        process.executableURL = URL(fileURLWithPath: Program.found("python3") ?? "/usr/bin/python3")
        let secret = certificate.map { [work.path($0), work.path("\($0).key")] } ?? []
        process.arguments =
            [School.repository + "/Tests/ClientTests/fake_service.py", work.path("\(name).script"), log] + secret
        process.currentDirectoryURL = URL(fileURLWithPath: work.path)
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
        guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
            throw LaunchError("the fake service did not start")
        }
        address = certificate == nil ? "http://127.0.0.1:\(port)" : "https://localhost:\(port)"
    }

    private let log: String

    deinit { stop() }

    package func stop() {
        try? input.fileHandleForWriting.close()
        if process.isRunning { process.waitUntilExit() }
    }

    /// What it was asked, in order.
    package func requests() throws -> [Asked] {
        guard let bytes = FileManager.default.contents(atPath: log) else { return [] }
        return try bytes.split(separator: UInt8(ascii: "\n")).map { try JSONDecoder().decode(Asked.self, from: $0) }
    }

    package struct Asked: Decodable {
        package let method: String
        /// With its query.
        package let path: String
        /// By names in lower case.
        package let headers: [String: String]
        package let parts: [Part]
        package let body: String

        package struct Part: Decodable, Hashable {
            package let name: String
            package let file: String?
            package let type: String
            package let sha256: String
            package let length: Int
        }
    }

    /// An answer that says no.
    package static func problem(
        _ status: Int, _ name: String, _ detail: String, mistakes: [Said] = [],
        headers: [String: String] = [:]
    ) -> Said {
        var body: [String: any Sendable] = [
            "type": "urn:synas:problem:\(name)", "title": name, "status": status, "detail": detail,
        ]
        if !mistakes.isEmpty { body["mistakes"] = mistakes }
        let text = (try? JSONSerialization.data(withJSONObject: body)).map { String(decoding: $0, as: UTF8.self) }
        return [
            "status": status, "body": text ?? "",
            "headers": headers.merging(["Content-Type": "application/problem+json"]) { _, new in new },
        ]
    }

    package static func json(_ body: String, status: Int = 200, headers: [String: String] = [:]) -> Said {
        [
            "status": status, "body": body,
            "headers": headers.merging(["Content-Type": "application/json"]) { _, new in new },
        ]
    }
}
