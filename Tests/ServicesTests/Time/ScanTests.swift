import Consent
import Foundation
import Storage
import Testing

@testable import Services

@Suite("Scans of papers")
struct ScanTests {
    private func house(change: (String) throws -> Void = { _ in }) throws -> TimeHouse {
        let time = try TimeHouse(change: change)
        try time.roster(rows("ella", guardians: ["G-1", "G-2"]), on: "2026-01-10")
        return time
    }

    private func paper(_ time: TimeHouse, _ bytes: [UInt8], _ name: String = "form.pdf") throws -> String {
        let path = "\(time.test.folder)/\(name)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    private static let pdf = [UInt8]("%PDF-1.4 form".utf8)

    private func keep(_ time: TimeHouse, _ event: EventID, _ bytes: [UInt8] = pdf, on day: String) throws -> KeptScan {
        try Scans(time.at(day)).keep(try paper(time, bytes), of: event)
    }

    private func exists(_ time: TimeHouse, _ scan: KeptScan) -> Bool {
        (try? time.test.house.folder.scans.read(sha256: scan.sha256)) != nil
    }

    @Test(
        "a JPEG, PNG or PDF is kept, readable by the owner alone, and once",
        arguments: [
            [0xFF, 0xD8, 0xFF, 0xE0], [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], [UInt8]("%PDF-1.7".utf8),
        ])
    func kinds(_ bytes: [UInt8]) throws {
        let time = try house()
        let event = try time.answer("ella", by: "G-1", .visible, on: "2026-01-11")
        let scan = try keep(time, event, bytes, on: "2026-01-12")
        #expect(try keep(time, event, bytes, on: "2026-01-13").keptAt == scan.keptAt)
        let path = try #require(scan.path)
        #expect(path == "scans/\(scan.sha256.prefix(2))/\(scan.sha256)")
        let whole = "\(time.test.house.folder.path)/\(path)"
        let rights = try FileManager.default.attributesOfItem(atPath: whole)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        #expect(try Data(contentsOf: URL(fileURLWithPath: whole)) == Data(bytes))
        #expect(try Scans(time.at("2026-01-14")).list(PersonReference("ella")).map(\.sha256) == [scan.sha256])
    }

    @Test("anything else, too large, of no event, or of one that is no answer, is refused and leaves nothing")
    func refused() throws {
        let time = try house()
        let event = try time.answer("ella", by: "G-1", .visible, on: "2026-01-11")
        let custody = try time.store.snapshot { reader in
            let ella = try reader.person(.child, handle: "ella", unit: UnitID(rawValue: "ekbacken"))
            return try ella.map { try reader.events(about: $0.id) }?.first { $0.what.kind == .custodyAdded }?.id
        }
        #expect(throws: ServiceError.self) { try keep(time, event, [UInt8]("GIF89a".utf8), on: "2026-01-12") }
        #expect(throws: ServiceError.self) { try keep(time, event, [], on: "2026-01-12") }
        #expect(throws: ServiceError.self) {
            try keep(time, event, Self.pdf + [UInt8](repeating: 0, count: 20 << 20), on: "2026-01-12")
        }
        #expect(throws: ServiceError.self) { try keep(time, EventID(rawValue: "none"), on: "2026-01-12") }
        #expect(throws: ServiceError.self) { try keep(time, try #require(custody), on: "2026-01-12") }
        #expect(!FileManager.default.fileExists(atPath: "\(time.test.house.folder.path)/scans"))
    }

    @Test(
        "kept while the answer counts and for 24 months after it is over",
        arguments: ["replaced", "withdrawn", "expired"])
    func retention(_ end: String) throws {
        let time = try house()
        let event = try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        let scan = try keep(time, event, on: "2026-02-12")
        if end == "replaced" { try time.answer("ella", by: "G-1", .excluded, on: "2026-03-05") }
        if end == "withdrawn" { try time.withdraw("ella", by: "G-1", on: "2026-03-05") }
        let (last, next) = end == "expired" ? ("2028-07-31", "2028-08-01") : ("2028-03-04", "2028-03-05")
        #expect(try time.daily(last).scansRemoved == 0 && exists(time, scan))
        let run = try time.daily(next)
        #expect(run.scansRemoved == 1 && run.scanFilesRemoved == 1 && !exists(time, scan))
        #expect(try !time.daily(next).didSomething)
        let listed = try Scans(time.at("2028-09-01")).list(PersonReference("ella"))
        #expect(listed.count == 1 && listed[0].path == nil && listed[0].removedAt != nil)
    }

