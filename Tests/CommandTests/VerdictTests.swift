import Foundation
import TestSupport
import Testing

@Suite("Verdicts: check and submit, from outside")
struct VerdictTests {
    @Test(
        "the exit code is the verdict, for check and submit, in text and JSON",
        arguments: [("cleared", 0), ("held", 3), ("refused", 4)] as [(String, Int32)], ["check", "submit"])
    func verdict(post: (name: String, code: Int32), command: String) throws {
        let scene = try Scene()
        for format in ["text", "json"] {
            let ran = try scene.synas(command, "\(post.name).yaml", "--format", format)
            #expect(ran.code == post.code, "\(ran)")
            #expect(ran.complaints.isEmpty, "\(ran)")
            #expect(ran.output.contains(post.name))
            let document = ran.json as? [String: Any]
            #expect(format == "text" || document?["verdict"] as? String == post.name)
        }
    }

    @Test("several posts in one call end with the most severe verdict")
    func several() throws {
        let scene = try Scene()
        #expect(try scene.synas("check", "cleared.yaml", "held.yaml").code == 3)
        let ran = try scene.synas("check", "refused.yaml", "cleared.yaml", "held.yaml", "--format", "json")
        #expect(ran.code == 4)
        let verdicts = (ran.json as? [[String: Any]])?.compactMap { $0["verdict"] as? String }
        #expect(verdicts == ["refused", "cleared", "held"])
    }

    @Test("check writes nothing", arguments: ["cleared", "held", "refused"])
    func checkWritesNothing(post: String) throws {
        let scene = try Scene()
        let before = try scene.lasting()
        _ = try scene.synas("check", "\(post).yaml")
        #expect(try scene.changed(since: before).isEmpty)
    }

    @Test("--out hands over pictures named by content with a manifest beside each, and keeps what hides in them out")
    func handsOver() throws {
        let scene = try Scene()
        let ran = try scene.synas("submit", "cleared.yaml", "--out", "ready", "--format", "json")
        #expect(ran.code == 0, "\(ran)")
        let answer = try #require(ran.json as? [String: Any])
        let post = try #require(answer["post"] as? String)
        #expect(answer["handed_over"] as? String == "ready/\(post)")
        #expect(scene.work.names(in: "ready") == [post])
        let names = scene.work.names(in: "ready/\(post)")
        #expect(names.count == 4)
        for picture in names where !picture.hasSuffix(".json") {
            let text = try scene.work.text("ready/\(post)/\(picture).json")
            let manifest = try #require(
                JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any], "\(picture)")
            #expect(manifest["file"] as? String == picture)
            #expect(manifest["post"] as? String == post)
            let inspected = try scene.work.synas("inspect", "ready/\(post)/\(picture)")
            #expect(!inspected.output.contains("xmp") && !inspected.output.contains("comment"), "\(inspected)")
            #expect(!String(decoding: try scene.work.read("ready/\(post)/\(picture)"), as: UTF8.self).contains("Nils"))
        }
    }

    @Test("a held or refused post hands nothing over", arguments: ["held", "refused"])
    func handsNothingOver(post: String) throws {
        let scene = try Scene()
        let ran = try scene.synas("submit", "\(post).yaml", "--out", "ready")
        #expect(ran.code == (post == "held" ? 3 : 4))
        #expect(scene.work.names(in: "ready").isEmpty)
    }

    @Test("what stands in the way can be left out, and everyone can be covered")
    func leftOut() throws {
        let scene = try Scene()
        #expect(try scene.synas("submit", "refused.yaml", "--out", "a", "--without-refused").code == 0)
        #expect(try scene.synas("submit", "held.yaml", "--out", "b", "--without-held").code == 0)
        for folder in ["a", "b"] {
            let post = try #require(scene.work.names(in: folder).first)
            #expect(scene.work.names(in: "\(folder)/\(post)").count == 2)
        }
        let all = try scene.synas("check", "cleared.yaml", "--cover-everyone", "--format", "json")
        let pictures = (all.json as? [String: Any])?["pictures"] as? [[String: Any]]
        let treatments = (pictures?.first?["appearances"] as? [[String: Any]])?.compactMap {
            $0["treatment"] as? String
        }
        #expect(treatments == ["covered", "covered", "covered"])
    }

    @Test("why is told to the privacy role alone")
    func why() throws {
        let scene = try Scene()
        let privacy = try scene.synas("check", "refused.yaml")
        let teacher = try scene.synas("check", "refused.yaml", "--as", "teacher")
        #expect(privacy.output.contains("Why"))
        #expect(!teacher.output.contains("Why"))
        let json = try scene.synas("check", "refused.yaml", "--as", "teacher", "--format", "json").json
        #expect((json as? [String: Any])?["explanations"] == nil)
    }

    @Test("the contact sheet is one page with each picture before and after")
    func contactSheet() throws {
        let scene = try Scene()
        #expect(try scene.synas("submit", "cleared.yaml", "--out", "ready", "--contact-sheet", "look").code == 0)
        let page = try scene.work.text("look/index.html")
        for file in scene.work.names(in: "look/before").map({ "before/\($0)" })
            + scene.work.names(in: "look/after").map({ "after/\($0)" })
        {
            #expect(page.contains(file), "\(file)")
        }
        #expect(scene.work.names(in: "look/before").count == 2)
        #expect(scene.work.names(in: "look/after").count == 2)
    }
}
