import Foundation
import PictureFixtures
import Seeded
import TestSupport

/// A unit in which one child stands in everything that can hold words, papers or pictures of anybody: to be erased.
struct ErasureScene {
    let school: School
    var work: Workplace { school.work }
    /// Posts by what they are here for.
    let posts: [String: String]
    /// SHA-256 of pictures that show the child, by what the post is here for, and of its papers.
    let digests: [String: [String]]

    /// Nothing of these may be left: the child's and its own guardian's names, ids and numbers.
    static let words = [
        "Zyxilda", "Qvintilia", "Stormhatt", "KID-77123", "VH-5511", "zyxilda-q", "210928-2384", "20210928",
    ]
    static let child = "zyxilda-q"
    static let others = ["oskar-q", "nils", "maja"]

    private static let rows = [
        "child,ekbacken,grodan,KID-77123,zyxilda-q,Zyxilda,Qvarnholt,2021-09-28,VH-5511,Qvintilia Stormhatt,sv,custody,,,",
        "child,ekbacken,grodan,KID-77123,zyxilda-q,Zyxilda,Qvarnholt,2021-09-28,VH-5512,Bertram Delad,sv,custody,,,",
        "child,ekbacken,grodan,KID-77124,oskar-q,Oskar,Qvarnholt,2019-02-11,VH-5512,Bertram Delad,sv,custody,,,",
        "child,ekbacken,grodan,KID-3,nils,Nils,Ahl,2020-03-14,VH-3,Siv Ahl,sv,custody,,,",
        "child,ekbacken,grodan,KID-4,maja,Maja,Ekman,2020-04-14,VH-4,Lo Ekman,sv,custody,,,",
        "staff,ekbacken,grodan,S-1,anna,Anna,Lindh,,,,,,,,",
    ]

    static let answers = [
        ("zyxilda-q", "VH-5511", "visible"), ("zyxilda-q", "VH-5512", "visible"), ("oskar-q", "VH-5512", "visible"),
        ("nils", "VH-3", "visible"), ("maja", "VH-4", "excluded"),
    ]

    /// A copy of one that is made once.
    init() throws {
        let made = try Self.template.get()
        school = try School(copying: made.school)
        (posts, digests) = (made.posts, made.digests)
    }

    private static let template: Result<ErasureScene, any Error> = {
        atexit { if case .success(let scene) = ErasureScene.template { scene.work.remove(".") } }
        return Result { try ErasureScene(made: ()) }
    }()

    private init(made: Void) throws {
        school = try School()
        let work = school.work
        try work.write(([School.rosterHeader] + Self.rows).joined(separator: "\n") + "\n", to: "roster.csv")
        try school.expectDone("init", "--data", "data")
        let ids = Self.rows.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[3]) }
        try Self.done(work.synas(["roster", "import", "roster.csv", "--data", "data", "--confirm"] + ids))
        try school.writeAnswers(
            Self.answers.map { SchoolAnswer($0.0, $0.1, $0.2, name: $0.2 == "visible" ? "yes" : "") })
        try school.expectDone("consent", "answer", "--file", "answers.csv", "--data", "data")
        let plan = try Plan(school)
        (posts, digests) = (plan.posts, plan.digests)
        work.remove("ready")
    }

    static func done(_ ran: Ran) throws { if ran.code != 0 { throw LaunchError(ran.description) } }

    @discardableResult
    func synas(_ words: String...) throws -> Ran { try work.synas(words + ["--data", "data"]) }

    func erase(_ more: String...) throws -> Ran { try erase(more) }

    func erase(_ more: [String], dry: Bool = false) throws -> Ran {
        try work.synas(Self.erasing + (dry ? ["--dry-run"] : []) + more + ["--format", "json", "--data", "data"])
    }

    static let erasing = [
        "erase", child, "--ground", "GDPR 17(1)(b), BUN 2026/112", "--approved-by", "a-17", "--approved-by", "b-4",
    ]

    /// What says what becomes of the post and the paper that wait for a decision.
    var decisions: [String] { ["--keep", "\(posts["kept"] ?? "")=GDPR 17(3)(d), archive 2026/4", "--drop", paper] }
    var paper: String { digests["shared-paper"]?.first ?? "" }
}

/// Makes the posts, papers and tasks one after the other.
private struct Plan {
    var posts: [String: String] = [:]
    var digests: [String: [String]] = [:]
    private let school: School
    private var work: Workplace { school.work }

