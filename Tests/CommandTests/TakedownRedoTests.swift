import Foundation
import PictureFixtures
import Seeded
import TestSupport
import Testing

/// Ella and Nils are seen and marked, Maja is seen and not marked; a JPEG and a PNG are out.
private struct Published {
    let scene: Scene
    var work: Workplace { scene.work }
    /// Where the post was handed over.
    let ready: String

    private static let post = """
        channel: open-blog
        title: Kojor
        text: Idag byggde vi kojor.
        pictures:
          - file: hut.jpg
            alt: En koja
            people:
              - child: ella
                at: [0.1, 0.1, 0.2, 0.3]
              - child: nils
                at: [0.3, 0.2, 0.2, 0.3]
              - visitor: yes
                at: [0.7, 0.5, 0.2, 0.3]
          - file: leaves.png
            alt: Löv
            people:
              - child: ella
                at: [0.2, 0.2, 0.2, 0.3]
              - child: maja
        """

    init(progressive: Bool = true) throws {
        let everyone = ["ella": ["G-1", "G-2"], "nils": ["G-3"], "maja": ["G-4"]]
        let answers = everyone.flatMap { child, guardians in
            guardians.map { SchoolAnswer(child, $0, "visible") }
        }
        scene = try Scene(children: Scene.children, answers: answers)
        try scene.work.write(Self.jpeg(progressive), to: "hut.jpg")
        try scene.work.write(Self.png(seed: 2), to: "leaves.png")
        try scene.work.write(Self.post, to: "post.yaml")
        try scene.school.expectDone("submit", "post.yaml", "--out", "ready", "--data", "data")
        ready = "ready/\(scene.work.names(in: "ready").first ?? "")"
    }

    static func jpeg(_ progressive: Bool, seed: UInt64 = 1) throws -> [UInt8] {
        var noise = SeededGenerator(seed: seed)
        let pixels = (0..<320 * 240 * 3).map { place in
            let (x, y) = (place / 3 % 320, place / 960)
            return UInt8(x / 2 + (y / 30 % 2 == Int(seed % 2) ? 60 : 0) + Int.random(in: 0...9, using: &noise))
        }
        return try JPEGFixture.encode(pixels, width: 320, height: 240, JPEGKind(progressive: progressive))
    }

    static func png(seed: UInt64) -> [UInt8] {
        var noise = SeededGenerator(seed: seed)
        var fixture = PNGFixture()
        (fixture.width, fixture.height) = (160, 120)
        fixture.samples = (0..<160 * 120 * 3).map { UInt8(($0 / 3 % 160) + Int.random(in: 0...9, using: &noise)) }
        return fixture.encoded()
    }

    func withdraw(_ child: String, _ guardian: String) throws -> Takedown {
        let ran = try scene.synas("consent", "withdraw", child, "--guardian", guardian, "--channel", "open-blog")
        #expect(ran.code == 0, "\(ran)")
        return try Takedown(of: work)
    }

    /// The published or narrower file of a picture, from 1.
    func picture(_ number: Int, in folder: String) throws -> [UInt8] {
        let name = work.names(in: folder).first { $0.hasPrefix("\(number)-") && !$0.hasSuffix(".json") }
        return try work.read("\(folder)/\(name ?? "")")
    }
}

@Suite("takedown redo: narrower pictures from the published ones")
struct TakedownRedoTests {
    /// Blocks of the JPEG as libjpeg reads them, by whether they differ.
    private static func differing(_ one: [UInt8], _ two: [UInt8]) throws -> (same: Int, boxes: [(x: Int, y: Int)]) {
        let (one, two) = (try JPEGFixture.coefficients(one), try JPEGFixture.coefficients(two))
        let part = one.components[0]
        var same = 0
        var boxes: [(x: Int, y: Int)] = []
        for row in 0..<part.blocksDown {
            for column in 0..<part.blocksAcross {
                let at = part.block(column: column, row: row)
                if one.values[at..<at + 64] == two.values[at..<at + 64] {
                    same += 1
                } else {
                    boxes.append((column * 8, row * 8))
                }
            }
        }
        return (same, boxes)
    }

