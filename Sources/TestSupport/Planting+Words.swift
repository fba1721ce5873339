import Consent
import Storage

extension Planting {
    /// Words where a command of today would refuse or cannot put them: an accepted clock's reason and approvers, an
    /// assessment's decision, and what a killed process left in the spool and among the scans.
    package static func words(_ word: String, in folder: String) throws {
        let data = try DataFolder.open(at: folder)
        let store = try data.openForWriting()
        let now = try store.snapshot { try $0.lastRecorded() } ?? Moment(rawValue: 0)
        let place = Place(unit: UnitID(rawValue: School.unit), channel: ChannelID(rawValue: "open-blog"))
        let breach = BreachRecord(
            id: "planted-words", cause: .revoked, place: place, openedAt: now, dueAt: now, posts: 1, closedAt: now,
            outcome: .recorded, decision: "2026/9 \(word)")
        let clock = ClockAcceptance(at: now, before: now, reason: "battery, says \(word)", approvers: ["a-1", word])
        try store.commit(
            Storage.Change(breaches: [breach]), entry: LedgerDraft(kind: .child, at: now, actor: "test"))
        try store.commit(
            Storage.Change(clockAcceptances: [clock]), entry: LedgerDraft(kind: .clock, at: now, actor: "test"))
    }

    /// What a process that was killed in the middle of a submission left: seen by the next that opens for writing.
    package static func leftovers(_ bytes: [UInt8], in folder: String) throws {
        let post = "killed4killed4killed4kill"
        for path in ["spool/\(post)", "scans/ab", "quarantine/\(post)"] {
            try DurableFile.makeFolder("\(folder)/\(path)")
        }
        try DurableFile.write(bytes, to: "\(folder)/spool/\(post)/original-0.jpg")
        try DurableFile.write(bytes, to: "\(folder)/quarantine/\(post)/original-0.jpg")
        try DurableFile.write(bytes, to: "\(folder)/scans/ab/.synas-left.partial")
    }
}
