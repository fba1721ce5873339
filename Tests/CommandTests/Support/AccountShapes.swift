import Foundation
import TestSupport
import Testing

/// What the commands of accounts print as JSON, for the test of shapes.
enum AccountShapes {
    static func printed() throws -> [[String: Any]] {
        let scene = try Scene()
        func said(_ words: String...) throws -> [String: Any] {
            let ran = try scene.work.synas(words + ["--data", "data", "--format", "json"])
            return try #require(ran.json as? [String: Any], "\(ran)")
        }
        var values = [try said("staff", "add", "anna.l", "--role", "teacher", "--scope", "ekbacken", "--generate")]
        let token = try said("token", "create", "anna.l", "--label", "blog plugin", "--scope", "posts:check")
        try Planting.useOfTokens(in: scene.work.path("data"))
        values += [token, try said("token", "revoke", #require(token["token"] as? String)), try said("token", "list")]
        return values + [try said("staff", "end", "anna.l"), try said("staff", "list")]
    }
}
