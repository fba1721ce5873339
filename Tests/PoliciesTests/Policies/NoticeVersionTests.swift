import Consent
import Foundation
import Policies
import Testing

@Suite("Versions, languages and changes of a channel over time")
struct NoticeVersionTests {
    /// The shipped policies and a later version of the newsletter's notice.
    private func later(_ change: String, from day: String, languages: [String] = ["sv", "en"]) throws -> Shipped {
        var files = Shipped()
        for language in languages {
            let path = "notices/newsletter/next.\(language).md"
            files.copy(
                "notices/newsletter/2026-08.\(language).md", to: path, replacing: "version: 2026-08",
                by: "version: next")
            try files.replace("in_force_from: 2026-08-01", by: "in_force_from: \(day)", in: path)
            try files.replace("change: material", by: "change: \(change)", in: path)
        }
        return files
    }

    @Test("after a material version the old yes has lapsed to the midnight; after an editorial one it stands")
    func versions() throws {
        for (change, after) in [("material", Choice.unrecognisable), ("editorial", .visible)] {
            let set = try later(change, from: "2027-02-01").set()
            var family = try Family()
            try family.answers(in: "newsletter", version: "2026-08", at: "2026-09-01T08:00:00Z", by: set)
            #expect(try family.choice(in: "newsletter", at: "2027-01-31T22:59:59Z", by: set) == .visible)
            #expect(try family.choice(in: "newsletter", at: "2027-01-31T23:00:00Z", by: set) == after)
            try family.answers(in: "newsletter", version: "next", at: "2027-02-02T08:00:00Z", by: set)
            #expect(try family.choice(in: "newsletter", at: "2027-02-02T08:00:00Z", by: set) == .visible)
        }
    }

    @Test("a form with the old text, handed in after the material version came, is no yes")
    func oldForm() throws {
        let set = try later("material", from: "2027-02-01").set()
        var family = try Family()
        try family.answers(in: "newsletter", version: "2026-08", at: "2027-02-02T08:00:00Z", by: set)
        #expect(try family.choice(in: "newsletter", at: "2027-02-02T08:00:00Z", by: set) == .unrecognisable)
    }

    @Test("the Danish website has had three versions, and its families are asked anew by the material one")
    func shipped() throws {
        let set = try #require(PolicySet.load(folder: "\(Shipped.folder)/examples/denmark").0)
        for (day, version) in [
            ("2025-07-31T21:59:59Z", nil), ("2025-07-31T22:00:00Z", "2025-08"), ("2026-02-01T08:00:00Z", "2026-02"),
            ("2026-07-31T22:00:00Z", "2026-08"),
        ] as [(String, String?)] {
            let website = ChannelID(rawValue: "website")
            #expect(set.notice(channel: website, language: "da", at: try Family.moment(day))?.version == version)
        }
        var family = try Family()
        try family.answers(in: "website", version: "2025-08", at: "2026-01-10T08:00:00Z", by: set)
        #expect(try family.choice(in: "website", at: "2026-03-01T08:00:00Z", by: set) == .visible, "editorial")
        #expect(try family.choice(in: "website", at: "2026-07-31T22:00:00Z", by: set) == .unrecognisable)
    }

    @Test(
        "other recipients, another platform or audience end the answers of that channel alone",
        arguments: [
            "recipients", "platform", "audience",
        ])
    func changes(what: String) throws {
        var files = Shipped()
        try files.replace(
            "basis: consent", by: "basis: consent\nchanges:\n  - {from: 2027-01-01, what: \(what)}",
            in: "channels/newsletter.yaml")
        let set = try files.set()
        var family = try Family()
        for channel in ["newsletter", "open-blog"] {
            try family.answers(in: channel, version: "2026-08", at: "2026-09-01T08:00:00Z", by: set)
        }
        #expect(try family.choice(in: "newsletter", at: "2026-12-31T22:59:59Z", by: set) == .visible)
        #expect(try family.choice(in: "newsletter", at: "2026-12-31T23:00:00Z", by: set) == .unrecognisable)
        #expect(try family.choice(in: "open-blog", at: "2026-12-31T23:00:00Z", by: set) == .visible)
        try family.answers(in: "newsletter", version: "2026-08", at: "2027-01-02T08:00:00Z", by: set)
        #expect(try family.choice(in: "newsletter", at: "2027-01-02T08:00:00Z", by: set) == .visible)
    }

