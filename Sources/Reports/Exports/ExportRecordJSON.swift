import Consent
import Services

/// Everything that is held, for the authority: part of `synas.export/1`. Pictures count from 1.
struct ExportRecordJSON: Encodable, Sendable {
    let unit: String
    let since: String
    let until: String?
    let recordedAt: String?
    let handles: [Handle]
    let guardians: [Guardian]
    let events: [HistoryJSON.Entry]
    let scans: [ScansJSON.Entry]
    let posts: [Post]
    let breaches: [AssessmentsJSON.Entry]
    let ledger: [LedgerPlace]

    struct LedgerPlace: Encodable, Sendable {
        let entry: Int
        let commitment: Int
    }

    struct Handle: Encodable, Sendable {
        let unit: String
        let handle: String
    }

    struct Guardian: Encodable, Sendable {
        let id: String
        let registerId: String
        let name: String
        let language: String?
    }

    struct Post: Encodable, Sendable {
        let post: String
        let unit: String
        let channel: String
        let verdict: String
        let submittedAt: String
        let handedOverAt: String?
        let title: String
        let text: String
        let named: Bool
        let pictures: [Picture]
        let publications: [PlaceJSON]
        let takedowns: [TakedownJSON]
        let filesRemovedAt: String?
    }

    struct Picture: Encodable, Sendable {
        let number: Int
        let source: String
        let alt: String
        let regions: [[Double]]
        let shown: String?
        let sha256: String?
        let revisions: [Revision]
        let files: [String]
    }

    struct Revision: Encodable, Sendable {
        let revision: Int
        let sha256: String
        let madeAt: String
        let coversChild: Bool
    }
}

extension ExportRecordJSON {
    init(_ full: FullRecord, _ page: ExportPage) {
        unit = full.unit.rawValue
        since = full.since.description
        until = full.until?.description
        recordedAt = full.recordedAt?.description
        handles = full.handles.map { Handle(unit: $0.unit.rawValue, handle: $0.handle) }
        guardians = full.guardians.map {
            Guardian(id: $0.id.rawValue, registerId: $0.sourceID, name: $0.name, language: $0.language)
        }
        events = full.events.map {
            HistoryJSON.Entry(event: EventJSON($0.event), correctedBy: $0.correctedBy?.rawValue)
        }
        scans = ScansJSON(full.scans).scans
        posts = full.posts.map(Post.init)
        breaches = AssessmentsJSON(full.breaches).breaches
        ledger = full.ledger.map { LedgerPlace(entry: $0.entry, commitment: $0.commitment) }
    }
}

extension ExportRecordJSON.Post {
    fileprivate init(_ post: FullPost) {
        self.init(
            post: post.id, unit: post.unit.rawValue, channel: post.channel.id.rawValue, verdict: post.verdict,
            submittedAt: post.submittedAt.description, handedOverAt: post.handedOverAt?.description, title: post.title,
            text: post.text, named: post.isNamed, pictures: post.pictures.map(ExportRecordJSON.Picture.init),
            publications: post.publications.map(PlaceJSON.init), takedowns: post.takedowns.map { TakedownJSON($0) },
            filesRemovedAt: post.removedAt?.description)
    }
}

extension ExportRecordJSON.Picture {
    fileprivate init(_ picture: FullPicture) {
        self.init(
            number: picture.index + 1, source: picture.file, alt: picture.alt, regions: picture.regions,
            shown: picture.shown?.rawValue, sha256: picture.sha256,
            revisions: picture.revisions.map {
                ExportRecordJSON.Revision(
                    revision: $0.revision, sha256: $0.sha256, madeAt: $0.madeAt.description,
                    coversChild: $0.coversChild)
            }, files: picture.copies.map(\.name))
    }
}
