import Consent
import Foundation
import Testing

@testable import Reports
@testable import Services

@Suite("An export to read")
struct ExportHTMLTests {
    private static let channel = ExportChannelName(id: ChannelID(rawValue: "open-blog"), title: [:])

    /// An export with these words wherever somebody's words stand.
    private static func export(_ words: String, _ role: ChildExport.Role) -> ChildExport {
        let day = Day(year: 2026, month: 9, day: 1)
        let moment = Moment(rawValue: 1_788_264_000_000)
        let contact = Receipt.Contact(name: words, email: words, phone: words, web: words)
        let named = ExportChannelName(id: channel.id, title: ["en": words])
        let copy = ExportCopy(name: "picture-1.jpg", bytes: [])
        return ChildExport(
            role: role, madeOn: day, reference: words, child: PersonID(rawValue: "child1"),
            facts: ChildFacts(
                givenNames: [words], familyName: words, born: day, sourceID: words, handle: words, group: words),
            stays: [UnitStay(unit: UnitID(rawValue: words), title: ["en": words], from: day, left: nil)],
            guardian: GuardianFacts(id: GuardianID(rawValue: "g1"), sourceID: words, name: words, language: "en"),
            relations: [OwnRelation(relation: .custody, from: day, until: nil, source: words)],
            answers: [
                OwnAnswer(
                    id: EventID(rawValue: "e1"), kind: .answered, at: moment, recordedAt: moment, day: day,
                    channel: named,
                    response: .choice(.visible), name: true, until: nil, lastDay: nil, collected: .paper,
                    notice: NoticeReference(version: words, sha256: "", language: "en"))
            ], letters: [OwnLetter(isReminder: true, day: day, channel: named)],
            publications: [
                OwnPublication(
                    day: day, channel: named, unitTitle: ["en": words], unit: UnitID(rawValue: "u"), isNamed: true,
                    pictures: [OwnPicture(number: 1, copy: copy), OwnPicture(number: 2, copy: nil)])
            ],
            papers: [OwnPaper(number: 1, event: EventID(rawValue: "e1"), keptOn: day, isGone: true, copy: nil)],
            information: information(contact, words), full: nil)
    }

    private static func information(_ contact: Receipt.Contact, _ words: String) -> ExportInformation {
        ExportInformation(
            controller: Receipt.Controller(
                name: words, orgNumber: words, address: words, email: words, phone: nil),
            officer: contact, authority: contact, country: "SE",
            channels: [
                Receipt.Channel(
                    id: channel.id, title: ["en": words], purpose: ["en": words], platform: ["en": words],
                    audience: "everyone", recipients: ["en": [words]], basis: .consent,
                    thirdCountry: Receipt.ThirdCountry(countries: ["US"], recipient: words, safeguard: ["en": words]),
                    retentionMonths: 12)
            ], scanRetentionMonths: 24, policyVersion: "0", languages: ["sv"])
    }

    @Test(
        "whatever the data say, the page has the same tags and no new attribute", arguments: ContactSheetTests.hostile)
    func hostileWords(words: String) {
        let page = ExportHTML(Self.export(words, .guardian)).html()
        let harmless = ExportHTML(Self.export("harmless words", .guardian)).html()
        #expect(ContactSheetTests.tags(page) == ContactSheetTests.tags(harmless))
        #expect(!page.contains("onerror=\"") && !page.contains("onmouseover='") && !page.contains("<script"))
        #expect(!page.contains("\u{0}") && !page.contains("\u{1B}") && !page.contains("\u{202E}"))
    }

    @Test(
        "it says its language, opens from disk alone, and its tables are tables to whoever hears them",
        arguments: ["sv", "en", "da"], ChildExport.Role.allCases)
    func structure(_ language: String, _ role: ChildExport.Role) throws {
        let page = ExportHTML(Self.export("words", role), language: language).html()
        #expect(page.contains("<html lang=\"\(language)\">") && page.contains("default-src 'none'"))
        #expect(!page.contains("http://") && !page.contains("https://") && !page.contains("<script"))
        #expect(page.matches(of: /<h1>/).count == 1)
        let tables = page.matches(of: /<table role="table">\n<caption/).count
        #expect(tables == page.matches(of: /<table/).count && tables > 0)
        let columns = page.matches(of: #/<th /#).count
        #expect(columns == page.matches(of: /<th role="columnheader" scope="col">/).count)
        #expect(page.matches(of: /<img/).count == page.matches(of: /<img src="[^"]+" alt="[^"]+"/).count)
        // Every link of the contents has its heading.
        for link in page.matches(of: /href="#([^"]+)"/) { #expect(page.contains("<h2 id=\"\(link.1)\">")) }
    }

    @Test("every language has every word, and fills in what is to be filled in")
    func words() {
        #expect(ExportWords.all.keys.sorted() == ReceiptWords.all.keys.sorted())
        for words in ExportWords.all.values {
            for value in Mirror(reflecting: words).children.map(\.value)
                + Mirror(reflecting: words.full).children.map(\.value)
            {
                if let text = value as? String { #expect(!text.isEmpty) }
            }
            for role in ChildExport.Role.allCases {
                #expect(words.titles[role] != nil && words.leftOutTexts[role] != nil)
                let page = ExportHTML(Self.export("words", role), language: words.code).html()
                #expect(!page.replacing(/href="#[^"]*"|#[0-9a-f]{3,6};/, with: "").contains(" # "))
            }
            for relation in Relation.allCases { #expect(words.relationNames[relation.rawValue] != nil) }
        }
    }
}
