package import Consent

/// A made-up municipality of any size, the same for the same seed and day: households with siblings who share their
/// guardians, one or two with custody, partners and grandparents without, children who moved, some who are protected.
package struct Municipality: Sendable {
    package let children: Int
    package let seed: UInt64
    /// The day on which it stands: nothing in it is later.
    package let today: Day

    package init(children: Int, seed: UInt64, today: Day) {
        self.children = children
        self.seed = seed
        self.today = today
    }

    /// The year in which the current school year began; there is one before it.
    package var schoolYear: Int { today.month < 8 ? today.year - 1 : today.year }

    /// Children of one area: a school and the preschools around it.
    static let childrenOfArea = 900
    static let preschoolsOfArea = 5
    private static let guardiansOfTenChildren = 19

    var areas: Int { (children + Self.childrenOfArea - 1) / Self.childrenOfArea }

    /// Every household in turn. Nineteen guardians to ten children, whatever the size.
    package func eachHousehold(_ body: (Household) throws -> Void) rethrows {
        var (number, made, guardians) = (0, 0, 0)
        while made < children {
            var maker = HouseholdMaker(self, number: number, firstChild: made)
            var household = maker.household()
            made += household.children.count
            let owed = made * Self.guardiansOfTenChildren / 10 - guardians - household.adults.count
            maker.addOthers(max(0, owed), to: &household)
            guardians += household.adults.count
            number += 1
            try body(household)
        }
    }
}

/// A unit of the municipality with its groups.
package struct MunicipalUnit: Hashable, Sendable {
    package let id: UnitID
    package let groups: [String]
    /// Source ids; a handle is the same.
    package let staff: [String]
}

extension Municipality {
    package var units: [MunicipalUnit] {
        (0..<areas).flatMap { area in
            (0..<Self.preschoolsOfArea).map { unit(Self.preschool(area, $0), ["a", "b"], staff: 8) }
                + [unit(Self.school(area), (6...15).flatMap { ["a\($0)", "b\($0)"] }, staff: 40)]
        }
    }

    private func unit(_ id: UnitID, _ groups: [String], staff: Int) -> MunicipalUnit {
        MunicipalUnit(id: id, groups: groups, staff: (1...staff).map { "\(id.rawValue)-\($0)" })
    }

    static func preschool(_ area: Int, _ number: Int) -> UnitID { UnitID(rawValue: "f\(area)-\(number)") }
    static func school(_ area: Int) -> UnitID { UnitID(rawValue: "s\(area)") }
}
