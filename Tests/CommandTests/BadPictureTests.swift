import Foundation
import TestSupport
import Testing

@Suite("Bad pictures: one clear line, the exit code, and nothing written")
struct BadPictureTests {
    private static func expectRefused(
        _ scene: Scene, _ ran: Ran, _ before: Scene.Lasting, code: Int32 = 65, _ mention: String = ""
    ) throws {
        #expect(ran.code == code, "\(ran)")
        #expect(ran.isOneLine, "\(ran)")
        #expect(ran.complaints.contains("bad.jpg") && ran.complaints.says(mention), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty, "\(ran)")
    }

    @Test("strip, redact, check and submit", arguments: BadPicture.all)
    func refused(_ picture: BadPicture) throws {
        let scene = try Scene()
        try scene.work.write(picture.bytes(), to: "bad.jpg")
        try scene.school.edit("cleared.yaml") { $0.replacing("hut.jpg", with: "bad.jpg") }
        let before = try scene.lasting()
        let calls = [
            ["strip", "bad.jpg", "--out", "clean"],
            ["redact", "bad.jpg", "--out", "covered.jpg", "--region", "0.1,0.1,0.2,0.2"],
            ["check", "cleared.yaml", "--data", "data"],
            ["submit", "cleared.yaml", "--out", "ready", "--data", "data"],
        ]
        for call in calls { try Self.expectRefused(scene, scene.work.synas(call), before, picture.mention) }
        #expect(try Evidence(scene.work.path("data")).postIDs().isEmpty)
    }

    @Test("inspect", arguments: BadPicture.others)
    func notInspected(_ picture: BadPicture) throws {
        let scene = try Scene()
        try scene.work.write(picture.bytes(), to: "bad.jpg")
        let before = try scene.lasting()
        try Self.expectRefused(scene, scene.work.synas("inspect", "bad.jpg"), before, picture.mention)
    }

    @Test("inspect of broken pictures never crashes", arguments: BadPicture.broken)
    func inspected(_ picture: BadPicture) throws {
        let work = try Workplace()
        try work.write(picture.bytes(), to: "bad.jpg")
        let ran = try work.synas("inspect", "bad.jpg")
        #expect(ran.code == 0 || (ran.code == 65 && ran.isOneLine), "\(ran)")
    }

    @Test("a file that is not there, is a folder, may not be read, or is too large")
    func files() throws {
        let scene = try Scene()
        for (code, mention) in [(66, "no such file"), (65, "no file but"), (66, "permissions"), (65, "MiB")]
            as [(Int32, String)]
        {
            scene.work.remove("bad.jpg")
            let path = scene.work.path("bad.jpg")
            switch mention {
            case "no file but":
                try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
            case "permissions":
                try scene.work.write(try Scene.jpeg(), to: "bad.jpg")
                try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
            case "MiB":
                try scene.work.write("", to: "bad.jpg")
                truncate(path, 1 << 32)
            default: break
            }
            defer { scene.work.remove("bad.jpg") }
            let ran = try scene.work.synasWithoutPrivilege("strip", "bad.jpg", "--out", "clean")
            #expect(ran.code == code && ran.isOneLine && ran.complaints.says(mention), "\(ran)")
            #expect(!scene.work.exists("clean"))
        }
    }

    @Test("of several files the bad ones are told, one line each, and the others are done")
    func several() throws {
        let scene = try Scene()
        try scene.work.write("nothing", to: "a.jpg")
        try scene.work.write("nothing", to: "b.png")
        let ran = try scene.work.synas(
            "strip", "a.jpg", "hut.jpg", "b.png", "none.png", "--out", "clean", "--keep-names")
        #expect(ran.code == 65 || ran.code == 66, "\(ran)")
        #expect(ran.complaintLines.count == 3, "\(ran)")
        #expect(scene.work.names(in: "clean") == ["hut.jpg"])
    }

    @Test(
        "an original is never written over, whatever it is called",
        arguments: [
            ["redact", "hut.jpg", "--out", "./hut.jpg", "--region", "0.1,0.1,0.2,0.2"],
            ["strip", "hut.jpg", "--out", ".", "--keep-names"],
        ])
    func overwriting(words: [String]) throws {
        let scene = try Scene()
        let before = try scene.lasting()
        let ran = try scene.work.synas(words)
        #expect(ran.code == 73 && ran.isOneLine && ran.complaints.says("original"), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a post whose picture is missing")
    func missing() throws {
        let scene = try Scene()
        scene.work.remove("leaves.png")
        let before = try scene.lasting()
        let ran = try scene.synas("submit", "cleared.yaml", "--out", "ready")
        #expect(ran.code == 66 && ran.isOneLine && ran.complaints.contains("leaves.png"), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test(
        "a region on the command line that cannot be",
        arguments: [
            ("0.9,0.1,0.5,0.1", "outside"), ("-0.1,0,0.1,0.1", "outside"), ("0.1,0.1,0,0.2", "no size"),
            ("1,2,3", "four numbers"),
            ("a,b,c,d", "four numbers"), ("nan,0,0.1,0.1", "outside"), ("0.1,0.1,0.2,0.2:pink", "style"),
            ("0.1,0.1,0.2,0.2,", "four numbers"),
        ])
    func regions(region: String, mention: String) throws {
        let scene = try Scene()
        let before = try scene.lasting()
        let ran = try scene.work.synas("redact", "hut.jpg", "--out", "c.jpg", "--region=\(region)")
        #expect(ran.code == 64 && ran.isOneLine && ran.complaints.says(mention), "\(ran)")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("a region that is given twice, also in two styles")
    func twice() throws {
        let work = try Workplace()
        let ran = try work.synas(
            "redact", "hut.jpg", "--out", "c.jpg", "--region", "0.1,0.1,0.2,0.2", "--region", "0.1,0.1,0.2,0.2:solid")
        #expect(ran.code == 64 && ran.isOneLine && ran.complaints.contains("twice"), "\(ran)")
    }
}
