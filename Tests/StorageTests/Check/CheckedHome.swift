import Consent
import Foundation
import GRDB
import Ledger

@testable import Storage

/// A data folder with one of everything and the files that its rows want, to be damaged by other programs.
struct CheckedHome {
    let home: Home
    var data: DataFolder { home.data }

    static let based = Event(
        id: EventID(rawValue: "based"), person: PersonID(rawValue: "p1"), at: noon, recordedAt: noon, actor: "staff-1",
        source: "court", reference: "T 12-17", what: .left(ekbacken))
    static let pictureBytes = Array("a cleared picture".utf8)
    static let scanBytes = Array("a scanned paper".utf8)

    init() throws {
        home = try Home()
        try LedgerSamples.fill(home.store)
        let ella = PersonID(rawValue: "p1")
        var nils = person("p2", handle: "nils")
        nils.until = noon
        try home.store.commit(
            Change(
                people: [nils],
                events: [event("first"), Self.based]
                    + CommitTests.payloads.enumerated().map { event("payload-\($0)", $1) }),
            entry: byRegistrar)
        try keepScan()
        try keepPost("post-2", of: ella)
        try home.store.commit(Change(posts: [judged("post-3", .held)]), entry: byRegistrar)
        try DurableFile.makeFolder(data.policies)
    }

    private func keepScan() throws {
        let sha256 = Digest.sha256(Self.scanBytes).hex
        var old = ScanRecord(event: EventID(rawValue: "e1"), sha256: digest(40), bytes: 5, keptAt: noon)
        old.removedAt = noon
        try data.scans.keep(Self.scanBytes, sha256: sha256)
        let scan = ScanRecord(
            event: EventID(rawValue: "payload-0"), sha256: sha256, bytes: Self.scanBytes.count, keptAt: noon)
        try home.store.commit(Change(scans: [old, scan]), entry: byRegistrar)
    }

    private func keepPost(_ id: String, of ella: PersonID) throws {
        let post = PostID(rawValue: id)
        let staged = try data.pictures.stage(post, in: home.store)
        var picture = picture(0, of: id)
        picture.sha256 = Digest.sha256(Self.pictureBytes).hex
        picture.bytes = Self.pictureBytes.count
        try staged.add(Self.pictureBytes, as: picture.file)
        try staged.seal()
        let appearance = AppearanceRecord(post: post, picture: 0, person: ella, shown: .visible)
        try home.store.commit(
            Change(
                posts: [JudgedPost(made(id), pictures: [picture], appearances: [appearance])],
                publications: [
                    PublicationRecord(id: "pub-2", post: post, place: .print("200"), since: noon)
                ]), entry: byRegistrar)
        try staged.finish()
    }

    private func made(_ id: String) -> PostRecord { post(id) }

    var picturePath: String {
        let name = Digest.sha256(Self.pictureBytes).hex
        return data.path + "/cleared/\(name.prefix(2))/\(name).jpg"
    }
    var scanPath: String { data.path + "/" + ScanStore.path(of: Digest.sha256(Self.scanBytes).hex) }

    /// As another program would, past every guard and check.
    func tamper(_ sql: String, keepingGuards: Bool = false) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: data.database, configuration: configuration)
        try queue.write { db in
            try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
            let guards = try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
            for row in guards { try db.execute(sql: "DROP TRIGGER \"\(row[0] as String)\"") }
            try db.execute(sql: sql)
            if keepingGuards { return }
            for row in guards { try db.execute(sql: row[1]) }
        }
    }

    func ask<Value: DatabaseValueConvertible>(_ sql: String) throws -> [Value] {
        try DatabaseQueue(path: data.database).read { try Value.fetchAll($0, sql: sql) }
    }

    func check() throws -> Findings { try FolderCheck(data, patience: .seconds(5)).run().findings }

    func repair() throws -> (before: Findings, after: Findings) {
        let (before, after) = try FolderCheck(data, patience: .seconds(5)).repair()
        return (before.findings, after.findings)
    }
}

extension Findings {
    var codes: Set<Finding.Code> { Set(all.map(\.code)) }
    /// Without what the folder has anyway: one removal that is still to be done.
    var new: Set<Finding.Code> { codes.subtracting([.removalPending]) }
}
