import Foundation
import TestSupport
import Testing

@Suite("Staff and tokens at the command")
struct StaffCommandTests {
    private static let password = "tre kottar i en korg"

    private static func piped(_ work: Workplace, _ input: String, _ words: [String]) throws -> Ran {
        try work.write(input, to: "input.txt")
        return try work.run(
            ["/bin/sh", "-c", "exec \"$@\" < input.txt", "sh", Program.path("synas")] + words + ["--data", "data"])
    }

    private static func fields(_ ran: Ran) throws -> [String: Any] { try #require(ran.json as? [String: Any]) }

    @Test("an account with a password from standard input: nothing of it is shown, or stands in the folder")
    func add() throws {
        let scene = try Scene()
        let ran = try Self.piped(
            scene.work, Self.password + "\n",
            ["staff", "add", "anna.l", "--role", "teacher", "--scope", "ekbacken/grodan"])
        #expect(ran.code == 0 && ran.output.contains("anna.l: teacher of ekbacken/grodan"), "\(ran)")
        #expect(!(ran.output + ran.complaints).contains(Self.password))
        for (name, bytes) in scene.work.contents(of: "data") {
            #expect(bytes.range(of: Data(Self.password.utf8)) == nil, "\(name)")
        }
        let listed = try scene.synas("staff", "list")
        #expect(listed.code == 0 && listed.output == ran.output)
    }

    @Test("a password that is made is shown once; an account can do without one")
    func generated() throws {
        let scene = try Scene()
        let made = try Self.fields(
            scene.synas("staff", "add", "bo.ek", "--role", "auditor", "--generate", "--format", "json"))
        let password = try #require(made["password"] as? String)
        #expect(password.count >= 20 && made["can_sign_in"] as? Bool == true)
        let again = try Self.fields(scene.synas("staff", "password", "bo.ek", "--generate", "--format", "json"))
        #expect(again["password"] as? String != password && again["account"] as? String == made["account"] as? String)
        let without = try scene.synas(
            "staff", "add", "web-form", "--role", "teacher", "--scope", "ekbacken", "--without-password", "--format",
            "json")
        #expect(try Self.fields(without)["can_sign_in"] as? Bool == false)
        #expect(try !scene.synas("staff", "list", "--format", "json").output.contains(password))
    }

    @Test("what is wrong is one line that says what there is, and makes nothing")
    func mistakes() throws {
        let scene = try Scene()
        let add = ["staff", "add", "anna.l", "--role"]
        let calls: [([String], String, Int32, String)] = [
            (add + ["teacher", "--scope", "ekbacken/grod"], Self.password, 65, "grodan"),
            (add + ["teacher", "--scope", "ekback"], Self.password, 65, "ekbacken"),
            (add + ["teacher"], Self.password, 65, "--scope"), (add + ["auditor"], "", 65, "--generate"),
            (add + ["auditor"], "short", 65, "12 to 128"), (add + ["king"], Self.password, 64, "king"),
            (add + ["auditor", "--password", Self.password], "", 64, "--password"),
            (["staff", "end", "nobody"], "", 66, "synas staff list"),
            (["token", "create", "nobody", "--label", "x", "--scope", "posts:read"], "", 66, "synas staff list"),
            (["token", "create", "nobody", "--label", "x", "--scope", "all"], "", 64, "posts:read"),
            (["token", "revoke", "nothing"], "", 66, "synas token list"),
        ]
        for (words, input, code, said) in calls {
            let ran = try Self.piped(scene.work, input, words)
            #expect(ran.code == code && ran.isOneLine && ran.complaints.contains(said), "\(ran)")
        }
        #expect(try scene.synas("staff", "list").output == "There are no accounts.\n")
    }

    @Test("a token is shown once, listed without its secret, revoked, and ends with the account")
    func tokens() throws {
        let scene = try Scene()
        try scene.synas("staff", "add", "anna.l", "--role", "teacher", "--scope", "ekbacken", "--without-password")
        func create() throws -> [String: Any] {
            try Self.fields(
                scene.synas(
                    "token", "create", "anna.l", "--label", "blog plugin", "--scope", "posts:submit", "--scope",
                    "posts:check", "--days", "30", "--format", "json"))
        }
        let (one, other) = try (create(), create())
        let secret = try #require(one["secret"] as? String)
        #expect(secret.hasPrefix("synas_") && secret != other["secret"] as? String)
        let listed = try scene.synas("token", "list")
        #expect(listed.output.contains("posts:check, posts:submit") && !listed.output.contains(secret))
        let id = try #require(one["token"] as? String)
        #expect(try scene.synas("token", "revoke", id).output.contains("revoked"))
        let tooMuch = try scene.synas(
            "token", "create", "anna.l", "--label", "x", "--scope", "consents:widen")
        #expect(tooMuch.code == 65 && tooMuch.isOneLine, "\(tooMuch)")
        #expect(try scene.synas("staff", "end", "anna.l").output.contains("ended"))
        let tokens = try Self.fields(scene.synas("token", "list", "--format", "json"))["tokens"] as? [[String: Any]]
        #expect(tokens?.count == 2 && tokens?.allSatisfy { $0["revoked_at"] != nil } == true)
    }

    @Test("several at once: every account is made, and one name is one account")
    func together() throws {
        let scene = try Scene()
        let running = try (0..<8).map { number in
            try start(
                [
                    Program.path("synas"), "staff", "add", "name-\(number / 2)", "--role", "auditor",
                    "--without-password", "--data", "data", "--patience", "60",
                ], in: scene.work.path)
        }
        let codes = try running.map { try $0.wait().code }
        #expect(codes.count { $0 == 0 } == 4 && codes.count { $0 == 65 } == 4, "\(codes)")
        let accounts = try Self.fields(scene.synas("staff", "list", "--format", "json"))["accounts"] as? [[String: Any]]
        #expect(accounts?.count == 4)
        #expect(try scene.synas("fsck").code == 0)
    }
}
