import Consent
import Testing

@testable import Storage

@Suite("Names never reach a log")
struct PrintTests {
    static let records: [any Sendable] = [
        person("p1"), guardian("g1"), post("post-1"), picture(0, of: "post-1"), Change(people: [person("p1")]),
        judged("post-1"), [person("p1")] as [PersonRecord],
    ]

    @Test("Printing, interpolating or dumping a record shows no name, title or alt text", arguments: 0..<records.count)
    func ids(index: Int) {
        let record = Self.records[index]
        var dumped = ""
        dump(record, to: &dumped)
        for text in ["\(record)", String(describing: record), String(reflecting: record), dumped] {
            for secret in ["Ella", "Märta", "Bergström", "Karin", "ella-b", "Skogsutflykt", "koja", "2019"] {
                #expect(!text.contains(secret))
            }
        }
    }
}
