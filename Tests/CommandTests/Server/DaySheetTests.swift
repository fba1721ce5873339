import Foundation
import TestSupport
import Testing

@Suite("The day sheet: who of a group may be seen today, never why")
struct DaySheetTests {
    private static let call = ["day-sheet", "--unit", "ekbacken", "--group", "grodan", "--channel", "open-blog"]

    private static func sheet(_ scene: Scene, _ more: String...) throws -> Ran {
        try scene.work.synas(call + more + ["--data", "data"])
    }

    @Test("everyone of the group stands in it once, under how they may appear")
    func table() throws {
        let ran = try Self.sheet(try Scene())
        let blocks = ran.output.components(separatedBy: "\n\n").dropFirst().map { $0.split(separator: "\n") }
        #expect(ran.code == 0 && ran.complaints.isEmpty && ran.output.hasPrefix("open-blog, ekbacken/grodan, 20"))
        #expect(
            blocks.map { $0.first ?? "" } == [
                "May be seen:", "Only where nobody can tell who it is:", "Not in any picture:",
            ])
        #expect(blocks[0].dropFirst() == ["  ella  Ella Bergh  child  name: yes"], "\(ran)")
        #expect(blocks[1].contains("  nils  Nils Ahl    child  name: no"), "\(ran)")
        #expect(blocks[2].dropFirst() == ["  maja  Maja Ekman  child  name: no"], "\(ran)")
        #expect(ran.output.ranges(of: "staff").count == 1)
    }

    @Test("'not today' shows at once")
    func leftOut() throws {
        let scene = try Scene()
        try scene.synas("consent", "leave-out", "ella", "--day", Reason.day(0), "--channel", "open-blog")
        #expect(try Self.sheet(scene).output.contains("Not in any picture:\n  ella"))
    }

    @Test("whatever a child may not be seen for, the sheet is the same, byte for byte")
    func noReason() throws {
        for reasons in [Reason.mayNotAppear, Reason.mayNotBeRecognised] {
            var seen: Set<String> = []
            for reason in reasons {
                let ran = try Self.sheet(try reason.scene(), "--format", "json")
                let people = try #require((ran.json as? [String: Any])?["people"] as? [[String: Any]])
                let ella = try #require(people.first { $0["handle"] as? String == "ella" })
                seen.insert("\(ella.sorted { $0.key < $1.key })")
            }
            #expect(seen.count == 1, "\(seen)")
        }
    }

    @Test("from a service it reads the same")
    func service() throws {
        let scene = try ServerScene()
        let json = try Self.sheet(scene.scene, "--format", "json").output
        let service = try FakeService(["GET /api/v1/day-sheet": [FakeService.json(json)]], in: scene.work)
        #expect(try scene.synas(Self.call + ["--format", "json"], service).output == json)
        #expect(try scene.synas(Self.call, service).output == Self.sheet(scene.scene).output)
        #expect(
            try service.requests().first?.path == "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog")
    }

    @Test("a unit, group or channel that is not there is told", arguments: ["--unit", "--group", "--channel"])
    func unknown(_ option: String) throws {
        var call = Self.call
        call[try #require(call.firstIndex(of: option)) + 1] = "nowhere"
        let ran = try Scene().work.synas(call + ["--data", "data"])
        #expect(ran.code == 66 || ran.code == 65)
    }
}
