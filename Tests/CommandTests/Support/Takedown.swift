import Foundation
import TestSupport

/// A takedown that is open in a data folder `data`.
struct Takedown {
    let work: Workplace
    let id: String

    /// The first one that is due.
    init(of work: Workplace) throws {
        let ran = try work.synas("takedown", "list", "--data", "data")
        guard let id = ran.output.split(separator: " ").first.map(String.init) else { throw LaunchError("\(ran)") }
        self.work = work
        self.id = id
    }

    func redo(_ words: String...) throws -> Ran { try work.synas(["takedown", "redo", id, "--data", "data"] + words) }
    func check(_ pages: String...) throws -> Ran {
        try work.synas(["takedown", "check", id, "--data", "data"] + pages)
    }
}
