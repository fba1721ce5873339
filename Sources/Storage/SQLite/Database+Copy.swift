internal import GRDB

extension Database {
    /// Puts a copy of the whole database, as this reading sees it, into an empty file. Nothing of it is made sure of: who wants
    /// it to last sees to that.
    func copy(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try copy.writeWithoutTransaction { other in
            try other.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
            try backup(to: other)
        }
        try copy.close()
    }
}
