internal import Consent
internal import Seeded

/// Draws one household; the same for the same number, whichever were drawn before.
struct HouseholdMaker {
    private let municipality: Municipality
    private let number: Int
    private let firstChild: Int
    private var random: SeededGenerator

    init(_ municipality: Municipality, number: Int, firstChild: Int) {
        self.municipality = municipality
        self.number = number
        self.firstChild = firstChild
        random = SeededGenerator(seed: municipality.seed &* 0x9E37_79B9 &+ UInt64(number))
    }

    mutating func household() -> Household {
        let family = Names.family(number)
        let adults = custodians(family)
        let eldest = Int.random(in: 1...15, using: &random)
        let count = min([1, 1, 1, 1, 1, 1, 2, 2, 2, 3].randomElement(using: &random) ?? 1, left)
        var children: [Household.Child] = []
        for place in 0..<count {
            let isTwin = place > 0 && chance(3)
            let age = isTwin ? children.first.map(age) ?? eldest : max(1, eldest - place * 3)
            children.append(child(place, family, age: age, born: isTwin ? children.first?.born : nil, adults))
        }
        return Household(number: number, adults: adults, children: children)
    }

    /// Partners, grandparents and others, none of whom decides.
    mutating func addOthers(_ count: Int, to household: inout Household) {
        let relations: [Relation] = [.partner, .partner, .grandparent, .fosterParent, .other]
        for _ in 0..<count {
            let relation = relations.randomElement(using: &random) ?? .other
            household.adults.append(adult(household.adults.count, Names.family(number + 7), relation))
            for child in household.children.indices {
                let bond = Household.Bond(adult: household.adults.count - 1, from: nil, until: nil)
                household.children[child].bonds.append(bond)
            }
        }
    }

    private var left: Int { municipality.children - firstChild }

    /// True that many times out of a hundred.
    private mutating func chance(_ percent: Double) -> Bool { Double.random(in: 0..<100, using: &random) < percent }

    private mutating func custodians(_ family: String) -> [Household.Adult] {
        let count = chance(2) ? 0 : chance(15) ? 1 : 2
        return (0..<count).map { adult($0, family, .custody) }
    }

    private mutating func adult(_ place: Int, _ family: String, _ relation: Relation) -> Household.Adult {
        let language = chance(80) ? "sv" : ["en", "ar", "so", "fa"].randomElement(using: &random) ?? "sv"
        let given = Names.given.randomElement(using: &random) ?? "Kim"
        return Household.Adult(
            sourceID: "v\(number)-\(place)", name: "\(given) \(family)", language: language, relation: relation)
    }

    private mutating func child(_ place: Int, _ family: String, age: Int, born: Day?, _ adults: [Household.Adult])
        -> Household.Child
    {
        let index = firstChild + place
        // Siblings have different names: twins are told apart by them.
        let given = Names.given[(number + place * 7) % Names.given.count]
        let born = born ?? birthday(age)
        return Household.Child(
            number: index, sourceID: "b\(index)", handle: "\(given.lowercased())-\(index)", givenName: given,
            familyName: family,
            born: born, bonds: adults.indices.map { bond($0, born) }, isProtected: chance(0.5),
            before: age > 1 && !chance(8) ? before(age, index) : nil, now: stay(age, index))
    }

    private func age(_ child: Household.Child) -> Int { municipality.schoolYear - child.born.year }

    private mutating func birthday(_ age: Int) -> Day {
        let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
        return Day(year: municipality.schoolYear - age, month: month, day: day) ?? municipality.today
    }

    /// Most custody is since the birth; some began later, and some is over.
    private mutating func bond(_ adult: Int, _ born: Day) -> Household.Bond {
        let later = Day(year: born.year + 1, month: 3, day: 1)
        let over = Day(year: municipality.schoolYear, month: 2, day: 28)
        let from = adult == 1 && chance(5) ? later : nil
        let until = adult == 1 && chance(1) ? over : nil
        let ends = until.map { (from ?? born) < $0 } ?? false
        return Household.Bond(adult: adult, from: from, until: ends ? until : nil)
    }

    private mutating func stay(_ age: Int, _ index: Int) -> Household.Stay {
        let area = index / Municipality.childrenOfArea
        let letter = chance(50) ? "a" : "b"
        if age >= 6 { return Household.Stay(unit: Municipality.school(area), group: "\(letter)\(age)") }
        let preschool = Int.random(in: 0..<Municipality.preschoolsOfArea, using: &random)
        return Household.Stay(unit: Municipality.preschool(area, preschool), group: letter)
    }

    /// A year ago: the schoolchildren of six came from a preschool, and some children lived elsewhere.
    private mutating func before(_ age: Int, _ index: Int) -> Household.Stay {
        let elsewhere = Int.random(in: 0..<municipality.children, using: &random)
        return stay(age - 1, chance(6) ? elsewhere : index)
    }
}
