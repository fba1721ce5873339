import Foundation
import TestSupport
import Testing

@Suite("The token: never an argument, never in what is said, never readable by others")
struct TokenTests {
    private static let sheet = ["day-sheet", "--unit", "ekbacken", "--group", "grodan", "--channel", "open-blog"]

    private static func answering(_ work: Workplace) throws -> FakeService {
        try FakeService(["GET /api/v1/day-sheet": [FakeService.problem(404, "not-found", "no such group")]], in: work)
    }

    @Test("from a file of one's own, with a line's end or without")
    func file() throws {
        let work = try Workplace()
        let service = try Self.answering(work)
        for end in ["", "\n", "\r\n"] {
            try work.write(ServerScene.token + end, to: "token")
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: work.path("token"))
            let ran = try work.synas(Self.sheet + ["--server", service.address, "--token-file", "token"])
            #expect(ran.code == 66, "\(ran)")
        }
        let sent = try service.requests().map { $0.headers["authorization"] }
        #expect(sent == Array(repeating: "Bearer \(ServerScene.token)", count: 3))
    }

    @Test("a file that others may read is refused, and nothing is sent", arguments: [0o644, 0o640, 0o604, 0o660])
    func readable(_ mode: Int) throws {
        let work = try Workplace()
        let service = try Self.answering(work)
        try work.write(ServerScene.token, to: "token")
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: work.path("token"))
        let ran = try work.synas(Self.sheet + ["--server", service.address, "--token-file", "token"])
        #expect(ran.code == 77 && ran.isOneLine && ran.complaints.contains("chmod 600"))
        #expect(try service.requests().isEmpty)
    }

    @Test("without one: not signed in; with something else: told so, without it")
    func missing() throws {
        let work = try Workplace()
        let service = try Self.answering(work)
        let call = Self.sheet + ["--server", service.address]
        #expect(try work.synas(call).code == 77)
        #expect(try work.synas(call + ["--token-file", "nowhere"]).code == 66)
        let odd = try work.synas(call, environment: ["SYNAS_TOKEN": "half a token of 40 letters, and spaces"])
        #expect(odd.code == 64 && odd.isOneLine && !odd.complaints.contains("half"))
        #expect(try service.requests().isEmpty)
    }

    @Test("http leads nowhere but here, and a service and a folder do not go together")
    func addresses() throws {
        let work = try Workplace()
        let token = ["SYNAS_TOKEN": ServerScene.token]
        for address in ["http://synas.example.se", "synas.example.se", "https://user@synas.example.se"] {
            let ran = try work.synas(Self.sheet + ["--server", address], environment: token)
            #expect(ran.code == 64 && ran.isOneLine, "\(ran)")
        }
        let both = try work.synas(Self.sheet + ["--server", "https://synas.example.se", "--data", "data"])
        #expect(both.code == 64 && both.isOneLine)
        // A folder that is named in the call outdoes a service of the environment.
        let folder = try work.synas(
            Self.sheet + ["--data", "data"], environment: ["SYNAS_SERVER": "https://synas.example.se"])
        #expect(folder.code == 66 && folder.complaints.contains("data"))
    }
}
