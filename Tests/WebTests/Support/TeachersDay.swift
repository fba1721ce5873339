import Consent
import Foundation
import HTTPTypes
import Services
import Storage
import TestSupport

/// All that a teacher is answered in a day in which one thing is hidden about Ella.
struct TeachersDay {
    let office: Office
    private(set) var seen: [String: String] = [:]

    init(_ reason: HiddenReason, _ street: Street) throws {
        office = try Office(of: street) { work in
            let path = "data/policies/channels/open-blog.yaml"
            let text = reason.policy.reduce(try work.text(path)) { $0.replacing($1.key, with: $1.value) }
            try work.write(text, to: path)
        }
        try happen(reason)
    }

    /// An hour apart, from the day after the roster was imported; what she says herself, when she is old enough.
    private func happen(_ reason: HiddenReason) throws {
        try office.house.store.commit { reader -> Commit<Void> in
            guard let ella = try reader.person(.child, handle: "ella", unit: Street.ekbacken),
                let first = try reader.guardian(source: "G-1"), let second = try reader.guardian(source: "G-2")
            else { throw LaunchError("no Ella") }
            let all = reason.events(Happenings(first: first.id, second: second.id))
            let events = all.enumerated().map { number, what in
                let hours = what.isTheChilds ? 99 * 24 : number + 24
                let at = Moment(rawValue: Street.founded.rawValue + Int64(hours) * 3_600_000)
                return Event(
                    id: EventID(rawValue: "reason-\(number)"), person: ella.id, at: at, recordedAt: at, actor: "test",
                    source: "paper", what: what)
            }
            let entry = LedgerDraft(kind: .child, at: Happenings.now, actor: "test")
            return Commit(Storage.Change(events: events), entry: entry, result: ())
        }
    }

    private static let sheet = "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"
    private static let drafts = [
        "marked": Draft.ella(), "unmarked": Draft(people: "[{child: ella}]"),
        "named": Draft(text: "Idag byggde Ella en koja."), "described": Draft(title: "Ella Bergh bygger"),
        "beside a visitor": Draft(people: "[{visitor: true, at: [0.6, 0.1, 0.1, 0.1]}, {child: ella}]"),
    ]

    /// `says`: whether she has a guardian who may say something, in a channel where there is something to say.
    mutating func live(guardianSays says: Bool) async throws {
        try await see("me", office.ask(.teacher, .get, "/api/v1/me"))
        try await look("in the morning")
        try await judge()
        let posts = try await submit()
        for (number, post) in posts.enumerated() { try await publish(post, "post \(number)") }
        try await look("at noon")
        if says { try await narrow() }
        try await leaveOut(posts[0])
        try await judge("after")
        for (number, post) in posts.enumerated() { try await fetch(post, "post \(number) after") }
        try await look("in the evening")
        seen["log"] = office.log.lines.map(Self.masked).joined(separator: "\n")
        let metrics = try await office.ask(.nobody, .get, "/metrics").text.split(separator: "\n")
        seen["metrics"] = metrics.filter { $0.hasPrefix("synas_http_requests_total") }.joined(separator: "\n")
    }

    private static let submissions = [
        ("marked", []), ("marked", ["without_refused"]), ("marked", ["cover_everyone"]),
        ("unmarked", ["without_refused"]), ("named", []),
    ]

    private mutating func submit() async throws -> [String] {
        var posts: [String] = []
        for (number, (name, flags)) in Self.submissions.enumerated() {
            let form = Self.drafts[name, default: Draft()].handingOver(flags)
            let reply = try await office.submit(.teacher, form, key: "submitting-\(number)")
            try await see("submit \(name) \(flags)", reply)
            posts.append(reply.json["post"] as? String ?? "")
        }
        return posts
    }

