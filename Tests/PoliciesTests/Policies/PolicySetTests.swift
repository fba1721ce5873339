import Consent
import Documents
import Foundation
import Policies
import Testing

@Suite("The shipped policies")
struct PolicySetTests {
    private func shipped() throws -> PolicySet {
        let (set, mistakes) = PolicySet.load(folder: Shipped.folder)
        #expect(mistakes.isEmpty, "\(mistakes.map(\.description).joined(separator: "\n"))")
        return try #require(set)
    }

    private func moment(_ text: String) throws -> Moment { try #require(Moment(text)) }

    @Test("have no mistake, five channels, and a notice of each in Swedish and English")
    func whole() throws {
        let set = try shipped()
        #expect(
            set.channels.keys.map(\.rawValue).sorted() == [
                "closed-blog", "facebook-page", "learning-platform", "newsletter", "open-blog",
            ])
        let now = try moment("2026-09-01T08:00:00Z")
        for channel in set.channels.keys {
            for language in ["sv", "en"] {
                #expect(set.notice(channel: channel, language: language, at: now)?.version == "2026-08")
            }
        }
    }

    @Test("each day is judged by the law of that day, to the midnight in Stockholm")
    func regimes() throws {
        let set = try shipped()
        #expect(set.regime(at: try moment("2018-05-24T21:59:59Z"))?.id == "pul")
        #expect(set.regime(at: try moment("2018-05-24T22:00:00Z"))?.id == "gdpr")
        #expect(set.regime(at: try moment("1999-01-01T00:00:00Z"))?.consentForm == .any)
        #expect(set.regimes.first?.carryOver == .unverified)
        #expect(
            set.notice(channel: .init(rawValue: "open-blog"), language: "sv", at: try moment("2018-01-01T00:00:00Z"))
                == nil)
    }

    @Test("a channel's terms join its file with the ages of the regime; an unknown channel has none")
    func terms() throws {
        let set = try shipped()
        let now = try moment("2026-09-01T08:00:00Z")
        let expected = Terms(
            basis: .publicTask, noAnswer: .visible, atMost: .visible, namesAllowed: true, childVoiceFrom: 12,
            childDecidesFrom: 15)
        #expect(set.terms(channel: .init(rawValue: "learning-platform"), at: now) == expected)
        #expect(set.channel(.init(rawValue: "learning-platform"), at: now)?.terms == expected)
        let facebook = try #require(set.terms(channel: .init(rawValue: "facebook-page"), at: now))
        #expect(facebook.atMost == .unrecognisable && facebook.noAnswer == .excluded && !facebook.namesAllowed)
        #expect(set.terms(channel: .init(rawValue: "tiktok"), at: now) == nil)
    }

    @Test("a channel's own ages come before the regime's")
    func ownAges() throws {
        var files = Shipped()
        try files.replace(
            "basis: consent", by: "basis: consent\nages: {child_voice_from: 7}", in: "channels/open-blog.yaml")
        let set = try #require(PolicySet.load(files: files.files).0)
        let terms = try #require(set.terms(channel: .init(rawValue: "open-blog"), at: moment("2026-09-01T08:00:00Z")))
        #expect(terms.childVoiceFrom == 7)
        #expect(terms.childDecidesFrom == 15)
    }

    @Test("notices say what a demonstrable consent must have said, voluntary first", arguments: ["sv", "en"])
    func notices(language: String) throws {
        let set = try shipped()
        let words =
            language == "sv"
            ? ["klaga", "utanför EU", "opior", "månader"] : ["complain", "outside the EU", "opies", "months"]
        for notice in set.notices where notice.language == language {
            for word in words + ["Ekbackens förskola", "IMY", "dataskyddsombud@"] {
                #expect(notice.text.localizedCaseInsensitiveContains(word), "\(notice.channel.rawValue): \(word)")
            }
            let first = notice.text.split(separator: "\n").dropFirst().first ?? ""
            #expect(first.contains(language == "sv" ? "Ingenting förändras för ditt barns plats" : "Nothing changes"))
        }
        let facebook = set.notices.first { $0.channel.rawValue == "facebook-page" && $0.language == language }
        #expect(facebook?.thirdCountryQuestion?.hasSuffix("?") == true)
    }

    @Test("a notice's hash is what awk and sha256sum make of the file, as docs/policies.md says")
    func hash() throws {
        let set = try shipped()
        #expect(set.notices.count == 10)
        for notice in set.notices {
            let path = "notices/\(notice.channel.rawValue)/\(notice.version).\(notice.language).md"
            let process = Process()
            let pipe = Pipe()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", "awk 'c >= 2; /^---$/ { c++ }' \"$0\" | sha256sum", "\(Shipped.folder)/\(path)"]
            process.standardOutput = pipe
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            #expect(String(decoding: output.prefix(64), as: UTF8.self) == notice.textHash)
        }
    }

    @Test("the set's hash changes with any byte and any name, and not with the order of reading")
    func contentHash() throws {
        let files = Shipped()
        let hash = try #require(PolicySet.load(files: files.files).0).contentHash
        #expect(try shipped().contentHash == hash)
        #expect(PolicySet.load(files: files.files.reversed()).0?.contentHash == hash)
        var changed = files
        try changed.replace("max_edge: 1600", by: "max_edge: 1601", in: "channels/open-blog.yaml")
        #expect(PolicySet.load(files: changed.files).0?.contentHash != hash)
        #expect(hash.utf8.count == 64)
    }

    @Test("a later version is shown from its first day on and stands in the channel's history")
    func history() throws {
        var files = Shipped()
        for language in ["sv", "en"] {
            files.copy(
                "notices/newsletter/2026-08.\(language).md", to: "notices/newsletter/2027-02.\(language).md",
                replacing: "version: 2026-08", by: "version: 2027-02")
            let path = "notices/newsletter/2027-02.\(language).md"
            try files.replace("2026-08-01", by: "2027-02-01", in: path)
            try files.replace("change: material", by: "change: editorial", in: path)
        }
        let change = "basis: consent\nchanges:\n  - {from: 2028-01-01, what: recipients}"
        try files.replace("basis: consent", by: change, in: "channels/newsletter.yaml")
        let set = try #require(PolicySet.load(files: files.files).0)
        let id = ChannelID(rawValue: "newsletter")
        #expect(
            set.channelHistory(id).changes == [
                ChannelChange(
                    at: try moment("2018-05-24T22:00:00Z"),
                    kind: .regime(RegimeTurn(.unverified, childVoiceFrom: 12, childDecidesFrom: 15))),
                ChannelChange(at: try moment("2026-07-31T22:00:00Z"), kind: .materialNotice(version: "2026-08")),
                ChannelChange(at: try moment("2027-01-31T23:00:00Z"), kind: .editorialNotice(version: "2027-02")),
                ChannelChange(at: try moment("2027-12-31T23:00:00Z"), kind: .recipients),
            ])
        #expect(set.notice(channel: id, language: "sv", at: try moment("2027-01-31T22:59:59Z"))?.version == "2026-08")
        #expect(set.notice(channel: id, language: "sv", at: try moment("2027-01-31T23:00:00Z"))?.version == "2027-02")
    }

    @Test(
        "answers expire as the channel's validity says",
        arguments: [
            ("school-year", "2024-07-31T21:59:00Z", "2024-07-31T22:00:00Z"),
            ("school-year", "2024-07-31T22:00:00Z", "2025-07-31T22:00:00Z"),
            ("1 month", "2024-01-31T08:00:00Z", "2024-02-28T23:00:00Z"),
            ("24 months", "2024-02-29T08:00:00Z", "2026-02-27T23:00:00Z"),
            ("stage", "2024-02-29T08:00:00Z", nil),
        ])
    func expiry(validity: String, answered: String, expires: String?) throws {
        var files = Shipped()
        try files.replace("validity: school-year", by: "validity: \(validity)", in: "channels/open-blog.yaml")
        let set = try #require(PolicySet.load(files: files.files).0)
        let expiry = set.expiry(channel: .init(rawValue: "open-blog"), answered: try moment(answered))
        #expect(expiry?.description == expires)
    }

    @Test(
        "days begin at local midnight, also where summer time begins there",
        arguments: [
            ("Europe/Stockholm", "2024-03-31", "2024-03-30T23:00:00Z"),
            ("Europe/Stockholm", "2024-04-01", "2024-03-31T22:00:00Z"),
            ("Europe/Stockholm", "2024-10-28", "2024-10-27T23:00:00Z"),
            ("America/Santiago", "2024-09-08", "2024-09-08T04:00:00Z"),
            ("UTC", "2024-02-29", "2024-02-29T00:00:00Z"),
        ])
    func midnight(zone: String, day: String, start: String) throws {
        let days = try #require(LocalDays(timeZone: zone))
        #expect(days.start(try #require(Day(day))).description == start)
    }
}