    /// Pixels that differ between two JPEG files, as another program shows them without smoothing across blocks.
    private static func differing(_ work: Workplace, _ one: [UInt8], _ two: [UInt8]) throws -> [(x: Int, y: Int)] {
        let djpeg = try #require(Program.found("djpeg"), "install libjpeg-turbo-progs to run this test")
        let shown = try [one, two].map { file in
            try work.write(file, to: "look.jpg")
            let ran = try start([djpeg, "-nosmooth", "-outfile", "look.ppm", "look.jpg"], in: work.path).wait()
            #expect(ran.code == 0, "\(ran)")
            return try work.read("look.ppm").suffix(320 * 240 * 3)
        }
        return zip(shown[0], shown[1]).enumerated().filter { $1.0 != $1.1 }.map {
            ($0.offset / 3 % 320, $0.offset / 960)
        }
    }

    @Test(
        "one withdraws, then the other: each is covered, and every earlier cover is the same", arguments: [true, false])
    func redoOfRedo(progressive: Bool) throws {
        let out = try Published(progressive: progressive)
        let first = try out.withdraw("ella", "G-1")
        let one = try first.redo("--out", "one")
        #expect(one.code == 0, "\(one)")
        #expect(try first.redo().output.contains("Nothing new was made."))
        let second = try out.withdraw("nils", "G-3")
        #expect(second.id == first.id, "one task for a post")
        #expect(try second.redo("--out", "two").code == 0)
        let folder = out.ready.replacing("ready/", with: "")
        let files = try [out.ready, "one/\(folder)", "two/\(folder)"].map { try out.picture(1, in: $0) }
        #expect(out.work.names(in: "two/\(folder)") == out.work.names(in: out.ready), "named like the published ones")
        let (ella, nils) = (try Self.differing(files[0], files[1]), try Self.differing(files[1], files[2]))
        // Ella's face with what grows around it ends at 0.36 of the width; MCUs are 16 pixels.
        #expect(!ella.boxes.isEmpty && ella.boxes.allSatisfy { $0.x < 128 && $0.y < 128 })
        #expect(!nils.boxes.isEmpty && nils.boxes.allSatisfy { (64..<192).contains($0.x) && $0.y < 160 })
        let seen = try [(0, 1), (1, 2)].map { try Self.differing(out.work, files[$0], files[$1]) }
        #expect(!seen[0].isEmpty && seen[0].allSatisfy { $0.x < 128 && $0.y < 128 }, "as djpeg shows it")
        #expect(!seen[1].isEmpty && seen[1].allSatisfy { (64..<192).contains($0.x) && $0.y < 160 })
        let ellas = Set(ella.boxes.map { $0.x * 1000 + $0.y })
        #expect(nils.boxes.allSatisfy { !ellas.contains($0.x * 1000 + $0.y) }, "Ella's cover was touched")
        let state = try Evidence(out.work.path("data"))
        #expect(try state.postIDs().count == 1 && out.work.names(in: "data/spool").isEmpty)
    }

    @Test("a region that was not stored is asked for, and never guessed")
    func unmarked() throws {
        let out = try Published()
        let takedown = try out.withdraw("maja", "G-4")
        let held = try takedown.redo("--out", "held")
        #expect(held.code == 3)
        #expect(held.output.contains("--mark 2:maja=x,y,width,height"), "\(held)")
        #expect(!out.work.exists("held"))
        #expect(try takedown.redo("--mark", "1:maja=0.1,0.1,0.1,0.1").code == 65, "she is not in that picture")
        for bad in ["maja=0.1,0.1,0.1,0.1", "0:maja=0.1,0.1,0.1,0.1", "2:maja=0.9,0.1,0.2,0.1", "2:=0.1,0.1,0.1,0.1"] {
            #expect(try takedown.redo("--mark", bad).code == 64)
        }
        let mark = ["--mark", "2:maja=0.6,0.5,0.2,0.3"]
        #expect(try takedown.redo(mark[0], mark[1], "--out", "marked").code == 0)
        #expect(try takedown.redo(mark[0], mark[1]).output.contains("Nothing new was made."))
    }