    init(_ school: School) throws {
        self.school = school
        try pictures()
        try submit("group", Self.group)
        try publish("group", "--address", "https://blogg.example/zyxilda-fyller-5")
        try submit("printed", Self.printed)
        try publish("printed", "--print", "Zyxilda-bladet, 40 ex")
        try submit("unmarked", Self.unmarked)
        try publish("unmarked", "--address", "https://blogg.example/hostlov")
        try submit("kept", Self.kept)
        try publish("kept", "--address", "https://blogg.example/arkiv")
        try submit("alone", Self.alone)
        try submit("covered", Self.covered)
        try publish("covered", "--address", "https://blogg.example/tackt")
        try submit("held", Self.held, code: 3)
        try submit("refused", Self.refused, code: 4)
        try submit("others", Self.others)
        try publish("others", "--address", "https://blogg.example/andra")
        try papers()
        try tasks()
        try Planting.words("Zyxilda", in: work.path("data"))
        try Planting.leftovers(try Plan.original(9), in: work.path("data"))
    }

    /// Each of its own, so that each post's pictures are told apart.
    static func original(_ seed: UInt64) throws -> [UInt8] {
        var noise = SeededGenerator(seed: seed)
        let pixels = (0..<160 * 120 * 3).map { UInt8(($0 / 3 % 160) + Int.random(in: 0...60, using: &noise)) }
        let plain = try JPEGFixture.encode(pixels, width: 160, height: 120)
        let hidden = [
            JPEGSegment.comment("Zyxilda"), JPEGSegment.xmp(JPEGSegment.xmpPacket(people: ["Zyxilda Qvarnholt"])),
        ]
        return JPEGSegment.insert(hidden, into: plain)
    }

    private func pictures() throws {
        for seed in 1...8 { try work.write(try Self.original(UInt64(seed)), to: "zyxilda-\(seed).jpg") }
        try work.write(try Self.original(6), to: "tackt.jpg")
        try work.write(Scene.png(seed: 4), to: "leaves.png")
    }

    private mutating func submit(_ name: String, _ post: String, code: Int32 = 0) throws {
        try work.write(post, to: "\(name).yaml")
        let ran = try work.synas("submit", "\(name).yaml", "--format", "json", "--data", "data")
        guard ran.code == code, let id = (ran.json as? [String: Any])?["post"] as? String else {
            throw LaunchError(ran.description)
        }
        posts[name] = id
        digests[name] = try Evidence(work.path("data")).post(id)?.pictures.map { String($0.prefix(64)) }
    }

    private func publish(_ name: String, _ place: String...) throws {
        let ran = try work.synas(
            ["publish", posts[name] ?? "", "--out", "ready", "--data", "data"])
        try ErasureScene.done(ran)
        try ErasureScene.done(try work.synas(["publish", posts[name] ?? ""] + place + ["--data", "data"]))
    }

    private mutating func papers() throws {
        // "Zyxilda Qvarnholt, egen blankett." and "Zyxilda och Oskar Qvarnholt, gemensam blankett.", four times each.
        try work.write(try paper("eNqLqqzIzElJVAgsSyzKy8jPKdFRSE1PzVNIyknMy04tKdFTiKKLCgBwdzHJ"), to: "own.pdf")
        try work.write(
            try paper("eNqLqqzIzElJVMhPzlDwL85OLFIILEssysvIzynRUUhPzU3NK07MVUjKSczLTi0p0VOIGmTqAaMyRmk="),
            to: "shared.pdf")
        for (child, file) in [("zyxilda-q", "own.pdf"), ("zyxilda-q", "shared.pdf"), ("oskar-q", "shared.pdf")] {
            let event = try answer(of: child)
            try ErasureScene.done(
                try work.synas("consent", "scan", event, file, "--data", "data"))
        }
        digests["own-paper"] = try digest("own.pdf")
        digests["shared-paper"] = try digest("shared.pdf")
    }

    private func digest(_ file: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
        process.arguments = [work.path(file)]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let said = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return [String(decoding: said.prefix(64), as: UTF8.self)]
    }

    /// A PDF with the words in a packed stream, as scanners make them.
    private func paper(_ words: String) throws -> [UInt8] {
        guard let packed = Data(base64Encoded: words).map([UInt8].init) else { throw LaunchError("no base64") }
        return [UInt8]("%PDF-1.4\n1 0 obj <</Filter/FlateDecode/Length \(packed.count)>> stream\n".utf8) + packed
            + [UInt8]("\nendstream\n%%EOF\n".utf8)
    }

    private func answer(of child: String) throws -> String {
        let ran = try work.synas("consent", "history", child, "--format", "json", "--data", "data")
        let events = (ran.json as? [String: Any])?["events"] as? [[String: Any]] ?? []
        guard let event = events.first(where: { $0["kind"] as? String == "answered" })?["event"] as? String else {
            throw LaunchError(ran.description)
        }
        return event
    }

