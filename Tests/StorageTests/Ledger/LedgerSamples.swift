import Consent

@testable import Storage

/// One of everything that a commit can write.
enum LedgerSamples {
    /// What people wrote: it must stand in no body.
    static let words = [
        "Ella", "Bergström", "Karin", "Skogsutflykt", "koja", "blogg.example/ella", "beslut om Ella",
        "klockan och Ella",
        "handle-p1", "src-p1",
    ]

    static func fill(_ store: SQLiteStore) throws {
        try store.commit(
            Change(people: [person("p1")], guardians: [guardian("g1")], events: [event("e1")]), entry: byRegistrar)
        let id = PostID(rawValue: "post-1")
        let judged = JudgedPost(
            post("post-1"), pictures: [picture(0, of: "post-1"), picture(1, of: "post-1")],
            appearances: [
                AppearanceRecord(post: id, picture: 0, person: PersonID(rawValue: "p1"), shown: .visible),
                AppearanceRecord(post: id, picture: nil, person: PersonID(rawValue: "p1"), shown: nil, named: true),
            ])
        let byTeacher = LedgerDraft(kind: .post, at: noon, actor: "staff-2")
        try store.commit(
            Change(
                posts: [judged], handedOver: [id: noon],
                publications: [
                    PublicationRecord(
                        id: "pub-1", post: id, place: .address("https://blogg.example/ella"), since: noon)
                ]), entry: byTeacher)
        try takedown(of: id, store)
        let scan = ScanRecord(event: EventID(rawValue: "e1"), sha256: digest(40), bytes: 5, keptAt: noon)
        try store.commit(Change(scans: [scan]), entry: byRegistrar)
        let acceptance = ClockAcceptance(at: noon, before: noon, reason: "klockan och Ella", approvers: ["a", "b"])
        try store.commit(
            Change(clockAcceptances: [acceptance]), entry: LedgerDraft(kind: .clock, at: noon, actor: "staff-1"))
    }

    private static func takedown(of id: PostID, _ store: SQLiteStore) throws {
        let task = TakedownID(rawValue: "task-1")
        let ella = PersonID(rawValue: "p1")
        var record = TakedownRecord(id: task, post: id, openedAt: noon, dueAt: noon)
        let demands = [ella, nil].map {
            TakedownDemand(
                takedown: task, person: $0, picture: $0 == nil ? nil : 0, allowed: .excluded, unname: false, since: noon
            )
        }
        let revision = RevisionRecord(
            post: id, index: 0, revision: 1, takedown: task, covered: [ella], sha256: digest(30), format: "jpg",
            width: 4, height: 3, bytes: 9, manifest: "{}", madeAt: noon)
        try store.commit(Change(takedowns: [record], demands: demands, revisions: [revision]), entry: byRegistrar)
        record.closing = TakedownClosing(at: noon, by: "staff-2", outcome: .replaced, decision: "beslut om Ella")
        let breach = BreachRecord(
            id: "breach-1", cause: .revoked, place: blog, openedAt: noon, dueAt: noon, posts: 1, closedAt: noon,
            outcome: .recorded, decision: "beslut om Ella")
        try store.commit(
            Change(takedowns: [record], breaches: [breach], removals: [RemovalRecord(post: id, decidedAt: noon)]),
            entry: byRegistrar)
    }
}
