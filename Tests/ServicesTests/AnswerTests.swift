import Consent
import Documents
import Foundation
import Gate
import Imaging
import Services
import Storage
import Testing

@Suite("Answers and handles, as the services take them")
struct AnswerTests {
    private let child = "child,ekbacken,grodan,B-9,max,Max,Berg,2016-03-14,G-1,Karin Berg,sv,custody,,,"

    @Test("a child may narrow from the age that the channel itself names, also where the regime names another")
    func voiceOfTheChannel() throws {
        let test = try TestHouse { policies in
            let path = "\(policies)/channels/open-blog.yaml"
            try (String(contentsOfFile: path, encoding: .utf8) + "\nages:\n  child_voice_from: 9\n").write(
                toFile: path, atomically: true, encoding: .utf8)
        }
        try test.importRoster([child])
        try test.answer("max", by: "G-1", .visible)
        try test.answer("max", by: nil, .excluded)
        #expect(try test.choice("max") == .excluded)
        #expect(throws: ServiceError.self) {
            try test.answer("max", by: nil, .excluded, in: ChannelID(rawValue: "closed-blog"))
        }
    }

    @Test("a handle that is or was another's is a mistake of its line, and nothing is imported")
    func handles() throws {
        let test = try TestHouse()
        try test.importRoster([child])
        try test.importRoster([child.replacing(",max,", with: ",max-b,")])
        let other = "child,ekbacken,grodan,B-10,ture,Ture,Alm,2022-03-14,G-5,Siv Alm,sv,custody,,,"
        let taker = "child,ekbacken,grodan,B-11,max,Max,Ek,2022-05-14,G-6,Eva Ek,sv,custody,,,"
        let error = #expect(throws: ServiceError.self) { try test.importRoster([other, taker]) }
        #expect(error?.mistakes.count == 1)
        #expect(error?.mistakes.first?.description.contains("roster.csv:3:") == true, "\(error?.mistakes ?? [])")
        #expect(throws: ServiceError.self) { try test.choice("ture") }
    }

    @Test("a stored post keeps what was answered to: which Ella, or not a child?")
    func namesAreKept() async throws {
        let test = try TestHouse()
        try test.importRoster([child])
        let text = "channel: open-blog\nunit: ekbacken\ntext: Max hoppade\nnames:\n  - {word: Max, is: nobody}\n"
        let submission = Submission(document: [UInt8](text.utf8), name: "post.yaml") { _ throws(ServiceError) in [] }
        let judgement = try await Publishing(test.house).submit(submission, handingOverTo: nil)
        #expect(judgement.verdict == .cleared)
        let id = try #require(judgement.post)
        let stored = try #require(try test.house.store.snapshot { try $0.post(id)?.document })
        let post = try #require(try JSONSerialization.jsonObject(with: Data(stored.utf8)) as? [String: Any])
        #expect(post["names"] as? [[String: String]] == [["word": "Max", "is": "nobody"]])
    }
}
