import Consent
import Documents
import Foundation
import Policies
import Testing

@Suite("Other countries")
struct CountryTests {
    private func example(_ country: String) throws -> PolicySet {
        let (set, mistakes) = PolicySet.load(folder: "\(Shipped.folder)/examples/\(country)")
        #expect(mistakes.isEmpty, "\(mistakes.map(\.description).joined(separator: "\n"))")
        return try #require(set)
    }

    @Test(
        "have policies without a mistake, with their own ages, language and law",
        arguments: [
            ("denmark", "DK", 15, ["da", "en"], "Europe/Copenhagen", "2018-05-24T22:00:00Z"),
            ("norway", "NO", 15, ["nb", "en"], "Europe/Oslo", "2018-07-19T22:00:00Z"),
            ("netherlands", "NL", 16, ["nl", "en"], "Europe/Amsterdam", "2018-05-24T22:00:00Z"),
        ] as [(String, String, Int, [String], String, String)])
    func examples(folder: String, country: String, age: Int, languages: [String], zone: String, turn: String) throws {
        let set = try example(folder)
        #expect(set.organisation.country == country && set.organisation.timeZone == zone)
        #expect(set.organisation.languages == languages)
        let website = ChannelID(rawValue: "website")
        for moment in ["2015-01-01T12:00:00Z", "2026-09-01T12:00:00Z"] {
            let terms = try #require(set.terms(channel: website, at: try Family.moment(moment)))
            #expect(terms.childDecidesFrom == age && terms.basis == .consent)
        }
        let turns = set.channelHistory(website).changes.filter { if case .regime = $0.kind { true } else { false } }
        #expect(turns.map(\.at) == [try Family.moment(turn)])
        #expect(set.regimes.allSatisfy { $0.ages.majority == 18 && $0.articles.count >= 3 })
        for language in languages {
            #expect(
                set.notice(channel: website, language: language, at: try Family.moment("2026-09-01T12:00:00Z")) != nil)
        }
    }

    @Test("Denmark's Aula rests on a public task: no answer may be visible, and an objection narrows")
    func aula() throws {
        let terms = try example("denmark").terms(
            channel: ChannelID(rawValue: "aula"), at: Family.moment("2026-09-01T12:00:00Z"))
        #expect(terms?.basis == .publicTask && terms?.noAnswer == .visible)
    }

    @Test("the examples are no part of the policies beside them, so that a data folder does not begin with them")
    func beside() {
        let (files, mistakes) = PolicyFolder.files(in: Shipped.folder)
        #expect(mistakes.isEmpty && !files.contains { $0.path.contains("examples") })
    }

    @Test(
        "a controller's number is checked as its country's register does",
        arguments: [
            ("SE", "212000-9994", true), ("SE", "2120009994", false), ("SE", "212000-9995", false),
            ("SE", "21200-09994", false), ("DK", "12345678", true), ("DK", "1234567", false),
            ("DK", "1234 5678", false),
            ("NO", "312456788", true), ("NO", "312456789", false), ("NO", "312456797", false),
            ("NO", "31245678", false),
            ("NL", "00000000", true), ("NL", "000000000", false), ("NL", "0000000x", false), ("FI", "1234567-8", true),
            ("se", "212000-9994", false), ("Sweden", "212000-9994", false),
        ])
    func number(country: String, number: String, isFine: Bool) throws {
        var files = Shipped()
        try files.replace("controller:\n", by: "country: \(country)\ncontroller:\n", in: "organisation.yaml")
        try files.replace("org_number: 212000-9994", by: "org_number: \"\(number)\"", in: "organisation.yaml")
        let (set, mistakes) = PolicySet.load(files: files.files)
        #expect((set != nil) == isFine, "\(mistakes.map(\.description))")
        #expect(isFine || mistakes.contains { $0.file == "organisation.yaml" })
    }

    @Test("without a country it is Sweden")
    func sweden() throws { #expect(try Shipped().set().organisation.country == "SE") }
}
