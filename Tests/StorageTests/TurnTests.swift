import Consent
import Foundation
import GRDB
import Synchronization
import Testing

@testable import Storage

@Suite("Writers take turns")
struct TurnTests {
    /// Another process that holds the lock until it is told to let go.
    private final class Holder {
        private let process = Process()
        private let input = Pipe()

        init(_ path: String) throws {
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = ["flock", path, "sh", "-c", "echo held; read line"]
            process.standardInput = input
            process.standardOutput = output
            try process.run()
            #expect(output.fileHandleForReading.availableData == Data("held\n".utf8))
        }

        func letGo() { try? input.fileHandleForWriting.close() }
        deinit {
            letGo()
            process.waitUntilExit()
        }
    }

    @Test("A lock that another process holds too long is a clear error, and nothing is written")
    func heldTooLong() throws {
        let home = try Home(patience: .milliseconds(50))
        let holder = try Holder(home.data.lock)
        let change = Change(people: [person("p1")])
        let error = try #require(throws: StorageError.self) { try home.store.commit(change, entry: byRegistrar) }
        #expect(error.code == .locked)
        #expect(error.message.contains("another process"))
        #expect(code { _ = try home.data.openForWriting(patience: .milliseconds(50)) } == .locked)
        _ = try home.data.openForReading()
        holder.letGo()
    }

    @Test("A writer waits for its turn, and gets it when the other process is done")
    func waits() throws {
        let home = try Home(patience: .seconds(30))
        let holder = try Holder(home.data.lock)
        let written = Mutex(false)
        let thread = Thread {
            try? home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
            written.withLock { $0 = true }
        }
        thread.start()
        #expect(written.withLock { $0 } == false)
        holder.letGo()
        while !written.withLock({ $0 }) { usleep(1000) }
        #expect(try home.store.snapshot { try $0.person(PersonID(rawValue: "p1")) } != nil)
    }

    @Test("The turn lasts for the whole of a write, and ends with it, also when it fails")
    func wholeWrite() throws {
        let home = try Home()
        let other = try home.data.openForWriting(patience: .seconds(0))
        struct Stop: Error {}
        for fails in [false, true] {
            try? home.store.commit { (_) throws -> Commit<Void> in
                // Not SQLite's own lock, which would say "database".
                let error = #expect(throws: StorageError.self) {
                    try other.commit(Change(people: [person("p2")]), entry: byRegistrar)
                }
                #expect(error?.code == .locked && error?.message.contains("write lock") == true)
                if fails { throw Stop() }
                return Commit(Change(people: [person("p1")]), entry: byRegistrar, result: ())
            }
            try other.commit(Change(), entry: byRegistrar)
        }
    }

    @Test("Many writers, each with its own connection, lose nothing")
    func many() async throws {
        let home = try Home(patience: .seconds(60))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<4 {
                group.addTask {
                    let store = try home.data.openForWriting(patience: .seconds(60))
                    for number in 0..<10 {
                        let id = "w\(writer)-\(number)"
                        try store.commit(
                            Change(people: [person(id)], events: [event(id, about: id)]), entry: byRegistrar)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try home.store.snapshot { try $0.people(of: ekbacken, at: noon).count } == 40)
        #expect(try home.store.askWriter { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }
}
