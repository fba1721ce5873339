import Consent
import Testing

@Suite("Days and moments")
struct CalendarTests {
    @Test("days are read and written as ISO 8601", arguments: ["2018-05-25", "0001-01-01", "9999-12-31", "2024-02-29"])
    func day(text: String) throws {
        let day = try #require(Day(text))
        #expect(day.description == text)
    }

    @Test(
        "what is no day is not read",
        arguments: [
            "", "2018-5-25", "2018-05-25 ", "20180525", "2023-02-29", "1900-02-29", "2018-13-01", "2018-00-10",
            "2018-04-31",
            "0000-01-01", "+018-05-25", "2018-05-2x", "２０１８-05-25", "2018-05-25T00:00:00Z",
        ])
    func noDay(text: String) { #expect(Day(text) == nil) }

    @Test("every day from 1 to 9999 has its number, and the number its day")
    func everyDay() throws {
        var expected = -719_162
        for year in stride(from: 1, through: 9999, by: 1) {
            for month in 1...12 {
                let length = Day.length(ofMonth: month, year: year)
                for number in [1, length] {
                    let day = try #require(Day(year: year, month: month, day: number))
                    let days = expected + number - 1
                    guard day.sinceEpoch == days, Day(sinceEpoch: days) == day else {
                        Issue.record("\(day) is \(day.sinceEpoch), not \(days)")
                        return
                    }
                }
                expected += length
            }
        }
        #expect(expected == 2_932_897)
        #expect(Day(sinceEpoch: expected) == nil && Day(sinceEpoch: -719_163) == nil)
        #expect(Day(sinceEpoch: .max) == nil && Day(sinceEpoch: .min) == nil)
    }

    @Test(
        "moments are written in UTC, with milliseconds only where there are any",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_527_235_200_000, "2018-05-25T08:00:00Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (1_527_235_200_050, "2018-05-25T08:00:00.050Z"), (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        ] as [(Int64, String)])
    func moment(milliseconds: Int64, text: String) {
        #expect(Moment(rawValue: milliseconds).description == text)
        #expect(Moment(text) == Moment(rawValue: milliseconds))
    }

    @Test(
        "other ways to write the same moment are understood",
        arguments: [
            "2018-05-25T10:00:00+02:00", "2018-05-25t08:00:00.000z", "2018-05-25T03:30:00-04:30",
            "2018-05-25T08:00:00.0000009Z",
        ])
    func offsets(text: String) { #expect(Moment(text) == Moment(rawValue: 1_527_235_200_000)) }

    @Test(
        "what is no moment is not read",
        arguments: [
            "", "2018-05-25", "2018-05-25T08:00Z", "2018-05-25T08:00:00", "2018-05-25 08:00:00Z",
            "2018-05-25T24:00:00Z",
            "2018-05-25T08:60:00Z", "2018-05-25T08:00:60Z", "2018-05-25T08:00:00.Z", "2018-05-25T08:00:00.0000000001Z",
            "2018-05-25T08:00:00+2:00", "2018-05-25T08:00:00Zx", "2018-05-25T08:00:00+24:00",
        ])
    func noMoment(text: String) { #expect(Moment(text) == nil) }

    @Test("the ends of time do not crash")
    func ends() {
        for raw in [Int64.min, .max] {
            let moment = Moment(rawValue: raw)
            #expect(moment.description == "@\(raw)" && moment.dayInUTC == nil)
            let person = Person(id: PersonID(rawValue: "a"), kind: .child, born: Day("2009-01-01"))
            let custody = Event(
                id: EventID(rawValue: "1"), person: person.id, at: moment, recordedAt: moment, actor: "", source: "",
                what: .custodyAdded(GuardianID(rawValue: "g"), .custody, until: Moment(rawValue: .min)))
            let terms = Terms(basis: .consent, childVoiceFrom: .min, childDecidesFrom: .max)
            let question = Question(place: Story.blog, terms: terms, at: moment, days: .utc)
            #expect(effective(of: person, events: [custody], in: question).effect.choice <= .unrecognisable)
        }
    }

    @Test(
        "an age is attained on the birthday; born on 29 February, on 1 March of common years",
        arguments: [
            ("2012-05-04", "2024-05-03", 11), ("2012-05-04", "2024-05-04", 12), ("2012-02-29", "2025-02-28", 12),
            ("2012-02-29", "2025-03-01", 13), ("2012-02-29", "2024-02-28", 11), ("2012-02-29", "2024-02-29", 12),
            ("2024-05-04", "2024-05-04", 0),
        ])
    func age(born: String, on day: String, is age: Int) throws {
        let (born, day) = (try #require(Day(born)), try #require(Day(day)))
        #expect(born.age(on: day) == age)
        let (reached, next) = (try #require(born.attaining(age: age)), try #require(born.attaining(age: age + 1)))
        #expect(reached <= day && day < next)
    }

    @Test("before the birth there is no age")
    func unborn() throws {
        let born = try #require(Day("2024-05-04"))
        #expect(born.age(on: try #require(Day("2024-05-03"))) == nil)
        #expect(born.attaining(age: -1) == nil)
    }

    @Test("words in storage have their documented spelling")
    func words() {
        #expect(EventKind.leftOut.rawValue == "left-out" && EventKind.custodyAdded.rawValue == "custody-added")
        #expect(Response(rawValue: "undecided") == .undecided && Response(rawValue: "visible") == .choice(.visible))
        #expect(Response(rawValue: "yes") == nil && Response.choice(.excluded).rawValue == "excluded")
    }
}
