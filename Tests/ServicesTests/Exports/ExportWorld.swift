import Consent
import Foundation
import PictureFixtures
import Reports
import Storage
import Synchronization
import Testing

@testable import Services

/// A unit with Ella, whose guardians are G-1 and G-2, and Nils of G-3, to which things happen on numbered days. Moments and
/// ids come from the day and the step alone, so that two worlds that differ in one step give the same bytes wherever that
/// step does not show.
final class ExportWorld: Sendable {
    static let unit = UnitID(rawValue: "ekbacken")
    static let hidden = UnitID(rawValue: "talldungen")
    private static let begin = Moment(rawValue: 1_788_264_000_000)  // 2026-09-01T12:00:00Z
    let test: TestHouse

    init() throws {
        test = try TestHouse { policies in
            try TimeHouse.edit("\(policies)/notices") {
                $0.replacing(/in_force_from: .*/, with: "in_force_from: 2018-05-25")
            }
            let path = "\(policies)/organisation.yaml"
            let more =
                "  - id: talldungen\n    title: {sv: Talldungen, en: Talldungen}\n    groups: [{id: ugglan, title: Ugglan}]\n"
            try (String(contentsOfFile: path, encoding: .utf8) + more).write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        try importRoster(Self.roster, on: 0)
    }

    static func rows(_ child: String, _ family: String, _ guardians: [String], unit: String = "ekbacken,grodan")
        -> [String]
    {
        guardians.map {
            "child,\(unit),B-\(child),\(child),\(child.capitalized),\(family),2020-03-14,\($0),Namn \($0),sv,custody,2020-03-14,,"
        }
    }

    static let roster = rows("ella", "Berg", ["G-1", "G-2"]) + rows("nils", "Ek", ["G-3"])

    func moment(_ day: Int) -> Moment { Moment(rawValue: Self.begin.rawValue + Int64(day) * 86_400_000) }

    /// The house on a day, at a step of it.
    func at(_ day: Int, _ step: String = "s") -> House {
        let now = moment(day)
        let number = Mutex(0)
        return House(
            folder: test.house.folder, store: test.house.store, policies: test.house.policies,
            surroundings: Surroundings(
                now: { now },
                newID: {
                    number.withLock {
                        $0 += 1
                        return "\(step)-d\(day)n\($0)"
                    }
                }, actor: "staff-\(step)", cores: 2))
    }

    func importRoster(_ rows: [String], on day: Int) throws {
        let path = "\(test.folder)/roster.csv"
        try (([TestHouse.header] + rows).joined(separator: "\n") + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        var options = RosterOptions()
        options.confirmed = Set(rows.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) })
        #expect(try Registry(at(day, "roster")).importRoster(path, options).isApplied)
    }

    @discardableResult
    func answer(
        _ choice: Choice, of child: String = "ella", by guardian: String = "G-1", in channel: String = "open-blog",
        name: Bool? = nil, on day: Int
    ) throws -> EventID {
        let given = GivenAnswer(
            person: PersonReference(child), guardian: guardian, channel: ChannelID(rawValue: channel),
            response: .choice(choice), name: name, noticeVersion: "2026-08", language: "sv")
        return try Consents(at(day, "by\(guardian.suffix(1))")).answer([given])[0].event.id
    }

    func withdraw(of child: String = "ella", by guardian: String = "G-1", on day: Int) throws {
        _ = try Consents(at(day, "by\(guardian.suffix(1))")).withdraw(
            PersonReference(child), guardian: guardian, channel: TestHouse.channel)
    }

    func guardian(_ source: String) throws -> GuardianID {
        try #require(try test.house.store.snapshot { try $0.guardian(source: source) }).id
    }

    /// Records that something happened to Ella, as the use cases do.
    func record(_ what: What..., on day: Int, step: String = "hidden") throws {
        let house = at(day, step)
        let child = try test.person("ella")
        try house.store.commit { reader in
            let now = house.surroundings.now()
            let events = what.map {
                Event(
                    id: EventID(rawValue: house.surroundings.newID()), person: child.id, at: now, recordedAt: now,
                    actor: house.surroundings.actor, source: "hidden-source", reference: "HEMLIG 2026/1", what: $0)
            }
            let change = try house.recording(events, from: reader, at: now)
            return Commit(
                change, entry: LedgerDraft(kind: .child, at: now, actor: "staff"), result: ())
        }
    }

    func mark(_ step: Protections.Step, _ kind: Protection = .confidentialityMarking, on day: Int) throws {
        _ = try Protections(at(day, "marking")).record(step, kind, of: PersonReference("ella"), confirmed: "ella")
    }

    func paper(_ bytes: [UInt8], of event: EventID, on day: Int) throws {
        let path = "\(test.folder)/paper"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        _ = try Scans(at(day, "paper")).keep(path, of: event)
    }
}

