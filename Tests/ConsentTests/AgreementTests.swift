import Testing

@testable import Consent

/// How many cases a property tries: more with `SYNAS_LONG=1`.
enum Volume {
    static let isLong = ProcessEnvironment.has("SYNAS_LONG", "1")
    /// Seeds for parallel parts of one property.
    static func parts(_ count: Int) -> [Range<UInt64>] {
        let total = UInt64(isLong ? count * 6 : count)
        return (0..<4).map { total / 4 * $0..<total / 4 * ($0 + 1) }
    }
}

@Suite("The algebra and the second implementation agree")
struct AgreementTests {
    @Test("on every generated family and history", arguments: Volume.parts(24_000))
    func everywhere(seeds: Range<UInt64>) {
        for seed in seeds {
            let facts = Case(seed: seed)
            let found = effective(of: facts.person, events: facts.events, in: facts.question).effect
            let wanted = Oracle(facts).effect()
            guard found == wanted else {
                Issue.record("seed \(seed): the algebra gives \(found), the rules as read give \(wanted)")
                return
            }
        }
    }

    @Test("and each rule, switched off, makes them disagree", arguments: 0..<RuleSet.count)
    func everyRuleIsNeeded(bit: Int) {
        let without = RuleSet.all.subtracting(RuleSet(rawValue: 1 << UInt32(bit)))
        let disagreement = (0..<20_000 as Range<UInt64>).first { seed in
            let facts = Case(seed: seed)
            let found = decision(of: facts.person, events: facts.events, in: facts.question, by: without)
            return found.effect != Oracle(facts).effect()
        }
        #expect(disagreement != nil, "nothing depends on rule bit \(bit)")
    }
}

@Suite("The generated cases are worth something")
struct GeneratedCasesTests {
    @Test("every rule decides some of them, every effect comes up, and every kind of event occurs")
    func variety() {
        var rules: [Rule: Int] = [:]
        var effects: [Effect: Int] = [:]
        var kinds: Set<EventKind> = []
        for seed in 0..<6_000 as Range<UInt64> {
            let facts = Case(seed: seed)
            let found = effective(of: facts.person, events: facts.events, in: facts.question)
            rules[found.rule, default: 0] += 1
            effects[found.effect, default: 0] += 1
            kinds.formUnion(facts.events.map(\.what.kind))
        }
        for rule in Rule.allCases { #expect(rules[rule, default: 0] >= 20, "\(rule.rawValue)") }
        #expect(effects.count == 4 && effects.values.allSatisfy { $0 > 200 }, "\(effects.values)")
        #expect(kinds == Set(EventKind.allCases))
    }
}
