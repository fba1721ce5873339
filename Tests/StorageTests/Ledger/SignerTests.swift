import Consent
import Foundation
import GRDB
import Ledger
import Testing

@testable import Storage

@Suite("The signer remembers what it signed, and signs nothing that does not continue it")
struct SignerTests {
    private func filled(_ count: Int = 3) throws -> Home {
        let home = try Home()
        try home.store.commit(Change(people: [person("p1")]), entry: byRegistrar)
        for number in 0..<count { try home.store.commit(Change(events: [event("e\(number)")]), entry: byRegistrar) }
        return home
    }

    private func copyDatabase(_ home: Home, from: String, to: String) throws {
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: to + ending)
            if FileManager.default.fileExists(atPath: from + ending) {
                try FileManager.default.copyItem(atPath: from + ending, toPath: to + ending)
            }
        }
    }

    @Test("after every commit the signed checkpoint is that of the tree")
    func follows() throws {
        let home = try filled()
        let state = try home.data.signer.state()
        let ledger = try LedgerView(home.store)
        #expect(state.checkpoint.size == ledger.entries.count && state.checkpoint.root == ledger.naiveRoot)
        #expect(state.checkpoint.origin.hasPrefix("synas/") && state.checkpoint.origin.hasSuffix("/1"))
        #expect(state.note.signatures.map(\.name) == [state.checkpoint.origin])
    }

    @Test("a database that was put back to an earlier state takes nothing more, and its ledger stays as it was signed")
    func rolledBack() throws {
        let home = try filled()
        let kept = home.temporary.path("kept.db")
        try copyDatabase(home, from: home.data.database, to: kept)
        try home.store.commit(Change(events: [event("later")]), entry: byRegistrar)
        let signed = try home.data.signer.state()
        try copyDatabase(home, from: kept, to: home.data.database)
        let store = try home.data.openForWriting()
        #expect(code { try store.commit(Change(events: [event("other")]), entry: byRegistrar) } == .ledgerDiverged)
        #expect(try home.data.signer.state() == signed)
        #expect(try store.snapshot { try $0.event(EventID(rawValue: "other")) } == nil)
    }

    @Test("put back and grown past what was signed, by whatever program: refused")
    func forked() throws {
        let home = try filled()
        let signed = try home.data.signer.state()
        try home.store.askWriter { db in
            try db.execute(sql: "DROP TRIGGER leaf_never_goes; DROP TRIGGER leaf_never_changes")
            try db.execute(sql: "DELETE FROM opening WHERE position >= ?", arguments: [2 << 10])
            try db.execute(sql: "DELETE FROM leaf WHERE number >= 2")
            var frontier = Frontier()
            try LeafRows.each(db, from: 0) { frontier.append(Tree.leaf($0)) }
            try TreeHead(frontier: frontier, policy: "", covered: 9).write(db)
            var writer = try LedgerWriter(db, SealingKeys(Keyring(reading: home.data.keys)))
            let heading = LedgerWriter.Heading(kind: .child, commit: 1, at: noon.inLedger, policy: "")
            for _ in 0..<9 { try writer.append(heading, []) }
            try writer.finish()
        }
        #expect(code { try home.store.commit(Change(events: [event("other")]), entry: byRegistrar) } == .ledgerDiverged)
        #expect(try home.data.signer.state() == signed)
    }

    @Test("killed between the commit and the signature: the next commit signs both")
    func catchesUp() throws {
        let home = try filled()
        let before = try DurableFile.read(home.data.signer.stateFile)
        try home.store.commit(Change(events: [event("unsigned")]), entry: byRegistrar)
        try DurableFile.write(before, to: home.data.signer.stateFile)
        try home.store.commit(Change(events: [event("next")]), entry: byRegistrar)
        #expect(try home.data.signer.state().checkpoint.size == LedgerView(home.store).entries.count)
    }

    @Test(
        "a lost signer or a lost file of keys is not replaced in silence",
        arguments: ["signer/state", "signer/key.pem", "keys.db"])
    func lost(_ file: String) throws {
        let home = try filled()
        try FileManager.default.removeItem(atPath: home.data.path + "/" + file)
        let expected: StorageError.Code = file == "keys.db" ? .keysMissing : .signerMissing
        #expect(code { _ = try home.data.openForWriting() } == expected)
    }

    @Test("with another key in the place of its own nothing is signed, nor committed any more; put back, it signs all")
    func otherKey() throws {
        let home = try filled()
        let (signed, own) = (try home.data.signer.state(), try DurableFile.read(home.data.signer.keyFile))
        try DurableFile.write([UInt8](SigningKey().pem.utf8), to: home.data.signer.keyFile)
        try home.store.commit(Change(events: [event("unsigned")]), entry: byRegistrar)
        #expect(code { try home.store.commit(Change(events: [event("late")]), entry: byRegistrar) } == .signerMissing)
        #expect(try home.store.snapshot { try $0.event(EventID(rawValue: "late")) } == nil)
        #expect(try home.data.signer.state() == signed)
        try DurableFile.write(own, to: home.data.signer.keyFile)
        try home.store.commit(Change(events: [event("late")]), entry: byRegistrar)
        #expect(try home.data.signer.state().checkpoint.size == LedgerView(home.store).entries.count)
    }

    @Test("key and state are the owner's alone, and say nothing when they are printed")
    func privateFiles() throws {
        let home = try filled(0)
        for file in ["signer/key.pem", "signer/state", "keys.db"] {
            let facts = try FileManager.default.attributesOfItem(atPath: home.data.path + "/" + file)
            #expect(facts[.posixPermissions] as? Int == 0o600, "\(file)")
        }
        let key = try home.data.signer.key()
        #expect(!"\(key)".contains(key.pem.split(separator: "\n")[1]))
    }
}