extension ExportWorld {
    /// Who stands in a picture of a post, and how.
    typealias Showing = (child: String, shown: Choice)

    /// A post that went out on a day, with files in their places; each picture is the people in it. `named`: Ella's name
    /// stands in its words.
    func putOut(
        _ id: String, _ pictures: [[Showing]], named: Bool = false, unit: UnitID = ExportWorld.unit,
        place: PublicationRecord.Place = .unknown, handedOver: Bool = true, on day: Int
    ) throws {
        let (post, now) = (PostID(rawValue: id), moment(day))
        let house = at(day, id)
        let files = pictures.indices.map { [UInt8]("picture \($0) of \(id)".utf8) }
        let records = files.enumerated().map { index, bytes in
            PictureRecord(
                post: post, index: index, sha256: bytes.sha256, format: "jpg", width: 4, height: 3, bytes: bytes.count,
                alt: "alt", manifest: "{}")
        }
        var appearances = try pictures.enumerated().flatMap { index, people in
            try people.map {
                AppearanceRecord(post: post, picture: index, person: try test.person($0.child).id, shown: $0.shown)
            }
        }
        if named {
            appearances.append(
                AppearanceRecord(post: post, picture: nil, person: try test.person("ella").id, shown: nil, named: true))
        }
        let document =
            #"{"schema":"synas.post/1","channel":"open-blog","unit":"\#(unit.rawValue)","title":"T","text":"","pictures":[],"names":[]}"#
        let record = PostRecord(
            id: post, unit: unit, channel: TestHouse.channel, submittedAt: now, verdict: .cleared, document: document,
            plan: "{}", policyHash: "0")
        var change = Storage.Change(posts: [JudgedPost(record, pictures: records, appearances: appearances)])
        if handedOver {
            change.handedOver = [post: now]
            change.publications = [PublicationRecord(id: "u-\(id)", post: post, place: place, since: now)]
        }
        try stage(zip(files, records.map(\.file)).map { ($0, $1) }, of: post, change, house)
    }

    private func stage(_ files: [([UInt8], ClearedFile)], of post: PostID, _ change: Storage.Change, _ house: House)
        throws
    {
        let staged = try house.folder.pictures.stage(post, in: house.store)
        for (bytes, file) in files { try staged.add(bytes, as: file) }
        try staged.seal()
        try house.store.commit(
            change, entry: LedgerDraft(kind: .post, at: house.surroundings.now(), actor: "staff"))
        try staged.finish()
    }

    /// Closes the open task of a post. `replaced`: with a narrower picture that covers those who were asked for.
    func close(_ id: String, _ outcome: TakedownClosing.Outcome, restStays: Bool = false, on day: Int) throws {
        let post = PostID(rawValue: id)
        let house = at(day, "close-\(id)")
        let open = try house.store.snapshot { reader in
            try reader.takedowns(of: post).first(where: \.isOpen).map { ($0, try reader.demands(of: $0.id)) }
        }
        guard let (task, demands) = open else { return }
        if outcome == .replaced {
            for (index, asked) in Dictionary(grouping: demands, by: \.picture) {
                guard let index else { continue }
                let bytes = [UInt8]("narrower \(index) of \(id)".utf8)
                let revision = RevisionRecord(
                    post: post, index: index, revision: 1, takedown: task.id, covered: asked.compactMap(\.person),
                    sha256: bytes.sha256, format: "jpg", width: 4, height: 3, bytes: bytes.count, manifest: "{}",
                    madeAt: house.surroundings.now())
                try stage([(bytes, revision.file)], of: post, Storage.Change(revisions: [revision]), house)
            }
        }
        _ = try Takedowns(house).close(task.id, TakedownReport(outcome, decision: "BUN 2026/7", restStays: restStays))
    }

    /// All bytes that a recipient gets, by file.
    func export(_ recipient: ExportRecipient = .guardian("G-1"), on day: Int = 100, copies: Bool = true) throws
        -> [String: [UInt8]]
    {
        let request = ExportRequest(
            .reference(PersonReference("ella")), for: recipient, withCopies: copies, reference: "BUN 2026/9")
        let export = try Exports(at(day, "export")).export(request)
        var files = Dictionary(uniqueKeysWithValues: export.copies.map { ($0.name, $0.bytes) })
        for language in ["sv", "en", "da"] {
            files["export.\(language).html"] = [UInt8](ExportHTML(export, language: language).html().utf8)
            files["export.\(language).json"] = [UInt8](
                try JSONText.encode(ExportJSON(export, language: language)).utf8)
        }
        return files
    }

    func made(_ recipient: ExportRecipient = .guardian("G-1"), on day: Int = 100) throws -> ChildExport {
        try Exports(at(day, "export")).export(
            ExportRequest(.reference(PersonReference("ella")), for: recipient, withCopies: true))
    }
}