    @Test("who must not be in the picture at all cannot be covered: it must be removed")
    func remove() throws {
        let out = try Published()
        try out.scene.school.writeAnswers([SchoolAnswer("ella", "G-1", "excluded")], to: "no.csv")
        try out.scene.school.expectDone("consent", "answer", "--file", "no.csv", "--data", "data")
        let ran = try Takedown(of: out.work).redo("--out", "narrow")
        #expect(ran.code == 3 && ran.output.contains("picture 1: must be removed"), "\(ran)")
        #expect(!out.work.exists("narrow"))
    }

    @Test("a published file that was damaged is refused, and nothing is recorded")
    func damaged() throws {
        let out = try Published()
        let takedown = try out.withdraw("ella", "G-1")
        for file in out.work.contents(of: "data/cleared").keys where file.hasSuffix(".png") {
            var bytes = try out.work.read("data/cleared/\(file)")
            bytes[bytes.count / 2] ^= 1
            try out.work.write(bytes, to: "data/cleared/\(file)")
        }
        let ran = try takedown.redo("--out", "narrow")
        #expect(ran.code == 74 && ran.isOneLine && ran.complaints.contains("picture 2"), "\(ran)")
        #expect(!out.work.exists("narrow") && out.work.names(in: "data/spool").isEmpty)
        #expect(try takedown.check("ready").output.contains("picture 1: still up"))
    }

    @Test("a saved page: still up, then replaced; coded anew, unknown, icons, and what a hostile page names")
    func check() throws {
        let out = try Published()
        let takedown = try out.withdraw("ella", "G-1")
        #expect(try takedown.redo("--out", "narrow").code == 0)
        let narrow = "narrow/" + out.ready.replacing("ready/", with: "")
        try out.work.write(
            """
            <img src="Blog_files/a.jpg"><img src="../secret.jpg"><img src="/etc/passwd" width=10>
            <img src="Blog_files/link.jpg" width=9>
            """, to: "page/Blog.html")
        try out.work.write(out.picture(1, in: narrow), to: "page/Blog_files/a.jpg")
        try out.work.write(out.picture(2, in: narrow), to: "page/Blog_files/b.png")
        try out.work.write(Scene.png(seed: 9), to: "page/Blog_files/icon.png")
        try out.work.write(Published.jpeg(false, seed: 40), to: "page/Blog_files/c.jpg")
        try out.work.write(out.picture(1, in: out.ready), to: "secret.jpg")
        try FileManager.default.createSymbolicLink(
            atPath: out.work.path("page/Blog_files/link.jpg"), withDestinationPath: out.work.path("secret.jpg"))
        let replaced = try takedown.check("page/Blog.html")
        #expect(replaced.code == 0, "\(replaced)")
        for said in [
            "picture 1: replaced", "picture 2: replaced", "1 picture passed over", "unknown here",
            "1 picture shown by the page and not saved",
        ] { #expect(replaced.output.contains(said), "\(said): \(replaced)") }
        #expect(!replaced.output.contains("still up:") && !replaced.output.contains("link.jpg"))
        let old = try out.picture(1, in: out.ready)
        try out.work.write(old, to: "page/Blog_files/old.jpg")
        let up = try takedown.check("page/Blog.html")
        #expect(up.code == 3 && up.output.contains("picture 1: still up: page/Blog_files/old.jpg"), "\(up)")
        for (file, said) in [(old, "probably still up"), (try out.picture(1, in: narrow), "probably replaced")] {
            let shown = try JPEGFixture.decode(file)
            let again = try JPEGFixture.encode(
                shown.pixels, width: shown.width, height: shown.height, JPEGKind(quality: 60))
            try out.work.write(again, to: "again.jpg")
            let ran = try takedown.check("again.jpg")
            #expect(ran.output.contains("picture 1: \(said)"), "\(ran)")
        }
    }
}
