import Testing

@testable import Consent

/// How many cases a property tries: more with `SYNAS_LONG=1`.
enum Volume {
    static let isLong = ProcessEnvironment.has("SYNAS_LONG", "1")
    /// Lives of twenty years.
    static let lives = isLong ? 104_000 : 8_000
    /// Crowded families of three weeks.
    static let families = isLong ? 144_000 : 20_000
}

@Suite("The algebra and the second implementation agree")
struct AgreementTests {
    @Test("on every generated life of twenty years, with enough of everything that can happen in one")
    func lives() async {
        let tally = await agree(Volume.lives, Case.life)
        let needed = Volume.isLong ? 1_000 : 70
        for name in Tally.everything { #expect(tally[name] >= needed, "\(name): \(tally[name])") }
    }

    @Test("on every generated family and its crowded three weeks")
    func families() async {
        let tally = await agree(Volume.families, Case.init(seed:))
        for kind in EventKind.allCases { #expect(tally[kind.rawValue] >= 100, "\(kind.rawValue)") }
    }

    /// Tries seeds 0..<count in four parts; a disagreement names its seed.
    private func agree(_ count: Int, _ make: @escaping @Sendable (UInt64) -> Case) async -> Tally {
        await withTaskGroup(of: Tally.self) { group in
            for part in 0..<4 {
                group.addTask { AgreementTests.agree(count / 4 * part..<count / 4 * (part + 1), make) }
            }
            return await group.reduce(into: Tally()) { $0.add($1) }
        }
    }

    private static func agree(_ seeds: Range<Int>, _ make: (UInt64) -> Case) -> Tally {
        var tally = Tally()
        for seed in seeds {
            let facts = make(UInt64(seed))
            let found = effective(of: facts.person, events: facts.events, in: facts.question).effect
            let wanted = Oracle(facts).effect()
            guard found == wanted else {
                Issue.record("seed \(seed): the algebra gives \(found), the rules as read give \(wanted)")
                return tally
            }
            tally.count(facts)
        }
        return tally
    }

    @Test("and each rule, switched off, makes them disagree about some life", arguments: 0..<RuleSet.count)
    func everyRuleIsNeeded(bit: Int) {
        let without = RuleSet.all.subtracting(RuleSet(rawValue: 1 << UInt32(bit)))
        let disagreement = (0..<6_000 as Range<UInt64>).first { seed in
            let facts = Case.life(seed: seed)
            let found = decision(of: facts.person, events: facts.events, in: facts.question, by: without)
            return found.effect != Oracle(facts).effect()
        }
        #expect(disagreement != nil, "nothing depends on rule bit \(bit)")
    }
}

@Suite("The generated cases are worth something")
struct GeneratedCasesTests {
    @Test("every rule decides some of them, and every effect comes up", arguments: [true, false])
    func variety(lives: Bool) {
        var rules: [Rule: Int] = [:]
        var effects: [Effect: Int] = [:]
        for seed in 0..<6_000 as Range<UInt64> {
            let facts = lives ? Case.life(seed: seed) : Case(seed: seed)
            let found = effective(of: facts.person, events: facts.events, in: facts.question)
            rules[found.rule, default: 0] += 1
            effects[found.effect, default: 0] += 1
        }
        for rule in Rule.allCases { #expect(rules[rule, default: 0] >= 20, "\(rule.rawValue)") }
        #expect(effects.count == 4 && effects.values.allSatisfy { $0 > 150 }, "\(effects)")
    }
}