    @Test("one paper for two answers goes with the last of them; the other guardian's answers change nothing")
    func shared() throws {
        let time = try house()
        let blog = try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        let paper = try time.answer("ella", by: "G-1", .visible, in: "newsletter", on: "2026-02-11")
        let scan = try keep(time, blog, on: "2026-02-12")
        _ = try keep(time, paper, on: "2026-02-12")
        try time.answer("ella", by: "G-2", .excluded, on: "2026-03-01")
        try time.withdraw("ella", by: "G-1", on: "2026-03-05")
        let run = try time.daily("2028-03-06")
        #expect(run.scansRemoved == 1 && run.scanFilesRemoved == 0 && exists(time, scan))
        #expect(try time.daily("2028-08-02").scanFilesRemoved == 1 && !exists(time, scan))
    }

    @Test("the paper of a withdrawal is kept for as long from the withdrawal on")
    func withdrawal() throws {
        let time = try house()
        try time.answer("ella", by: "G-1", .visible, on: "2026-02-11")
        let event = try time.withdraw("ella", by: "G-1", on: "2026-03-05")
        let scan = try keep(time, event, on: "2026-03-06")
        #expect(try time.daily("2028-03-04").scansRemoved == 0 && exists(time, scan))
        #expect(try time.daily("2028-03-05").scansRemoved == 1 && !exists(time, scan))
    }

    @Test("the paper that is evidence for an answer goes with that answer's time")
    func evidence() throws {
        let time = try TimeHouse()
        try time.roster(rows("ella", born: "2012-03-14", guardians: ["G-1"]), on: "2026-01-10")
        let given = GivenAnswer(
            person: PersonReference("ella"), guardian: "G-1", channel: TestHouse.channel, response: .choice(.visible),
            name: nil, noticeVersion: nil, language: "sv", at: time.moment("2017-09-01"))
        let old = try Consents(time.at("2026-02-10")).carryOver(given)[0].event.id
        let evidence = try Consents(time.at("2026-02-11")).attachEvidence(
            to: old, Registration(reference: "BUN 2017/31"))
        let scan = try keep(time, evidence[0].event.id, on: "2026-02-12")
        try time.answer("ella", by: "G-1", .excluded, on: "2026-03-05")
        #expect(try time.daily("2028-03-06").scansRemoved == 1 && !exists(time, scan))
    }

    @Test("the organisation says for how long")
    func policy() throws {
        let time = try house { policies in
            try TimeHouse.edit(policies) { $0.replacing("units:\n", with: "scan_retention: 6 months\nunits:\n") }
        }
        let scan = try keep(time, try time.answer("ella", by: "G-1", .visible, on: "2026-02-11"), on: "2026-02-12")
        try time.withdraw("ella", by: "G-1", on: "2026-03-05")
        #expect(try time.daily("2026-09-04").scansRemoved == 0 && exists(time, scan))
        #expect(try time.daily("2026-09-05").scansRemoved == 1)
    }

    @Test("a file that a killed process left is swept; one that is kept is not")
    func orphan() throws {
        let time = try house()
        let scan = try keep(time, try time.answer("ella", by: "G-1", .visible, on: "2026-02-11"), on: "2026-02-12")
        let left = [UInt8]("%PDF-left".utf8)
        try time.test.house.folder.scans.keep(left, sha256: left.sha256)
        #expect(try time.daily("2026-02-13").scanFilesRemoved == 1 && exists(time, scan))
        #expect(throws: StorageError.self) { try time.test.house.folder.scans.read(sha256: left.sha256) }
    }
}