    private mutating func look(_ when: String) async throws {
        for path in ["/api/v1/children?unit=ekbacken&group=grodan", Self.sheet, "/api/v1/posts?unit=ekbacken"] {
            try await see("\(path) \(when)", office.ask(.teacher, .get, path))
        }
    }

    private mutating func judge(_ when: String = "before") async throws {
        for (name, draft) in Self.drafts.sorted(by: { $0.key < $1.key }) {
            try await see("check \(name) \(when)", office.check(.teacher, draft.form))
            if when != "before" { continue }
            try await see("rules \(name)", office.check(.teacher, draft.form, query: "?rules_only=true"))
        }
    }

    private mutating func publish(_ post: String, _ name: String) async throws {
        try await fetch(post, name)
        let calls = [
            #"{"hand_over": true}"#, #"{"addresses": ["https://example.se/kojor"]}"#, #"{"print": "Ekbladet"}"#,
            #"{"addresses": ["https://example.se/kojor/2"], "already_out": true}"#,
        ]
        for call in name == "post 2" ? calls : Array(calls.prefix(1)) {
            try await see("\(name) \(call)", office.tell(.teacher, "/api/v1/posts/\(post):publish", call))
        }
        try await fetch(post, name + " published")
    }

    private mutating func fetch(_ post: String, _ name: String) async throws {
        for path in ["", "/pictures/1", "/pictures/1/manifest"] {
            try await see("\(name)\(path)", office.ask(.teacher, .get, "/api/v1/posts/\(post)\(path)"))
        }
    }

    private mutating func narrow() async throws {
        let form = #""guardian": "G-1", "channel": "open-blog", "notice": "2026-08", "language": "sv""#
        let calls: [(String, String)] =
            ["visible", "unrecognisable", "undecided"].map { ("answer", #"{\#(form), "choice": "\#($0)"}"#) } + [
                ("withdraw", #"{"guardian": "G-1", "channel": "open-blog"}"#),
                ("withdraw", #"{"guardian": "G-1", "channel": "open-blog"}"#),
                ("withdraw", #"{"guardian": "G-1", "all": true}"#), ("withdraw", #"{"guardian": "G-1", "all": true}"#),
                ("withdraw", #"{"guardian": "G-99", "all": true}"#), ("withdraw", #"{"guardian": "G-8", "all": true}"#),
            ]
        for (number, (verb, body)) in calls.enumerated() {
            let path = "/api/v1/children/ekbacken%2Fella:\(verb)"
            try await see(
                "\(number) \(verb) \(body)", office.tell(.teacher, path, body, key: "narrowing-\(number)"))
        }
        try await judge("withdrawn")
        try await look("withdrawn")
        let refusal = #"{\#(form), "choice": "excluded"}"#
        try await see(
            "refuse", office.tell(.teacher, "/api/v1/children/ekbacken%2Fella:answer", refusal, key: "refusing-1"))
    }

    private mutating func leaveOut(_ post: String) async throws {
        for (number, body) in [#"{"post": "\#(post)"}"#, #"{"day": "2026-11-20"}"#].enumerated() {
            let path = "/api/v1/children/ekbacken%2Fella:leave-out"
            try await see("leave out \(number)", office.tell(.teacher, path, body, key: "leaving-out-\(number)"))
        }
    }

    private mutating func see(_ name: String, _ reply: Reply) async throws {
        seen[name] = Self.masked(reply.masked)
    }

    /// Without ids, all of which are of one length, and without times that were measured.
    private static func masked(_ text: String) -> String {
        text.replacing(/[a-z]0[0-9]{24}/, with: "ID").replacing(/\b[0-9a-f]{32}\b/, with: "ID").replacing(
            /ms=\d+/, with: ""
        )
        .replacing(/hb\.request\.id=\w+|request=[0-9a-zA-Z-]+|account=\w+/, with: "")
    }
}

extension What {
    fileprivate var isTheChilds: Bool {
        if case .answered(let answer) = self { answer.decider == .person } else { false }
    }
}
