internal import Consent
internal import Ledger

/// What one body tells of records, under the keys that the rows are looked up by.
struct TellingBody {
    private let body: JSONValue
    private let leaf: Int
    private let commit: Int64

    init(_ body: JSONValue, _ leaf: Int, _ commit: Int64) {
        self.body = body
        self.leaf = leaf
        self.commit = commit
    }

    // MARK: People

    func person(_ told: inout Told, _ events: inout EventMatching, _ findings: inout Findings) {
        let (person, stream) = (body["person"]?.string ?? "", body["stream"]?.string ?? "")
        for event in body["events"]?.array ?? [] {
            switch event["kind"]?.string ?? "" {
            case "person-record": told.tell(RecordKey.person(person), Mark(event), leaf, commit)
            case "guardian-record": told.tell(RecordKey.guardian(person), Mark(event), leaf, commit)
            case "scan":
                let key = RecordKey.scan(person, event["event"]?.string ?? "", event["sha256"]?.string ?? "")
                told.tell(key, Mark(event), leaf, commit)
            case "appearance":
                let post = event["post"]?.string ?? ""
                let picture = event["picture"]?.integer.map { RecordKey.picture(post, $0, 0) }
                let key = RecordKey.appearance(person, event, commit)
                told.count(key, leaf, commit, of: RecordKey.verdict(post), in: picture)
            case "demand", "covered": told.count(RecordKey.counted(person, event), leaf, commit)
            default:
                let content = RecordKey.event(person, stream, commit, event)
                events.tell(Mark(event["id"]?.string ?? ""), content, leaf, &findings)
            }
        }
    }

    // MARK: Nobody's

    func record(_ told: inout Told) {
        let content = Mark(body.withoutActor)
        switch body["type"]?.string {
        case "picture":
            let post = word("post")
            let key = RecordKey.picture(post, body["number"]?.integer ?? -1, body["revision"]?.integer ?? -1)
            let isFirst = body["revision"]?.integer == 0
            if isFirst {
                told.tellPicture(key, of: RecordKey.verdict(post), content, leaf, commit)
            } else {
                told.tell(key, content, leaf, commit)
            }
        case "post": post(content, &told)
        case "text": told.tell(RecordKey.text(word("of"), word("field")), content, leaf, commit)
        case "breach": told.tell(RecordKey.breach(word("breach")), content, leaf, commit)
        case "erase": told.tell(RecordKey.erasure(commit), RecordKey.erasure(body), leaf, commit)
        case "clock": told.tell(RecordKey.clock(word("now")), content, leaf, commit)
        default: break
        }
    }

    private func post(_ content: Mark, _ told: inout Told) {
        let post = word("post")
        switch word("change") {
        case "verdict":
            let key = RecordKey.verdict(post)
            told.tellVerdict(key, key, content, handedOver: RecordKey.handedOver(post), leaf, commit)
        // The first time counts: it stays as it was.
        case "handed-over": told.tellOnce(RecordKey.handedOver(post), content, leaf, commit)
        case "publication": told.tell(RecordKey.publication(word("publication")), content, leaf, commit)
        case "takedown": told.tell(RecordKey.takedown(word("takedown")), content, leaf, commit)
        case "removal": told.tell(RecordKey.removal(post), content, leaf, commit)
        case "demand": told.count(RecordKey.counted("", body.withoutActor), leaf, commit)
        default: break
        }
    }

    private func word(_ key: String) -> String { body[key]?.string ?? "" }
}

/// How records are found again.
enum RecordKey {
    static func person(_ id: String) -> Mark { Mark("person", id) }
    static func guardian(_ id: String) -> Mark { Mark("guardian", id) }
    static func scan(_ person: String, _ event: String, _ sha256: String) -> Mark {
        Mark("scan", person, event, sha256)
    }
    static func appearance(_ person: String, _ event: JSONValue, _ commit: Int64) -> Mark {
        Mark("appearance", person, String(commit), text(event))
    }
    static func counted(_ person: String, _ event: JSONValue) -> Mark { Mark("counted", person, text(event)) }
    static func event(_ person: String, _ stream: String, _ commit: Int64, _ event: JSONValue) -> Mark {
        Mark("event", person, stream, String(commit), text(event))
    }
    static func picture(_ post: String, _ number: Int, _ revision: Int) -> Mark {
        Mark("picture", post, String(number), String(revision))
    }
    static func verdict(_ post: String) -> Mark { Mark("verdict", post) }
    static func handedOver(_ post: String) -> Mark { Mark("handed-over", post) }
    static func publication(_ id: String) -> Mark { Mark("publication", id) }
    static func takedown(_ id: String) -> Mark { Mark("takedown", id) }
    static func removal(_ post: String) -> Mark { Mark("removal", post) }
    static func text(_ record: String, _ field: String) -> Mark { Mark("text", record, field) }
    static func breach(_ id: String) -> Mark { Mark("breach", id) }
    static func erasure(_ commit: Int64) -> Mark { Mark("erasure", String(commit)) }
    /// What a row knows of it.
    static func erasure(_ body: JSONValue) -> Mark {
        Mark(.known(["ground": body["ground"], "approvers": body["approvers"]]))
    }
    static func clock(_ at: String) -> Mark { Mark("clock", at) }

    private static func text(_ json: JSONValue) -> String { String(decoding: json.canonicalBytes, as: UTF8.self) }
}

extension JSONValue {
    /// Who acted stands with the commit.
    var withoutActor: JSONValue {
        guard case .object(var fields) = self else { return self }
        fields["actor"] = nil
        return .object(fields)
    }
}
