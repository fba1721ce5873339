import Foundation
import TestSupport

extension ErasureScene {
    /// The open takedown of a post.
    func openTask(of post: String) throws -> String {
        let list = try synas("takedown", "list", "--format", "json")
        let tasks = list.json as? [[String: Any]] ?? []
        guard let task = tasks.first(where: { $0["post"] as? String == posts[post] })?["takedown"] as? String else {
            throw LaunchError(list.description)
        }
        return task
    }

    /// What a takedown asks, each by the JSON's own keys.
    func demands(of task: String) throws -> [[String: Any]] {
        let shown = try synas("takedown", "show", task, "--format", "json")
        guard let demands = (shown.json as? [String: Any])?["demands"] as? [[String: Any]] else {
            throw LaunchError(shown.description)
        }
        return demands
    }

    /// The answer of the database itself, line by line.
    func ask(_ sql: String) throws -> Set<String> {
        let ran = try work.run(["/usr/bin/sqlite3", "data/synas.db", sql])
        if ran.code != 0 { throw LaunchError(ran.description) }
        return Set(ran.output.split(separator: "\n").map(String.init))
    }
}