    /// The shipped policies with Danish added to everything, the notices shown in it from a later day.
    private func withDanish(shownFrom line: String) throws -> Shipped {
        var files = Shipped()
        for file in files.files where file.path.hasSuffix(".yaml") {
            let lines = String(decoding: file.bytes, as: UTF8.self).components(separatedBy: "\n")
            let both = lines.flatMap { line in
                line.trimmingCharacters(in: .whitespaces).hasPrefix("en: ")
                    ? [line, line.replacing("en: ", with: "da: ")] : [line]
            }
            files.remove(file.path)
            // Words that stand on one line end with their English.
            let text = both.joined(separator: "\n").replacing(/\{sv: .*[^}](?=\}\n)/) { "\($0.output), da: Et sted" }
            files.add(file.path, text.replacing("[sv, en]", with: "[sv, en, da]"))
        }
        for channel in ["closed-blog", "facebook-page", "learning-platform", "newsletter", "open-blog"] {
            files.copy(
                "notices/\(channel)/2026-08.en.md", to: "notices/\(channel)/2026-08.da.md", replacing: "language: en",
                by: "language: da\n\(line)")
        }
        return files
    }

    @Test("a language added later is shown from its day on, and needs no translation of versions that had passed")
    func addedLanguage() throws {
        let set = try withDanish(shownFrom: "shown_from: 2026-10-01").set()
        let blog = ChannelID(rawValue: "closed-blog")
        #expect(set.notice(channel: blog, language: "da", at: try Family.moment("2026-09-30T21:59:59Z")) == nil)
        let shown = set.notice(channel: blog, language: "da", at: try Family.moment("2026-09-30T22:00:00Z"))
        #expect(shown?.version == "2026-08")
        #expect(set.channelHistory(blog) == (try Shipped().set().channelHistory(blog)), "a translation changes nothing")
    }

    @Test("from then on every version is there in it too")
    func keptLanguage() throws {
        var files = try withDanish(shownFrom: "shown_from: 2026-10-01")
        for language in ["sv", "en"] {
            files.copy(
                "notices/open-blog/2026-08.\(language).md", to: "notices/open-blog/2027-08.\(language).md",
                replacing: "2026-08", by: "2027-08")
        }
        #expect(
            files.mistakes == [
                "notices/open-blog/2027-08.da.md:1:1: the version is missing in the language 'da'; translate it"
            ])
    }

    @Test(
        "a day of showing that is not later than the version, is never reached, or is a language's second is a mistake")
    func shownFrom() throws {
        let early = try withDanish(shownFrom: "shown_from: 2026-08-01").mistakes
        #expect(
            early.count == 5
                && early.allSatisfy { $0.contains("is shown from 2026-08-01, and the version is in force") })
        var never = try later("material", from: "2027-02-01")
        try never.replace(
            "in_force_from: 2026-08-01", by: "in_force_from: 2026-08-01\nshown_from: 2027-02-01",
            in: "notices/newsletter/2026-08.en.md")
        #expect(
            never.mistakes == [
                "notices/newsletter/2026-08.en.md:1:1: it is never in force: version 'next' replaces it on 2027-02-01; "
                    + "let shown_from be earlier, or remove the file"
            ])
        var second = try later("material", from: "2027-02-01")
        try second.replace(
            "in_force_from: 2027-02-01", by: "in_force_from: 2027-02-01\nshown_from: 2027-03-01",
            in: "notices/newsletter/next.en.md")
        #expect(second.mistakes.count == 1 && second.mistakes[0].contains("the language was there before this version"))
    }

    @Test(
        "the languages of one version agree in what changed and from when",
        arguments: [
            ("change: editorial", "change: material"), ("in_force_from: 2027-02-01", "in_force_from: 2027-02-02"),
        ])
    func oneVersion(old: String, new: String) throws {
        var files = try later("editorial", from: "2027-02-01")
        try files.replace(old, by: new, in: "notices/newsletter/next.sv.md")
        #expect(files.mistakes.count == 1 && files.mistakes[0].contains("differs from its text in"))
    }

    @Test("two versions that begin on one day are a mistake also where they stand in different languages")
    func sameDay() throws {
        let mistakes = try later("material", from: "2026-08-01", languages: ["sv"]).mistakes
        #expect(mistakes.contains { $0.contains("it comes into force on the same day as version '2026-08'") })
    }
}
