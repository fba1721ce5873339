internal import Consent
internal import GRDB
internal import Ledger

/// Posts, and what became of them.
extension Bodies {
    mutating func tell(_ judged: JudgedPost) {
        let post = judged.post
        add(
            post.id, "verdict",
            [
                "channel": .string(post.channel.rawValue), "unit": .string(post.unit.rawValue),
                "verdict": .string(post.verdict.rawValue), "policy": .string(post.policyHash),
                "submitted": post.submittedAt.json,
            ])
        add(LedgerRecord.words(of: post, judged.pictures))
        for picture in judged.pictures {
            add(picture.post, picture.index, picture.file, revision: 0, words: picture.manifest)
        }
        for appearance in judged.appearances {
            tell(appearance.person.rawValue, Stream.posts, LedgerRecord.appearance(appearance))
        }
        if let moment = post.handedOverAt { add(post.id, "handed-over", ["at": moment.json]) }
    }

    mutating func tell(_ publication: PublicationRecord) {
        let (kind, words) = publication.place.parts
        add(
            publication.post, "publication",
            [
                "publication": .string(publication.id), "place": .string(kind), "since": publication.since.json,
                "ended": publication.endedAt?.json,
            ])
        if let words {
            add(.text(of: publication.id, "place", .string(words), about: publication.post.rawValue))
        }
    }

    mutating func tell(_ takedown: TakedownRecord) {
        add(
            takedown.post, "takedown",
            [
                "takedown": .string(takedown.id.rawValue), "opened": takedown.openedAt.json,
                "due": takedown.dueAt.json, "closed": takedown.closing?.at.json,
                "outcome": .text(takedown.closing?.outcome.rawValue), "closed-by": .text(takedown.closing?.by),
            ])
        if let closing = takedown.closing {
            add(
                .text(
                    of: takedown.id.rawValue, "decision", .string(closing.decision), about: takedown.post.rawValue))
        }
    }

    mutating func tell(_ demand: TakedownDemand) throws {
        let fields = LedgerRecord.demand(demand)
        if let person = demand.person {
            return tell(person.rawValue, Stream.posts, .known(fields))
        }
        let sql = "SELECT post FROM takedown WHERE id = ?"
        let post = try String.fetchOne(db.cachedStatement(sql: sql), arguments: [demand.takedown.rawValue])
        guard let post else { throw StorageError(.conflict, DatabaseFault.conflict) }
        add(PostID(rawValue: post), "demand", fields)
    }

    mutating func tell(_ revision: RevisionRecord) {
        add(
            revision.post, revision.index, revision.file, revision: revision.revision, words: revision.manifest)
        for person in revision.covered { tell(person.rawValue, Stream.posts, LedgerRecord.covered(revision)) }
    }

    mutating func add(_ post: PostID, _ number: Int, _ file: ClearedFile, revision: Int, words: String) {
        add(
            .plain(
                "picture", about: post.rawValue,
                [
                    "post": .string(post.rawValue), "number": .integer(number), "sha256": .string(file.sha256),
                    "format": .string(file.format), "revision": .integer(revision),
                    "manifest": .string(Digest.sha256([UInt8](words.utf8)).hex),
                ]))
    }

    mutating func tell(_ breach: BreachRecord) {
        var fields: [String: JSONValue?] = [
            "breach": .string(breach.id), "cause": .string(breach.cause.rawValue),
            "unit": .string(breach.place.unit.rawValue), "channel": .string(breach.place.channel.rawValue),
            "opened": breach.openedAt.json, "due": breach.dueAt.json, "posts": .integer(breach.posts),
            "closed": breach.closedAt?.json, "outcome": .text(breach.outcome?.rawValue),
        ]
        fields["actor"] = .string(actor)
        add(.plain("breach", about: breach.id, fields.compactMapValues { $0 }))
        if let decision = breach.decision {
            add(.text(of: breach.id, "decision", .string(decision), about: breach.id))
        }
    }

    mutating func tell(_ acceptance: ClockAcceptance) {
        add(
            .plain(
                "clock", about: nil,
                ["before": acceptance.before.json, "now": acceptance.at.json, "actor": .string(actor)]))
        add(LedgerRecord.words(of: acceptance))
    }
}

extension LedgerRecord {
    /// The words of a post, wherever they stand: a name can be in any of them.
    static func words(of post: PostRecord, _ pictures: [PictureRecord]) -> BodyDraft {
        let words: JSONValue = .object([
            "document": .string(post.document), "plan": .string(post.plan),
            "alts": .strings(pictures.map(\.alt)), "latent": .strings(pictures.map(\.latentRegions)),
        ])
        return .text(of: post.id.rawValue, "words", words, about: post.id.rawValue)
    }
}

extension LedgerRecord {
    static func words(of acceptance: ClockAcceptance) -> BodyDraft {
        let words: JSONValue = .object([
            "reason": .string(acceptance.reason), "approvers": .strings(acceptance.approvers),
        ])
        return .text(of: acceptance.at.inLedger, "reason", words, about: "clock")
    }
}

extension PublicationRecord.Place {
    /// Its kind, and the words in it.
    var parts: (kind: String, words: String?) {
        switch self {
        case .unknown: ("unknown", nil)
        case .address(let address): ("address", address)
        case .print(let run): ("print", run)
        case .neverUsed: ("never-used", nil)
        }
    }
}
