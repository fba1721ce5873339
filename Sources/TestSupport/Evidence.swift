import Consent
package import Storage

/// What a data folder really holds, read past the command.
package struct Evidence {
    let path: String
    private let store: any Store

    package init(_ path: String) throws {
        self.path = path
        store = try DataFolder.open(at: path).openForReading()
    }

    /// Posts of the school's unit, by id.
    package func posts() throws -> [String: PostRecord] {
        let posts = try store.snapshot { try $0.posts(of: UnitID(rawValue: School.unit), limit: 10_000) }
        return Dictionary(uniqueKeysWithValues: posts.map { ($0.id.rawValue, $0) })
    }

    package struct Post {
        package let verdict: String
        package let isHandedOver: Bool
        /// The cleared pictures by SHA-256 and ending.
        package let pictures: [String]
        package let publications: Int
    }

    package func post(_ id: String) throws -> Post? {
        let id = PostID(rawValue: id)
        return try store.snapshot { reader in
            guard let post = try reader.post(id) else { return nil }
            return Post(
                verdict: post.verdict.rawValue, isHandedOver: post.handedOverAt != nil,
                pictures: try reader.pictures(of: id).map { "\($0.sha256).\($0.format)" },
                publications: try reader.publications(of: id).count)
        }
    }

    package func postIDs() throws -> [String] { try posts().keys.sorted() }

    /// Everyone of the unit with all that is known of them, and every post.
    package struct State: Hashable {
        let people: [PersonRecord]
        let events: [[Event]]
        let posts: [PostRecord]
    }

    package func state() throws -> State {
        let people = try everyone()
        return try store.snapshot { reader in
            State(
                people: people, events: try people.map { try reader.events(about: $0.id) },
                posts: try reader.posts(of: UnitID(rawValue: School.unit), limit: 10_000))
        }
    }

    /// Everyone of the unit.
    package func people() throws -> Int { try everyone().count }

    /// Answers that were recorded for anyone of the unit.
    package func answers() throws -> Int {
        try store.snapshot { reader in
            try reader.people(of: UnitID(rawValue: School.unit), at: Moment(rawValue: .max / 2)).reduce(0) {
                count, person in
                count + (try reader.events(about: person.id).count { $0.what.kind == .answered })
            }
        }
    }

    private func everyone() throws -> [PersonRecord] {
        try store.snapshot { try $0.people(of: UnitID(rawValue: School.unit), at: Moment(rawValue: .max / 2)) }
    }
}

extension Evidence {
    /// Opens a breach assessment past the command, long overdue.
    package static func openBreach(_ id: String, in path: String) throws {
        let store = try DataFolder.open(at: path).openForWriting(patience: .seconds(60))
        let place = Place(unit: UnitID(rawValue: School.unit), channel: ChannelID(rawValue: "open-blog"))
        let opened = Moment(rawValue: 1_527_206_400_000)
        let breach = BreachRecord(
            id: id, cause: .revoked, place: place, openedAt: opened,
            dueAt: Moment(rawValue: opened.rawValue + 72 * 3_600_000), posts: 1)
        try store.commit(
            Change(breaches: [breach]), entry: LedgerDraft(kind: .child, at: opened, actor: "test"))
    }
}
