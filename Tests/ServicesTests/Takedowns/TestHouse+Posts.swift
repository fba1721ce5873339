import Consent
import Foundation
import Policies
import Storage

@testable import Services

/// Children and posts of the takedown tests: Ella has two guardians, Nils one.
extension TestHouse {
    static let unit = UnitID(rawValue: "ekbacken")

    /// A house with Ella and Nils, who may be seen and named in the open blog.
    static func withChildren(surroundings: Surroundings? = nil) throws -> TestHouse {
        let test = try TestHouse(surroundings: surroundings)
        try test.importRoster([
            "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-1,Karin Berg,sv,custody,,,",
            "child,ekbacken,grodan,B-1,ella,Ella,Berg,2022-03-14,G-2,Jonas Berg,sv,custody,,,",
            "child,ekbacken,grodan,B-2,nils,Nils,Ek,2022-04-14,G-3,Siv Ek,sv,custody,,,",
        ])
        for (child, guardian) in [("ella", "G-1"), ("ella", "G-2"), ("nils", "G-3")] {
            try test.answer(child, by: guardian, .visible, name: true)
        }
        return test
    }

    func answer(_ child: String, by guardian: String, _ choice: Choice, name: Bool?) throws {
        try answer(child, by: guardian, .choice(choice), name: name)
    }

    func answer(_ child: String, by guardian: String, _ response: Response, name: Bool?) throws {
        _ = try Consents(house).answer([
            GivenAnswer(
                person: PersonReference(child), guardian: guardian, channel: Self.channel, response: response,
                name: name, noticeVersion: "2026-08", language: "sv")
        ])
    }

    func withdraw(_ child: String, by guardian: String) throws {
        _ = try Consents(house).withdraw(PersonReference(child), guardian: guardian, channel: Self.channel)
    }

    func person(_ handle: String) throws -> PersonRecord {
        try house.store.snapshot { try house.person(PersonReference(handle), from: $0) }
    }

    /// Records that something happened, as the use cases do.
    func record(_ whats: (String, What)...) throws {
        let people = try whats.map { try person($0.0).id }
        try house.store.commit { reader in
            let now = try house.now(reader)
            let events = zip(people, whats).map { person, what in
                Event(
                    id: EventID(rawValue: house.surroundings.newID()), person: person, at: now, recordedAt: now,
                    actor: "test", source: "test", what: what.1)
            }
            let change = try house.recording(events, from: reader, at: now)
            return Commit(change, entry: LedgerDraft(kind: .child, at: now, actor: "test"), result: ())
        }
    }

    func events(about child: String) throws -> [Event] {
        let id = try person(child).id
        return try house.store.snapshot { try $0.events(about: id) }
    }

    /// Who stands in which picture (from 0), or in the words (nil), and how.
    typealias Showing = (child: String, picture: Int?, shown: Choice?, named: Bool)

    /// A post that went out: its pictures are made up, and nobody opens them here.
    @discardableResult
    func putOut(
        _ id: String, _ showings: [Showing], in channel: ChannelID = TestHouse.channel,
        at places: [PublicationRecord.Place] = [.unknown], daysAgo: Int64 = 0,
        document: String = "{}"
    ) throws -> PostID {
        let post = PostID(rawValue: id)
        let people = try showings.map { try person($0.child).id }
        let now = Moment(rawValue: house.surroundings.now().rawValue)
        let day = Moment(rawValue: now.rawValue - daysAgo * 86_400_000)
        let record = PostRecord(
            id: post, unit: Self.unit, channel: channel, submittedAt: day, verdict: .cleared,
            document: document, plan: "{}", policyHash: house.policies.contentHash)
        let pictures = Set(showings.compactMap(\.picture)).sorted().map { index in
            PictureRecord(
                post: post, index: index, sha256: String(repeating: "\(index)", count: 64), format: "jpg", width: 4,
                height: 3, bytes: 5, alt: "", manifest: "{}")
        }
        let appearances = zip(people, showings).map { person, showing in
            AppearanceRecord(
                post: post, picture: showing.picture, person: person, shown: showing.shown, named: showing.named)
        }
        try house.store.commit(
            Storage.Change(
                posts: [JudgedPost(record, pictures: pictures, appearances: appearances)], handedOver: [post: day],
                publications: places.enumerated().map {
                    PublicationRecord(id: "\(id)-\($0)", post: post, place: $1, since: day)
                }), entry: LedgerDraft(kind: .post, at: now, actor: "test"))
        return post
    }

    /// The open tasks by post, each as the lines `PERSON PICTURE ALLOWED [unname]`.
    func open() throws -> [String: [String]] {
        let views = try Takedowns(house).list()
        return Dictionary(uniqueKeysWithValues: views.map { view in (view.post, view.demands.map(\.line)) })
    }

    func task(of post: String) throws -> TakedownID? {
        try Takedowns(house).list().first { $0.post == post }.map { TakedownID(rawValue: $0.id) }
    }

    func breaches() throws -> [BreachRecord] { try house.store.snapshot { try $0.openBreaches() } }
}

extension TakedownView.Demand {
    fileprivate var line: String {
        "\(handle ?? "post") \(picture.map(String.init) ?? "words") \(allowed.rawValue)\(unname ? " unname" : "")"
    }
}
