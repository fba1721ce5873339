import Consent
import Foundation

@testable import Storage

let noon = Moment(rawValue: 1_700_000_000_000)
let ekbacken = UnitID(rawValue: "ekbacken")
let blog = Place(unit: ekbacken, channel: ChannelID(rawValue: "open-blog"))
let byRegistrar = LedgerDraft(kind: .child, at: noon, actor: "staff-1")

func person(_ id: String, unit: UnitID = ekbacken, group: String? = "ugglan", handle: String? = nil) -> PersonRecord {
    PersonRecord(
        id: PersonID(rawValue: id), kind: .child, sourceID: "src-\(id)", unit: unit, group: group,
        handle: handle ?? "handle-\(id)", givenNames: ["Ella", "Märta Åsa"], familyName: "Bergström",
        born: Day(year: 2019, month: 4, day: 5), since: noon, until: nil)
}

func guardian(_ id: String) -> GuardianRecord {
    GuardianRecord(id: GuardianID(rawValue: id), sourceID: "src-\(id)", name: "Karin Bergström", language: "sv")
}

func event(_ id: String, about person: String = "p1", _ what: What = .joined(ekbacken)) -> Event {
    Event(
        id: EventID(rawValue: id), person: PersonID(rawValue: person), at: noon, recordedAt: noon, actor: "staff-1",
        source: "roster", what: what)
}

func answer(_ decider: Decider, _ response: Response = .choice(.visible), name: Bool? = nil) -> Answer {
    Answer(
        decider: decider, place: blog, response: response, name: name,
        notice: NoticeReference(version: "2024-1", sha256: digest(7), language: "sv"), collected: .paper,
        expires: Moment(rawValue: noon.rawValue + 1))
}

/// A made-up digest: 64 hexadecimal digits.
func digest(_ number: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: 64 - digits.count) + digits
}

func post(_ id: String, _ verdict: PostRecord.Verdict = .cleared, at moment: Moment = noon) -> PostRecord {
    PostRecord(
        id: PostID(rawValue: id), unit: ekbacken, channel: blog.channel, submittedAt: moment, verdict: verdict,
        document: #"{"title":"Skogsutflykt med Ella"}"#, plan: "{}", policyHash: digest(1))
}

func picture(_ index: Int, of post: String, digest number: Int? = nil, format: String = "jpg") -> PictureRecord {
    PictureRecord(
        post: PostID(rawValue: post), index: index, sha256: digest(number ?? index + 10), format: format, width: 40,
        height: 30, bytes: 4, alt: "Tre barn bygger en koja", manifest: #"{"removed":[]}"#, latentRegions: "[]")
}

func judged(_ id: String, _ verdict: PostRecord.Verdict = .cleared, pictures: Int = 2) -> JudgedPost {
    JudgedPost(post(id, verdict), pictures: verdict == .cleared ? (0..<pictures).map { picture($0, of: id) } : [])
}

/// A new data folder in a folder of its own, opened for writing.
struct Home {
    let temporary: TemporaryFolder
    let data: DataFolder
    let store: SQLiteStore

    init(patience: Duration = .seconds(5)) throws {
        temporary = try TemporaryFolder()
        data = try DataFolder.create(at: temporary.path("data"))
        store = try data.openForWriting(patience: patience)
    }
}

/// The code of the error that the work throws; nil where it throws none, or another kind.
func code(_ work: () throws -> Void) -> StorageError.Code? {
    do { try work() } catch { return (error as? StorageError)?.code }
    return nil
}
