import Foundation
import PictureFixtures
import Seeded
import TestSupport

/// The unit that most tests here use: Ella may be seen, nobody answered for Nils, Maja must not be in any picture; a few
/// small pictures; and a post for each verdict.
struct Scene {
    let school: School
    var work: Workplace { school.work }

    static let ella = SchoolChild("ella", "Ella", "Bergh", guardians: ["G-1", "G-2"])
    static let children = [
        ella, SchoolChild("nils", "Nils", "Ahl", guardians: ["G-3"]),
        SchoolChild("maja", "Maja", "Ekman", guardians: ["G-4"]),
    ]
    static let answers = [
        SchoolAnswer("ella", "G-1", "visible", name: "yes"), SchoolAnswer("ella", "G-2", "visible", name: "yes"),
        SchoolAnswer("maja", "G-4", "excluded"),
    ]

    /// A copy of one that is made once.
    init() throws {
        school = try School(copying: Self.template.get().school)
    }

    private static let template: Result<Scene, any Error> = {
        atexit { if case .success(let scene) = Scene.template { scene.work.remove(".") } }
        return Result { try Scene(children: children, answers: answers) }
    }()

    init(children: [SchoolChild], answers: [SchoolAnswer]) throws {
        school = try School()
        try Self.writePictures(in: work)
        try work.write(Self.cleared, to: "cleared.yaml")
        try work.write(Self.held, to: "held.yaml")
        try work.write(Self.refused, to: "refused.yaml")
        try school.found(children, answers)
    }

    /// `synas` on the data folder of this scene.
    @discardableResult
    func synas(_ words: String..., environment: [String: String] = [:], output: TestSupport.Stream = .kept) throws
        -> Ran
    {
        try work.synas(words + ["--data", "data"], environment: environment, output: output)
    }

    static func writePictures(in work: Workplace) throws {
        try work.write(jpeg(), to: "hut.jpg")
        try work.write(png(seed: 2), to: "leaves.png")
        try work.write(png(seed: 3), to: "sun.png")
    }

    /// 64 by 48, with a comment and a packet that names people.
    static func jpeg(seed: UInt64 = 1) throws -> [UInt8] {
        var noise = SeededGenerator(seed: seed)
        let pixels = (0..<64 * 48 * 3).map { UInt8(($0 / 3 % 64) * 3 + Int.random(in: 0...9, using: &noise)) }
        let plain = try JPEGFixture.encode(pixels, width: 64, height: 48)
        let hidden = [JPEGSegment.comment("by Anna"), JPEGSegment.xmp(JPEGSegment.xmpPacket(people: ["Nils Ahl"]))]
        return JPEGSegment.insert(hidden, into: plain)
    }

    /// 48 by 40.
    static func png(seed: UInt64) -> [UInt8] { PNGFixture(colourType: 2, depth: 8, seed: seed).encoded() }

    /// Ella is seen, Nils is covered; a second picture with nobody.
    static let cleared = """
        channel: open-blog
        title: Kojor
        text: Idag byggde vi kojor med Ella.
        pictures:
          - file: hut.jpg
            alt: En koja
            people:
              - child: ella
                at: [0.1, 0.1, 0.2, 0.3]
              - child: nils
                at: [0.5, 0.2, 0.2, 0.3]
              - thing: name tag
                at: [0.8, 0.8, 0.1, 0.1]
          - file: leaves.png
            alt: En hög med löv
            people: nobody
        """

    /// Nils is not marked.
    static let held = """
        channel: open-blog
        title: Löv
        pictures:
          - file: leaves.png
            people:
              - child: nils
          - file: hut.jpg
            people: nobody
        """

    /// Maja is in it.
    static let refused = """
        channel: open-blog
        title: Lunch
        pictures:
          - file: leaves.png
            people:
              - child: maja
                at: [0.1, 0.1, 0.2, 0.3]
          - file: hut.jpg
            people: nobody
        """
}

extension Ran {
    /// One line on standard error and nothing on standard output: how a mistake is told.
    var isOneLine: Bool { complaintLines.count == 1 && complaints.hasPrefix("synas: ") && output.isEmpty }
}

extension Scene {
    /// All that lasts in the test's folder: what a call that fails must leave as it was. The database counts by what
    /// it says, since its bytes move from its log into its file whenever it is opened.
    struct Lasting {
        fileprivate let files: [String: Data]
        fileprivate let state: Evidence.State
    }

    func lasting() throws -> Lasting {
        let state = try Evidence(work.path("data")).state()
        return Lasting(files: work.contents().filter { !$0.key.hasPrefix("data/synas.db") }, state: state)
    }

    /// The paths that are new, gone or other than they were.
    func changed(since before: Lasting) throws -> [String] {
        let now = try lasting()
        let paths = Set(now.files.keys).union(before.files.keys).filter { now.files[$0] != before.files[$0] }
        return (now.state == before.state ? [] : ["what the database says"]) + paths.sorted()
    }
}

extension String {
    /// Whether the word stands in it; no word always does.
    func says(_ word: String) -> Bool { word.isEmpty || contains(word) }
}