    /// A closed task with a name in its decision, an open one for the child, and names in what others' answers rest on.
    private func tasks() throws {
        try ErasureScene.done(
            try work.synas(
                "consent", "leave-out", "nils", "--post", posts["printed"] ?? "", "--reference",
                "2026/3 zyxildas kompis",
                "--data", "data"))
        try ErasureScene.done(
            try work.synas(
                "consent", "leave-out", "oskar-q", "--post", posts["unmarked"] ?? "", "--reference",
                "BUN 2026/4 om ZYXILDA", "--data", "data"))
        let list = try work.synas("takedown", "list", "--format", "json", "--data", "data")
        let tasks = list.json as? [[String: Any]] ?? []
        guard let own = tasks.first(where: { $0["post"] as? String == posts["unmarked"] })?["takedown"] as? String
        else {
            throw LaunchError(list.description)
        }
        try ErasureScene.done(
            try work.synas(
                "takedown", "close", own, "--outcome", "kept", "--decision", "2026/7 Zyxilda", "--data", "data"))
        try ErasureScene.done(
            try work.synas(
                "consent", "leave-out", "zyxilda-q", "--post", posts["group"] ?? "", "--reference",
                "2026/5 Zyxilda", "--data", "data"))
    }
}

extension Plan {
    static let group = """
        channel: open-blog
        title: Zyxildas koja
        text: Idag byggde Zyxilda och Nils. "Zyxilda Qvarnholts koja blev störst", sade ZYXILDA. Oskar såg på.
        pictures:
          - file: zyxilda-1.jpg
            alt: Zyxilda i kojan
            people:
              - child: zyxilda-q
                at: [0.1, 0.1, 0.15, 0.2]
                whole: [0.05, 0.05, 0.3, 0.6]
              - child: nils
                at: [0.6, 0.2, 0.2, 0.3]
          - file: leaves.png
            alt: En hög med löv
            people: nobody
        names:
          - word: Zyxilda
            is: zyxilda-q
          - word: Nils
            is: nils
        """
    static let printed = both("Tidningen", "Nils i tidningen med zyxilda-q.", "zyxilda-2.jpg", alt: "Två barn")
    static let unmarked = """
        channel: open-blog
        title: Höstlov
        text: Vi var ute.
        pictures:
          - file: zyxilda-3.jpg
            alt: Barn i skogen
            people:
              - child: zyxilda-q
              - child: oskar-q
                at: [0.6, 0.2, 0.2, 0.3]
        """
    static let kept = both("Till arkivet", "Zyxilda vann.", "zyxilda-4.jpg", alt: "Prisutdelning")
    static let alone = """
        channel: open-blog
        title: Ensam
        text: Ett porträtt.
        pictures:
          - file: zyxilda-5.jpg
            alt: Porträtt
            people:
              - child: zyxilda-q
                at: [0.1, 0.1, 0.2, 0.3]
        """
    static let covered = """
        channel: open-blog
        title: Täckt
        text: Ett barn och ett till.
        pictures:
          - file: tackt.jpg
            alt: Två barn
            people:
              - unknown-child: true
                at: [0.1, 0.1, 0.2, 0.3]
              - child: nils
                at: [0.6, 0.2, 0.2, 0.3]
        """
    static let held = """
        channel: open-blog
        title: Hållen, med Zyxilda
        text: Personnummer 210928-2384 står här.
        pictures:
          - file: zyxilda-7.jpg
            people:
              - child: zyxilda-q
              - thing: Zyxildas krok
                at: [0.8, 0.8, 0.1, 0.1]
        """
    static let refused = """
        channel: open-blog
        title: Nekad
        text: Zyxilda och Maja.
        pictures:
          - file: zyxilda-8.jpg
            people:
              - child: maja
                at: [0.1, 0.1, 0.2, 0.3]
              - child: zyxilda-q
                at: [0.5, 0.5, 0.2, 0.3]
        """
    static let others = """
        channel: open-blog
        title: Bara andra
        text: Nils och Oskar Qvarnholt lekte. Björnen åt bär på ön!
        pictures:
          - file: leaves.png
            alt: Löv och Nils
            people:
              - child: nils
                at: [0.6, 0.2, 0.2, 0.3]
        """

    /// A post with one picture, of the child and of another.
    private static func both(_ title: String, _ text: String, _ file: String, alt: String) -> String {
        """
        channel: open-blog
        title: \(title)
        text: \(text)
        pictures:
          - file: \(file)
            alt: \(alt)
            people:
              - child: zyxilda-q
                at: [0.1, 0.1, 0.2, 0.3]
              - child: nils
                at: [0.6, 0.2, 0.2, 0.3]
        """
    }
}
