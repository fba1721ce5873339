import Foundation
import TestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#endif

@Suite("The service, started by the command")
struct ServeCommandTests {
    /// The service on the scene's folder, with a free port.
    private struct Served {
        let scene: Scene
        let running: Running
        let port: String

        init(_ options: String...) async throws {
            scene = try Scene()
            running = try start(
                [Program.path("synas"), "serve", "--data", "data", "--port", "0", "--port-file", "port"] + options,
                in: scene.work.path)
            port = try await Self.port(scene.work)
        }

        private static func port(_ work: Workplace) async throws -> String {
            for _ in 0..<600 {
                if work.exists("port") { return try work.text("port").trimmingCharacters(in: .newlines) }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw LaunchError("the service did not say its port within 30 s")
        }

        /// The whole answer to a request without a body.
        func get(_ path: String) throws -> String {
            let script = """
                exec 3<>/dev/tcp/127.0.0.1/$0
                printf 'GET %s HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' "$1" >&3
                cat <&3
                """
            return try scene.work.run(["/bin/bash", "-c", script, port, path]).output
        }
    }

    private static func serve(_ work: Workplace, _ options: String..., environment: [String: String] = [:]) throws
        -> Ran
    {
        try work.synas(["serve", "--data", "data"] + options, environment: environment)
    }

    @Test("it says its port, answers, lets commands work beside it, and ends with 0 soon after it is told to")
    func whole() async throws {
        let served = try await Served()
        #expect(try served.get("/healthz").hasSuffix("ok\n"))
        #expect(try served.get("/readyz").hasPrefix("HTTP/1.1 200"))
        #expect(try served.get("/api/v1/me").contains("urn:synas:problem:not-signed-in"))
        #expect(try served.scene.synas("submit", "cleared.yaml", "--out", "ready").code == 0)
        let told = ContinuousClock.now
        served.running.send(SIGTERM)
        let ran = try served.running.wait()
        #expect(ran.code == 0 && ran.output.isEmpty, "\(ran)")
        #expect(ContinuousClock.now - told < .seconds(10))
        for line in ran.complaintLines { #expect((try? JSONSerialization.jsonObject(with: Data(line.utf8))) != nil) }
        #expect(try served.scene.synas("fsck").code == 0)
    }

    @Test("policies with mistakes hold everything up, without telling a caller of the machine; mended, it goes on")
    func policies() async throws {
        let served = try await Served()
        let file = "data/policies/channels/open-blog.yaml"
        let right = try served.scene.work.text(file)
        try served.scene.school.edit(file) { $0.replacing("at_most:", with: "most:") }
        // They are looked at once a second.
        try await Task.sleep(for: .milliseconds(1200))
        let answer = try served.get("/readyz")
        #expect(answer.hasPrefix("HTTP/1.1 503") && !answer.contains("open-blog"), "\(answer)")
        try served.scene.work.write(right, to: file)
        try await Task.sleep(for: .milliseconds(1200))
        #expect(try served.get("/readyz").hasPrefix("HTTP/1.1 200"))
        served.running.send(SIGTERM)
        #expect(try served.running.wait().complaints.contains("\"code\":\"policies\""))
    }

    @Test("an interrupt ends it as well, and two on one folder are none too many")
    func interrupt() async throws {
        let served = try await Served()
        let other = try start(
            [Program.path("synas"), "serve", "--data", "data", "--port", served.port], in: served.scene.work.path)
        let refused = try other.wait()
        #expect(refused.code == 69 && refused.complaints.contains("port \(served.port) is in use"), "\(refused)")
        #expect(refused.complaintLines.last?.hasPrefix("synas: ") == true, "\(refused)")
        served.running.send(SIGINT)
        #expect(try served.running.wait().code == 0)
    }

    @Test("what is wrong with the call is one line, and nothing is started")
    func usage() throws {
        let scene = try Scene()
        let calls: [([String], String)] = [
            (["--port", "99999"], "0 to 65535"), (["--port", "http"], "--port"),
            (["--address", "0.0.0.0"], "--behind-proxy"), (["--origin", "synas.example.se"], "https://"),
            (["--origin", "https://synas.example.se/", "--behind-proxy"], "nothing after it"),
            (["--origin", "http://synas.example.se", "--behind-proxy"], "use https"),
            (["--origin", "https://synas.example.se"], "--behind-proxy"), (["--tls"], "--tls"),
        ]
        for (words, said) in calls {
            let ran = try scene.work.synas(["serve", "--data", "data"] + words)
            #expect(ran.code == 64 && ran.isOneLine && ran.complaints.contains(said), "\(ran)")
        }
    }

    @Test("a folder that is none, that may not be read, or whose policies have mistakes")
    func folders() throws {
        let scene = try Scene()
        let none = try scene.work.synas("serve", "--data", "none", "--port", "0")
        #expect(none.code == 66 && none.isOneLine && none.complaints.contains("synas init"), "\(none)")
        chmod(scene.work.path("data"), 0)
        let unreadable = try scene.work.synasWithoutPrivilege("serve", "--data", "data", "--port", "0")
        chmod(scene.work.path("data"), 0o700)
        #expect([66, 73, 74].contains(unreadable.code) && unreadable.isOneLine, "\(unreadable)")
        try scene.school.edit("data/policies/channels/open-blog.yaml") { $0.replacing("at_most:", with: "most:") }
        let mistaken = try Self.serve(scene.work, "--port", "0")
        #expect(mistaken.code == 65 && mistaken.output.isEmpty, "\(mistaken)")
        #expect(mistaken.complaintLines.allSatisfy { $0.hasPrefix("synas: ") && $0.contains("open-blog.yaml:") })
    }

    @Test("a port file that cannot be written: nobody waits for it")
    func portFile() throws {
        let ran = try Self.serve(Scene().work, "--port", "0", "--port-file", "none/port")
        #expect(ran.code == 73 && ran.complaintLines.last?.contains("port file") == true, "\(ran)")
    }

    @Test("where the service was not built, it says how; where it is named, it is found")
    func absent() throws {
        let scene = try Scene()
        // A link where it can be one: a copy that a test beside this one was forked during is "busy" for as long.
        let (built, place) = (Program.path("synas"), scene.work.path("synas"))
        if link(built, place) != 0 { try FileManager.default.copyItem(atPath: built, toPath: place) }
        let alone = [scene.work.path("synas"), "serve", "--data", "none", "--port", "0"]
        let absent = try scene.work.run(alone, environment: ["PATH": "/usr/bin:/bin"])
        #expect(absent.code == 69 && absent.isOneLine && absent.complaints.contains("make build-service"), "\(absent)")
        let named = try scene.work.run(alone, environment: ["PATH": "/bin", "SYNASD": Program.path("synasd")])
        #expect(named.code == 66 && named.isOneLine, "\(named)")
    }
}
