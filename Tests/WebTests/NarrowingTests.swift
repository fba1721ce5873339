import Consent
import HTTPTypes
import TestSupport
import Testing

@Suite("Anyone of the staff narrows, at once; only managers allow more")
struct NarrowingTests {
    private static func answer(_ choice: String, by guardian: String) -> String {
        """
        {"guardian": "\(guardian)", "channel": "open-blog", "choice": "\(choice)", "notice": "2026-08", "language": "sv"}
        """
    }

    private static func say(
        _ office: Office, _ asker: Asker, _ child: Relation, _ choice: String
    ) async throws -> Reply {
        let (handle, guardian) = child.child
        return try await office.tell(
            asker, "/api/v1/children/ekbacken%2F\(handle):answer", answer(choice, by: guardian))
    }

    @Test("a teacher may record no answer that could allow more, whatever was answered before: one and the same no")
    func widening() async throws {
        let office = try await Office.full()
        let before = try office.entries()
        var told: Set<String> = []
        for child in [Relation.own, .refused, .protected, .left, .otherGroup] {
            for choice in ["visible", "unrecognisable"] {
                let reply = try await Self.say(office, .teacher, child, choice)
                #expect(reply.status == 403 && reply.problem == "forbidden", "\(child) \(choice): \(reply)")
                told.insert(reply.masked)
            }
        }
        #expect(told.count == 1)
        #expect(try office.entries() == before)
    }

    @Test("what narrows is recorded for a teacher, and holds at once")
    func narrowing() async throws {
        let office = try await Office.full()
        let sheet = "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"
        let calls = [
            ("leave-out", #"{"day": "2026-11-20", "channel": "open-blog"}"#),
            ("withdraw", #"{"guardian": "G-3", "channel": "open-blog"}"#),
            ("answer", Self.answer("excluded", by: "G-3")),
        ]
        #expect(try await office.ask(.teacher, .get, sheet).choice(of: "nils") == "visible")
        for (verb, body) in calls {
            let before = try office.entries()
            let reply = try await office.tell(.teacher, "/api/v1/children/ekbacken%2Fnils:\(verb)", body)
            #expect(reply.status == 200, "\(verb): \(reply)")
            #expect(try office.entries() > before, "\(verb)")
            #expect(try await office.ask(.teacher, .get, sheet).choice(of: "nils") == "excluded")
        }
    }

    @Test("a manager records what allows more, within the own unit")
    func manager() async throws {
        let office = try await Office.full()
        let reply = try await Self.say(office, .manager, .refused, "visible")
        #expect(reply.status == 200, "\(reply)")
        let sheet = "/api/v1/day-sheet?unit=ekbacken&group=grodan&channel=open-blog"
        #expect(try await office.ask(.manager, .get, sheet).choice(of: "maja") == "visible")
        let elsewhere = try await office.tell(
            .manager, "/api/v1/children/talldungen%2Ftove:answer", Self.answer("visible", by: "G-8"))
        #expect(elsewhere.status == 404)
    }

    @Test("the same call under the same key is recorded once; another under it is a mistake")
    func repeated() async throws {
        let office = try await Office.full()
        let path = "/api/v1/children/ekbacken%2Fnils:leave-out"
        let first = try await office.tell(.teacher, path, #"{"day": "2026-11-20"}"#, key: "leaving-out-1")
        let entries = try office.entries()
        let again = try await office.tell(.teacher, path, #"{"day": "2026-11-20"}"#, key: "leaving-out-1")
        #expect(first.status == 200 && again.masked == first.masked)
        let other = try await office.tell(.teacher, path, #"{"day": "2026-11-21"}"#, key: "leaving-out-1")
        #expect(other.status == 400 && other.problem == "bad-input", "\(other)")
        #expect(try office.entries() == entries)
    }

    @Test("who is not there, or elsewhere, is no handle's, no guardian's and no post's to tell")
    func oracles() async throws {
        let office = try await Office.full()
        let elsewhere = try #require(office.posts[Street.talldungen])
        let day = #"{"day": "2026-11-20"}"#
        let pairs: [((String, String), (String, String))] = [
            // A handle without its unit, of nobody and of two.
            (("nobody:leave-out", day), ("nils:leave-out", day)), (("nobody:leave-out", day), ("tove:leave-out", day)),
            // A post of nobody and of another unit.
            (
                ("ekbacken%2Fnils:leave-out", #"{"post": "\#(String(elsewhere.reversed()))"}"#),
                ("ekbacken%2Fnils:leave-out", #"{"post": "\#(elsewhere)"}"#)
            ),
            // A guardian of nobody, of a child elsewhere and of another child here.
            (
                ("ekbacken%2Fnils:withdraw", #"{"guardian": "G-99", "channel": "open-blog"}"#),
                ("ekbacken%2Fnils:withdraw", #"{"guardian": "G-8", "channel": "open-blog"}"#)
            ),
            (
                ("ekbacken%2Fnils:answer", Self.answer("excluded", by: "G-99")),
                ("ekbacken%2Fnils:answer", Self.answer("excluded", by: "G-1"))
            ),
        ]
        for (one, other) in pairs {
            let replies = [
                try await office.tell(.teacher, "/api/v1/children/\(one.0)", one.1),
                try await office.tell(.teacher, "/api/v1/children/\(other.0)", other.1),
            ]
            #expect(replies[0].masked == replies[1].masked && replies[0].status >= 400, "\(other): \(replies)")
        }
    }

    @Test("by the id as by the handle; and not where the child is elsewhere")
    func ids() async throws {
        let office = try await Office.full()
        let here = try #require(try office.person("nils"))
        let there = try #require(try office.person("nils", in: Street.talldungen))
        let day = #"{"day": "2026-11-20"}"#
        let found = try await office.tell(.teacher, "/api/v1/children/\(here.rawValue):leave-out", day)
        #expect(found.status == 200, "\(found)")
        let hidden = try await office.tell(.teacher, "/api/v1/children/\(there.rawValue):leave-out", day)
        let none = try await office.tell(.teacher, "/api/v1/children/x\(there.rawValue.dropFirst()):leave-out", day)
        #expect(hidden.status == 404 && hidden.masked == none.masked)
    }
}

extension Reply {
    /// Of a day sheet.
    func choice(of handle: String) -> String? {
        let people = json["people"] as? [[String: Any]]
        return people?.first { $0["handle"] as? String == handle }?["choice"] as? String
    }
}
