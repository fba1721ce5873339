import Consent
internal import Seeded

/// One answer of one guardian, as a form says it.
struct FormAnswer {
    let adult: Int
    let child: Int
    let channel: ChannelID
    let response: Response
    let name: Bool?
    let notice: String
    let language: String
    let at: Moment
}

/// Who answers what: at the beginning of each school year every guardian with custody is asked, and about three in
/// four answer, all their children's questions in one sitting.
struct Answering {
    /// Asked anew every year, and asked once for as long as the child stays.
    static let yearly = ["closed-blog", "facebook-page", "newsletter", "open-blog"].map(ChannelID.init(rawValue:))
    static let once = [ChannelID(rawValue: "learning-platform")]
    private static let answering = 72

    private let municipality: Municipality
    init(_ municipality: Municipality) { self.municipality = municipality }

    /// The school years that it covers, by the year in which they begin: the last one and this.
    var years: [Int] { [municipality.schoolYear - 1, municipality.schoolYear] }

    static func notice(_ year: Int) -> String { "\(year)-08" }

    /// The first day on which anybody is asked in a school year.
    static func asked(_ year: Int) -> Day {
        guard let day = Day(year: year, month: 8, day: 3) else { preconditionFailure("no such year") }
        return day
    }

    /// A household's answers in a school year, each guardian's together.
    func answers(of household: Household, in year: Int) -> [FormAnswer] {
        var random = SeededGenerator(seed: municipality.seed &+ UInt64(household.number) &* 31 &+ UInt64(year))
        return household.adults.indices.filter { household.adults[$0].relation == .custody }.flatMap { adult in
            sitting(of: adult, household, year, &random)
        }
    }

    private func sitting(of adult: Int, _ household: Household, _ year: Int, _ random: inout SeededGenerator)
        -> [FormAnswer]
    {
        let weeks = (municipality.today.sinceEpoch - Self.asked(year).sinceEpoch).clamped(to: 1...90)
        let day = Self.asked(year).sinceEpoch + Int.random(in: 0..<weeks, using: &random)
        let seconds = Int.random(in: 25_200..<75_600, using: &random)
        let at = Moment(rawValue: Int64(day * 86_400 + seconds) * 1000)
        let choice = Self.choices.randomElement(using: &random) ?? .undecided
        let named = choice == .choice(.visible) ? Int.random(in: 0..<100, using: &random) < 60 : false
        return household.children.indices.flatMap { child in
            let asks = channels(household.children[child], adult, on: day, in: year)
            return asks.filter { _ in Int.random(in: 0..<100, using: &random) < Self.answering }.map {
                FormAnswer(
                    adult: adult, child: child, channel: $0, response: choice, name: named, notice: Self.notice(year),
                    language: household.adults[adult].language == "en" ? "en" : "sv", at: at)
            }
        }
    }

    private static let choices: [Response] =
        Array(repeating: .choice(.visible), count: 70) + Array(repeating: .choice(.unrecognisable), count: 18)
        + Array(repeating: .choice(.excluded), count: 9) + Array(repeating: .undecided, count: 3)

    /// What a guardian is asked for a child: nothing where the child or the custody is not there.
    private func channels(_ child: Household.Child, _ adult: Int, on day: Int, in year: Int) -> [ChannelID] {
        let isFirst = year != municipality.schoolYear
        guard let bond = child.bonds.first(where: { $0.adult == adult }), bond.holds(on: day),
            !isFirst || child.before != nil
        else { return [] }
        let isNew = isFirst || child.before?.unit != child.now.unit
        return Self.yearly + (isNew ? Self.once : [])
    }
}

extension Household.Bond {
    /// `day`: days since 1970. With a day's grace, so that no time zone matters.
    func holds(on day: Int) -> Bool {
        (from.map { $0.sinceEpoch < day } ?? true) && (until.map { day < $0.sinceEpoch } ?? true)
    }
}

extension Comparable {
    func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
