import Consent
import Documents
import Foundation
import Policies
import Seeded
import Testing

@Suite("Mistakes in policies")
struct MistakeTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: String
        let old: String
        let new: String
        let line: Int
        let words: String
        init(_ file: String, _ old: String, _ new: String, _ line: Int, _ words: String) {
            (self.file, self.old, self.new, self.line, self.words) = (file, old, new, line, words)
        }
        var testDescription: String { "\(file): \(words)" }
    }

    static let organisation = "organisation.yaml"
    static let pul = "regimes/pul.yaml"
    static let gdpr = "regimes/gdpr.yaml"
    static let open = "channels/open-blog.yaml"
    static let facebook = "channels/facebook-page.yaml"
    static let notice = "notices/open-blog/2026-08.sv.md"

    @Test(
        "each slip is reported alone, with its file and line",
        arguments: [
            Slip(organisation, "org_number: 212000-9994", "org_number: 212000-9995", 5, "no organisation number"),
            Slip(organisation, "org_number: 212000-9994", "org_number: 2120009994", 5, "no organisation number"),
            Slip(organisation, "Europe/Stockholm", "Europe/Stokholm", 19, "no time zone"),
            Slip(organisation, "Europe/Stockholm", "CET", 19, "no time zone"),
            Slip(organisation, "08-01", "02-29", 20, "no day of every year"),
            Slip(organisation, "08-01", "8/1", 20, "no day of every year"),
            Slip(organisation, "id: ekbacken", "id: Ekbacken", 23, "no name for a unit"),
            Slip(organisation, "id: igelkotten", "id: grodan", 32, "'grodan' stands twice"),
            Slip(organisation, "      en: Ekbacken Preschool\n", "", 25, "missing in the language 'en'"),
            Slip(organisation, "email: imy@imy.se", "email: imy.se", 15, "no e-mail address"),
            Slip(organisation, "[sv, en]", "[sv, en, sv]", 18, "'sv' stands twice"),
            Slip(organisation, "time_zone:", "timezone:", 19, "unknown key 'timezone'"),
            Slip(pul, "in_force_until: 2018-05-24", "in_force_until: 2018-05-32", 5, "no day that exists"),
            Slip(pul, "quorum: all", "quorum: one", 10, "unknown value 'one'"),
            Slip(pul, "carry_over: unverified\n", "", 2, "has no 'carry_over'"),
            Slip(pul, "child_voice_from: 12", "child_voice_from: 16", 8, "a voice only from 16"),
            Slip(gdpr, "majority: 18", "majority: 21", 9, "outside 18 to 18"),
            Slip(gdpr, "in_force_from: 2018-05-25", "in_force_from: 2018-05-27", 1, "no regime holds"),
            Slip(gdpr, "in_force_from: 2018-05-25", "in_force_from: 2018-05-24", 1, "is in force until 2018-05-24"),
            Slip(gdpr, "in_force_from: 2018-05-25\n", "", 1, "at the same time"),
            Slip(pul, "quorum: all", "in_force_from: 1998-10-24\nquorum: all", 1, "no regime holds before"),
            Slip(open, "basis: consent", "basis: concent", 12, "unknown value 'concent'"),
            Slip(open, "at_most: visible", "at_most: all", 13, "unknown value 'all'"),
            Slip(open, "no_answer: unrecognisable", "no_answer: visible", 14, "count as a yes"),
            Slip(facebook, "no_answer: excluded", "no_answer: visible", 19, "count as a yes"),
            Slip(
                facebook, "unrecognisable\nno_answer: excluded", "excluded\nno_answer: unrecognisable", 19,
                "reach further"),
            Slip(facebook, "names: never", "names: with-consent", 20, "nobody can be named"),
            Slip(open, "en: WordPress on the municipality's own server", "da: Et sted", 7, "language 'en'"),
            Slip(
                open, "  en: [everyone on the internet, search engines and web archives]\n", "", 9, "language 'en'"),
            Slip(
                open, "[everyone on the internet, search engines and web archives]", "[]", 11, "nobody is named who"),
            Slip(facebook, "[US]", "[USA]", 14, "country codes"),
            Slip(facebook, "[US]", "[SE]", 14, "in the EU or EEA"),
            Slip(open, "max_edge: 1600", "max_edge: 16", 20, "outside 320 to 12000"),
            Slip(open, "validity: school-year", "validity: 1 months", 16, "unknown value"),
            Slip(open, "retention: 24 months", "retention: 2 years", 17, "no number of months"),
            Slip(open, "audience: everyone", "audience: every1", 8, "unknown value 'every1'"),
            Slip(open, "title:\n", "titel:\n", 1, "unknown key 'titel'"),
            Slip(open, "  sv: Öppna", "  no: Öppna", 2, "unknown value 'no'"),
            Slip(notice, "version: 2026-08", "version: 2026-09", 2, "not what the file's name says"),
            Slip(notice, "change: material", "change: big", 4, "unknown value 'big'"),
            Slip(notice, "in_force_from: 2026-08-01", "in_force_from: 2026-13-01", 5, "no day that exists"),
            Slip(notice, "in_force_from: 2026-08-01", "in_force_from: 2026-09-01", 1, "differs from its text"),
            Slip(notice, "---\n# ", "# ", 1, "no head"),
            Slip(notice, "# Öppna", "Öppna", 1, "no heading"),
            Slip(notice, "dataskyddsombud@", "ombud@", 1, "data protection officer"),
            Slip(notice, "(IMY)", "", 1, "complain"),
            Slip(notice, "---\n# ", "third_country_question: Ok?\n---\n# Ok?\n# ", 1, "the channel names none"),
            Slip(
                "notices/facebook-page/2026-08.en.md", "third_country_question", "third_country_questoin", 6,
                "unknown key"),
            Slip(
                "notices/facebook-page/2026-08.en.md", "question: May", "question: Can", 6, "does not stand in the text"
            ),
        ])
    func slip(_ slip: Slip) throws {
        var shipped = Shipped()
        try shipped.replace(slip.old, by: slip.new, in: slip.file)
        let (set, mistakes) = PolicySet.load(files: shipped.files)
        #expect(set == nil)
        let found = mistakes.filter { $0.file == slip.file && $0.line == slip.line && $0.message.contains(slip.words) }
        #expect(found.count == 1, "\(mistakes.map(\.description).joined(separator: "\n"))")
        #expect(mistakes.allSatisfy { !$0.hint.isEmpty })
    }

    @Test("all mistakes of all files come at once, in the order of files and lines")
    func allAtOnce() throws {
        var shipped = Shipped()
        try shipped.replace("basis: consent", by: "basis: concent", in: Self.open)
        try shipped.replace("names: with-consent", by: "names: maybe", in: Self.open)
        try shipped.replace("quorum: all", by: "quorum: most", in: Self.gdpr)
        try shipped.replace("08-01", by: "13-01", in: Self.organisation)
        shipped.remove("notices/newsletter/2026-08.en.md")
        let (set, mistakes) = PolicySet.load(files: shipped.files)
        #expect(set == nil)
        #expect(
            mistakes.map { "\($0.file):\($0.line)" } == [
                "channels/newsletter.yaml:1", "channels/open-blog.yaml:12", "channels/open-blog.yaml:15",
                "notices/newsletter/2026-08.en.md:1", "organisation.yaml:20", "regimes/gdpr.yaml:10",
            ])
        #expect(PolicySet.load(files: shipped.files.reversed()).1 == mistakes)
    }

    @Test("a channel needs a notice in each language, and a notice needs its channel")
    func channelsAndNotices() {
        var shipped = Shipped()
        shipped.remove("channels/newsletter.yaml")
        let mistakes = PolicySet.load(files: shipped.files).1
        #expect(mistakes.map(\.file) == ["notices/newsletter/2026-08.en.md", "notices/newsletter/2026-08.sv.md"])
        #expect(mistakes.allSatisfy { $0.message == "there is no channel 'newsletter'" })
        var other = Shipped()
        other.add("notices/open-blog/2026-08.da.md", "---\n")
        #expect(PolicySet.load(files: other.files).1.contains { $0.message.contains("no language 'da'") })
    }

    @Test("a later version must be in every language, and have its own first day")
    func versions() {
        var shipped = Shipped()
        shipped.copy(
            Self.notice, to: "notices/open-blog/2027-08.sv.md", replacing: "version: 2026-08", by: "version: 2027-08")
        let mistakes = PolicySet.load(files: shipped.files).1
        #expect(
            mistakes.map(\.description) == [
                "notices/open-blog/2027-08.en.md:1:1: the version is missing in the language 'en'; translate it",
                "notices/open-blog/2027-08.sv.md:1:1: it comes into force on the same day as version '2026-08'; "
                    + "give each version its own first day",
            ])
    }

    @Test(
        "files that belong nowhere are named",
        arguments: ["organisaton.yaml", "channels/open-blog.yml", "notices/open-blog/sv.md", "channels/Blog.yaml"])
    func strangers(path: String) {
        var shipped = Shipped()
        shipped.add(path, "a: b\n")
        #expect(
            PolicySet.load(files: shipped.files).1.contains { $0.file == path && $0.message.contains("no such file") })
    }

    @Test("a file too large to be a policy is named, and never read in part")
    func tooLarge() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.copyItem(at: URL(filePath: Shipped.folder), to: folder)
        #expect(PolicySet.load(folder: folder.path).0 != nil)
        let notice = folder.appending(path: Self.notice)
        try (Data(contentsOf: notice) + Data(repeating: 0x61, count: 1 << 20)).write(to: notice)
        let mistakes = PolicySet.load(folder: folder.path).1
        #expect(mistakes.contains { $0.file == Self.notice && $0.message.contains("more than 1048576 bytes") })
    }

    @Test("nothing at all is a list of mistakes as well")
    func nothing() {
        let mistakes = PolicySet.load(files: []).1
        #expect(mistakes.map(\.file) == ["channels", "organisation.yaml", "regimes"])
        #expect(PolicySet.load(folder: "/nowhere/at/all").1.contains { $0.message == "there is no such folder" })
    }

    @Test("no change of any file, however wild, crashes the check or passes with a broken rule")
    func mutations() {
        let seed: UInt64 = 1998_204
        let isLong = ProcessInfo.processInfo.environment["SYNAS_LONG"] == "1"
        var random = SeededGenerator(seed: seed)
        let shipped = Shipped()
        for round in 0..<(isLong ? 4_000 : 150) {
            var files = shipped.files
            let index = Int.random(in: 0..<files.count, using: &random)
            files[index] = PolicyFile(path: files[index].path, bytes: random.mutated(files[index].bytes))
            let (set, mistakes) = PolicySet.load(files: files)
            #expect((set == nil) == !mistakes.isEmpty, "seed \(seed), round \(round)")
            for channel in set?.channels.values ?? [:].values {
                #expect(channel.terms.noAnswer <= channel.terms.atMost, "seed \(seed), round \(round)")
                #expect(channel.terms.noAnswer < .visible || channel.terms.basis == .publicTask)
            }
        }
    }
}
