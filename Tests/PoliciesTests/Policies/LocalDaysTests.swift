import Consent
import Foundation
import Policies
import Testing

@Suite("Days, birthdays and school years in real time zones")
struct LocalDaysTests {
    @Test(
        "a day begins when the calendar on the wall turns to it, also where midnight is skipped or comes twice",
        arguments: [
            // Midnight is skipped: the day begins at 01:00.
            ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "2021-03-28", "2021-03-27T22:00:00Z"),
            // The evening before has its last hour twice, and then the day begins.
            ("America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00Z"),
            ("Asia/Beirut", "2021-10-31", "2021-10-30T22:00:00Z"),
            // Midnight comes twice: the first one.
            ("America/Havana", "2021-11-07", "2021-11-07T04:00:00Z"),
            // The clock was set back from 00:01 to 23:01.
            ("America/St_Johns", "2008-11-02", "2008-11-02T02:30:00Z"),
            // The day itself was left out.
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z"),
            ("Europe/Stockholm", "2024-03-31", "2024-03-30T23:00:00Z"),
            ("Europe/Stockholm", "2024-04-01", "2024-03-31T22:00:00Z"),
            ("Asia/Kathmandu", "2024-01-01", "2023-12-31T18:15:00Z"),
        ])
    func begins(zone: String, day: String, moment: String) throws {
        let days = try #require(LocalDays(timeZone: zone))
        #expect(days.start(try #require(Day(day))).description == moment)
    }

    @Test(
        "and always at the first minute that shows it",
        arguments: [
            "Europe/Stockholm", "America/Sao_Paulo", "Asia/Beirut", "America/Havana", "America/St_Johns",
            "Atlantic/Azores", "Asia/Tehran", "Africa/Cairo", "Pacific/Apia", "Australia/Lord_Howe",
        ])
    func firstMinute(name: String) throws {
        let days = try #require(LocalDays(timeZone: name))
        let zone = try #require(TimeZone(identifier: name))
        let first = try #require(Day("2006-01-01")).sinceEpoch
        var previous = days.start(try #require(Day(sinceEpoch: first - 1)))
        for number in first..<first + 366 * 16 {
            let start = days.start(try #require(Day(sinceEpoch: number)))
            #expect(start >= previous)
            // Checked in full only around the days on which the clock was set.
            if start.rawValue - previous.rawValue != 86_400_000 {
                #expect(start == firstMinute(of: number, zone), "\(name) \(number)")
            }
            previous = start
        }
    }

    /// Looks at the wall every minute from more than a day before.
    private func firstMinute(of day: Int, _ zone: TimeZone) -> Moment? {
        let midnight = day * 86_400
        let found = stride(from: midnight - 27 * 3600, through: midnight + 27 * 3600, by: 60).first { second in
            let wall = second + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second)))
            return wall >= midnight
        }
        return found.map { Moment(rawValue: Int64($0) * 1000) }
    }

    @Test(
        "at 18 guardians' answers end when the birthday begins there",
        arguments: [
            // Born on 29 February: 1 March of a common year.
            ("Europe/Stockholm", "2008-02-29", "2026-02-28T23:00:00Z"),
            // The evening before summer time, and the day on which it begins.
            ("Europe/Stockholm", "2006-03-31", "2024-03-30T23:00:00Z"),
            ("Europe/Stockholm", "2006-10-28", "2024-10-27T23:00:00Z"),
            ("America/Sao_Paulo", "2000-11-04", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "2003-03-28", "2021-03-27T22:00:00Z"),
            ("America/Havana", "2003-11-07", "2021-11-07T04:00:00Z"),
            ("Pacific/Apia", "1993-12-30", "2011-12-30T10:00:00Z"),
        ])
    func majority(zone: String, born: String, attained: String) throws {
        let set = try policies(in: zone)
        let birthday: Day = try #require(Day(born))
        let person = Person(id: PersonID(rawValue: "ella"), kind: .child, born: birthday)
        let attained = try Family.moment(attained)
        func choice(_ at: Moment) throws -> Choice {
            let events = try custodyAndYes(person, at: "2001-01-01T00:00:00Z")
            let question = Question(
                place: Place(unit: Family.unit, channel: ChannelID(rawValue: "newsletter")),
                terms: Terms(basis: .consent), at: at, days: set.localDays)
            return effective(of: person, events: events, in: question).effect.choice
        }
        #expect(try choice(Moment(rawValue: attained.rawValue - 1)) == .visible)
        #expect(try choice(attained) == .unrecognisable)
    }

    private func custodyAndYes(_ person: Person, at text: String) throws -> [Event] {
        let mother = GuardianID(rawValue: "mother")
        let yes = Answer(
            decider: .guardian(mother),
            place: Place(unit: Family.unit, channel: ChannelID(rawValue: "newsletter")), response: .choice(.visible),
            name: false, notice: NoticeReference(version: "1", sha256: "", language: "sv"), collected: .paper)
        return try [What.custodyAdded(mother, .custody, until: nil), .answered(yes)].enumerated().map { index, what in
            let moment = try Family.moment(text)
            return Event(
                id: EventID(rawValue: "e\(index)"), person: person.id, at: moment, recordedAt: moment, actor: "a",
                source: "s", what: what)
        }
    }

    private func policies(in zone: String, schoolYear: String = "08-01") throws -> PolicySet {
        var files = Shipped()
        try files.replace("Europe/Stockholm", by: zone, in: "organisation.yaml")
        try files.replace("school_year_begins: 08-01", by: "school_year_begins: \(schoolYear)", in: "organisation.yaml")
        return try files.set()
    }

    @Test("a channel's own ages, the regime's where it has none, and to the day where the organisation is")
    func agesOfAChannel() throws {
        var files = Shipped()
        try files.replace(
            "basis: consent", by: "basis: consent\nages: {child_voice_from: 7, child_decides_from: 13}",
            in: "channels/open-blog.yaml")
        let set = try files.set()
        var family = try Family(born: "2013-10-27")
        for channel in ["open-blog", "newsletter"] {
            try family.answers(in: channel, version: "2026-08", at: "2026-09-01T08:00:00Z", by: set)
            try family.answers("self", .excluded, in: channel, version: "2026-08", at: "2026-09-02T08:00:00Z", by: set)
        }
        // 12 years old: a say in both; alone from 13 on the open blog only. The guardian answers anew.
        for channel in ["open-blog", "newsletter"] {
            #expect(try family.choice(in: channel, at: "2026-10-26T21:59:59Z", by: set) == .excluded)
            try family.answers(
                "self", .unrecognisable, in: channel, version: "2026-08", at: "2026-10-01T08:00:00Z", by: set)
            try family.answers(
                "mother", .excluded, in: channel, version: "2026-08", at: "2026-10-02T08:00:00Z", by: set)
            #expect(try family.choice(in: channel, at: "2026-10-26T21:59:59Z", by: set) == .excluded)
            try family.answers(
                "self", .unrecognisable, in: channel, version: "2026-08", at: "2026-10-27T08:00:00Z", by: set)
        }
        #expect(try family.choice(in: "open-blog", at: "2026-10-27T08:00:00Z", by: set) == .unrecognisable)
        #expect(try family.choice(in: "newsletter", at: "2026-10-27T08:00:00Z", by: set) == .excluded)
    }

    @Test(
        "a school year ends when its last day is over there",
        arguments: [
            ("Europe/Stockholm", "08-01", "2026-07-31T21:59:59Z", "2026-07-31T22:00:00Z"),
            ("Europe/Stockholm", "10-26", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"),
            ("America/Sao_Paulo", "11-04", "2018-11-04T02:59:59Z", "2018-11-04T03:00:00Z"),
            ("Asia/Beirut", "03-28", "2021-03-27T21:59:59Z", "2021-03-27T22:00:00Z"),
        ])
    func schoolYear(zone: String, begins: String, answered: String, ends: String) throws {
        let set = try policies(in: zone, schoolYear: begins)
        let newsletter = ChannelID(rawValue: "newsletter")
        #expect(set.expiry(channel: newsletter, answered: try Family.moment(answered))?.description == ends)
        let next = try #require(set.expiry(channel: newsletter, answered: try Family.moment(ends)))
        #expect(next > (try Family.moment(ends)), "on the first day of the new year: until the next")
    }
}
