import Consent
import Policies
internal import Seeded
import Services
import Storage

/// What happened in the municipality in two school years, as records and events.
struct MunicipalHistory {
    let municipality: Municipality
    let answering: Answering
    let notices: MunicipalNotices

    init(_ municipality: Municipality, _ house: House) {
        self.municipality = municipality
        answering = Answering(municipality)
        notices = MunicipalNotices(house, years: answering.years)
    }

    func id(_ kind: String, _ number: Int) -> String { RandomID.text(seed: municipality.seed, kind, number) }

    func staff(_ name: String) -> PersonID {
        PersonID(rawValue: RandomID.text(seed: municipality.seed, name, 0))
    }

    /// Who works in the unit answers for themselves; every other has.
    func events(ofStaff name: String, _ number: Int, in unit: UnitID, since moment: Moment) -> [Event] {
        var whats = [What.joined(unit)]
        if number % 2 == 0 {
            whats += Answering.yearly.map { channel in
                .answered(
                    Answer(
                        decider: .person, place: Place(unit: unit, channel: channel), response: .choice(.visible),
                        name: true, notice: notices.reference(channel, Answering.notice(municipality.schoolYear), "sv"),
                        collected: .web))
            }
        }
        return whats.enumerated().map { place, what in
            Event(
                id: EventID(rawValue: RandomID.text(seed: municipality.seed, name, place + 1)), person: staff(name),
                at: moment, recordedAt: moment, actor: "data-folder", source: "roster", what: what)
        }
    }

    /// What happens to one household in one year, while it is told.
    struct Telling {
        let history: MunicipalHistory
        let household: Household
        let year: Int
        var random: SeededGenerator
        var change = Change()

        init(_ history: MunicipalHistory, _ household: Household, _ year: Int, _ part: UInt64) {
            self.history = history
            self.household = household
            self.year = year
            random = SeededGenerator(
                seed: history.municipality.seed &* 977 &+ UInt64(household.number) &* 64 &+ UInt64(year % 8) &* 8
                    &+ part)
        }

        var isFirstYear: Bool { year != history.municipality.schoolYear }

        /// Where a child is in the year that is told; nil where it is not there yet.
        func stay(_ child: Household.Child) -> Household.Stay? { isFirstYear ? child.before : child.now }

        func person(_ child: Household.Child) -> PersonID { PersonID(rawValue: history.id("person", child.number)) }

        func guardian(_ adult: Int) -> GuardianID {
            GuardianID(rawValue: history.id("guardian", household.number * 64 + adult))
        }

        @discardableResult
        mutating func happens(_ what: What, to person: PersonID, at moment: Moment, source: String = "form") -> EventID
        {
            let id = EventID(rawValue: RandomID.text(&random))
            change.events.append(
                Event(
                    id: id, person: person, at: moment, recordedAt: moment, actor: "data-folder", source: source,
                    what: what))
            return id
        }

        mutating func chance(_ percent: Double) -> Bool { Double.random(in: 0..<100, using: &random) < percent }
    }

    /// Six in the morning of a day in UTC.
    static func morning(_ day: Day, plus days: Int = 0) -> Moment {
        Moment(rawValue: Moment(day: day).rawValue + Int64(days * 24 + 6) * 3_600_000)
    }
}

/// Ids as the product makes them: 26 characters of 5 bits.
enum RandomID {
    private static let alphabet = Array("23456789abcdefghijkmnpqrstuvwxyz".utf8)

    static func text(_ random: inout SeededGenerator) -> String {
        var (bits, count) = (UInt64(0), 0)
        return String(unsafeUninitializedCapacity: 26) { buffer in
            for place in 0..<26 {
                if count < 5 { (bits, count) = (random.next(), 60) }
                buffer[place] = alphabet[Int(bits & 31)]
                (bits, count) = (bits >> 5, count - 5)
            }
            return 26
        }
    }

    static func text(seed: UInt64, _ kind: String, _ number: Int) -> String {
        let salt = kind.utf8.reduce(UInt64(5381)) { $0 &* 33 &+ UInt64($1) }
        var random = SeededGenerator(seed: seed &* 31 &+ salt &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
        return text(&random)
    }
}
