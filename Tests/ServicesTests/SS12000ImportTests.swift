import Consent
import Foundation
import Services
import Testing

@Suite("A roster as SS 12000 has it, imported")
struct SS12000ImportTests {
    private static let group = "3d9c2f84-1b6a-4e0f-8c37-2a5b7d9e4f21"
    private static let unit = "0b3f1c62-5a7e-4c1d-9a52-6f0d5e3b1a10"

    private struct Child {
        let id: String
        let given: String
        let family: String
        var born = "2022-05-02"
        var marking = ""
        var enrolment = ""
    }

    /// The children, all in one group, for each of whom the same person decides; and further persons and resources.
    private func file(_ children: [Child], persons more: String = "", resources: String = "") -> String {
        let persons = children.map {
            """
            {"id": "\($0.id)", "givenName": "\($0.given)", "familyName": "\($0.family)", "birthDate": "\($0.born)",\($0.marking)
             "enrolments": [{"enroledAt": {"id": "\(Self.unit)"}\($0.enrolment)}],
             "responsibles": [{"person": {"id": "v1"}, "relationType": "Vårdnadshavare"}]}
            """
        }
        let members = children.map { "{\"person\": {\"id\": \"\($0.id)\"}}" }.joined(separator: ", ")
        return """
            {"persons": [\((persons + ["{\"id\": \"v1\", \"givenName\": \"Stina\", \"familyName\": \"Ask\"}"]).joined(separator: ",\n"))\(more)],
             "groups": [{"id": "\(Self.group)", "groupMemberships": [\(members)]}]\(resources)}
            """
    }

    private func take(_ text: String, _ test: TestHouse, _ change: (inout RosterOptions) -> Void = { _ in }) throws
        -> RosterDiff
    {
        let path = "\(test.folder)/ss12000.json"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        var options = RosterOptions()
        change(&options)
        return try Registry(test.house).importRoster(path, options)
    }

    @Test("handles are made, stay with the child under a new name, and are never another's")
    func handles() throws {
        let test = try TestHouse()
        let first = Child(id: "b1", given: "Ebba", family: "Wallin")
        let second = Child(id: "b2", given: "Ebba", family: "Wik")
        #expect(try take(file([first, second]), test).people.map(\.handle) == ["ebba-w", "ebba-w-2"])
        let renamed = Child(id: "b1", given: "Ebba", family: "Zander")
        let diff = try take(file([renamed, second]), test)
        #expect(diff.people.map(\.handle) == ["ebba-w"] && diff.people.first?.fields == ["family_name"])
        let third = Child(id: "b3", given: "Ebba", family: "Weng")
        let without = try take(file([third, second]), test) {
            ($0.endsMissing, $0.confirmedEndings) = (true, 1)
        }
        #expect(without.people.map(\.handle) == ["ebba-w-3", "ebba-w"] && without.count(.ended) == 1)
        #expect(try take(file([renamed, second, third]), test).people.map(\.handle) == ["ebba-w"])
    }

    @Test("an enrolment that is cancelled, over or to come makes no child of a unit")
    func notEnrolled() throws {
        let child = Child(id: "b1", given: "Ebba", family: "Wallin")
        for enrolment in [
            ", \"cancelled\": true", ", \"endDate\": \"2026-11-19\"", ", \"startDate\": \"2026-11-21\"",
        ] {
            var other = Child(id: "b2", given: "Nour", family: "Saleh")
            other.enrolment = enrolment
            #expect(try take(file([child, other]), TestHouse()).people.map(\.handle) == ["ebba-w"], "\(enrolment)")
        }
    }

    @Test("a marking of a member of staff waits for a look at its row as a child's does")
    func staff() throws {
        let test = try TestHouse()
        let child = Child(id: "b1", given: "Ebba", family: "Wallin")
        let duty = ", \"duties\": [{\"person\": {\"id\": \"p1\"}, \"dutyAt\": {\"id\": \"\(Self.unit)\"}}]"
        let person =
            ",\n{\"id\": \"p1\", \"givenName\": \"Inger\", \"familyName\": \"Dahl\", \"securityMarking\": \"Sekretessmarkering\"}"
        let text = file([child], persons: person, resources: duty)
        #expect(try take(text, test).toConfirm.count == 1)
        #expect(try take(text, test) { $0.confirmed = ["p1"] }.people.map(\.handle) == ["inger-d", "ebba-w"])
        #expect(try take(text, test).people.isEmpty)
    }
}
