import Consent
import Foundation
import Gate
import Imaging
import Intake
import Policies
import Testing

@Suite("The samples of Ekbackens förskola")
struct SampleTests {
    static let expected: [(post: String, verdict: Verdict, codes: Set<Finding.Code>)] = [
        ("01-skogen", .cleared, []), ("02-gymnastik", .held, [.markWhere]), ("03-foraldramote", .held, [.personnummer]),
        ("04-samling", .held, [.nameMayNotStand]), ("05-soppdag", .refused, [.mayNotAppear]),
        ("06-garden", .cleared, []),
        ("07-ateljen", .cleared, []),
    ]

    static func plan(_ name: String) throws -> Plan {
        let school = try SampleSchool()
        let post = try school.post(name)
        return Gate.plan(post, try school.snapshot(post.channel))
    }

    @Test("each post comes out as its first line and the samples' README say", arguments: expected.indices)
    func verdicts(index: Int) throws {
        let expected = Self.expected[index]
        let plan = try Self.plan(expected.post)
        #expect(plan.verdict == expected.verdict)
        #expect(Set(plan.findings.map(\.code)) == expected.codes)
    }

    @Test("every post file is expected, and every picture is in a post")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: SampleSchool.posts.path)
        let posts = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
        #expect(Set(posts) == Set(Self.expected.map(\.post)))
        let pictures = SampleSchool.posts.appendingPathComponent("pictures").path
        let drawn = try FileManager.default.contentsOfDirectory(atPath: pictures)
        let school = try SampleSchool()
        let used = try posts.flatMap { try school.post($0).pictures.map(\.file) }
        #expect(Set(used) == Set(drawn.map { "pictures/\($0)" }))
    }

    @Test("the first post shows some, covers a child, a visitor, an unknown child, a whole figure and things")
    func mix() throws {
        let plan = try Self.plan("01-skogen")
        let covered = plan.pictures.flatMap(\.appearances).filter { $0.treatment == .covered }
        #expect(covered.count == 10)
        #expect(plan.pictures.flatMap(\.appearances).filter { $0.treatment == .shown }.count == 7)
        #expect(plan.pictures[1].redactions.contains { $0.outline == .box })
    }

    @Test("on the learning platform nobody has to be covered, in the newsletter one")
    func few() throws {
        #expect(try Self.plan("06-garden").pictures.flatMap(\.redactions).isEmpty)
        #expect(try Self.plan("07-ateljen").pictures.flatMap(\.redactions).count == 1)
    }

    @Test("the protected child and the refused one are told in the same words")
    func sameWords() throws {
        let findings = try Self.plan("05-soppdag").findings.filter { $0.code == .mayNotAppear }
        #expect(findings.count == 2)
        let words = findings.map { finding in
            ["noor", "yusuf"].reduce(finding.message + finding.mend) {
                $0.replacingOccurrences(of: $1, with: "…", options: .caseInsensitive)
            }
        }
        #expect(Set(words).count == 1)
    }

    @Test("the picture without anybody may go without the refused one")
    func bread() throws {
        let school = try SampleSchool()
        let post = try school.post("05-soppdag")
        let plan = Gate.plan(post, try school.snapshot(post.channel), GateOptions(withoutRefused: true))
        #expect(plan.verdict == .cleared)
        #expect(plan.published == [1])
    }

    @Test("the answers are taken in without a mistake")
    func answers() throws {
        let school = try SampleSchool()
        let file = SampleSchool.folder.appendingPathComponent("samples/answers.csv")
        let read = AnswersDocument.read(
            Array(try Data(contentsOf: file)), file: "answers.csv", days: school.policies.localDays)
        #expect(read.0 != nil)
        #expect(read.1.map { "\($0)" } == [])
    }

    @Test("the roster is taken in without a mistake")
    func roster() throws {
        let file = SampleSchool.folder.appendingPathComponent("samples/roster.csv")
        let today = try #require(Day("2026-11-20"))
        let groups = [SampleSchool.unit: Set(["grodan", "igelkotten"])]
        let read = RosterDocument.read(
            Array(try Data(contentsOf: file)), file: "roster.csv", context: RosterContext(groups: groups, today: today))
        #expect(read.0 != nil)
        #expect(read.1.map { "\($0)" } == [])
    }
}
