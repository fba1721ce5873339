package import Consent
import Storage

/// Puts into a data folder what no command of today can: for tests of what becomes of it.
package enum Planting {
    /// A breach assessment in the school's unit.
    package static func breach(due: Moment, in folder: String) throws {
        let store = try DataFolder.open(at: folder).openForWriting()
        let place = Place(unit: UnitID(rawValue: School.unit), channel: ChannelID(rawValue: "open-blog"))
        let now = try store.snapshot { try $0.lastRecorded() } ?? due
        let breach = BreachRecord(id: "planted", cause: .revoked, place: place, openedAt: due, dueAt: due, posts: 0)
        try store.commit(Storage.Change(breaches: [breach]), entry: LedgerDraft(kind: .child, at: now, actor: "test"))
    }
}
