import Seeded
import Testing

@testable import Consent

/// Tries a law on many cases; `law` gives nil where the case says nothing about it.
///
/// `lives`: also on that many lives of twenty years, with `law` as it is.
func hold(
    _ seeds: Range<UInt64> = Laws.seeds, also lives: Range<UInt64> = 0..<0, atLeast needed: Int = 200,
    _ law: (Case, inout SeededGenerator) -> Bool?
) {
    for (name, seeds, make) in [("family", seeds, Case.init(seed:)), ("life", lives, Case.life)] {
        var spoken = 0
        for seed in seeds {
            var random = SeededGenerator(seed: seed ^ 0xC0FF_EE)
            guard let holds = law(make(seed), &random) else { continue }
            spoken += 1
            guard holds else {
                Issue.record("broken for seed \(seed), \(name)")
                return
            }
        }
        #expect(seeds.isEmpty || spoken >= needed, "the law was only tried on \(spoken) cases")
    }
}

enum Laws {
    static let seeds: Range<UInt64> = 1_000_000..<(Volume.isLong ? 1_060_000 : 1_004_000)
    static let lives: Range<UInt64> = 2_000_000..<(Volume.isLong ? 2_020_000 : 2_001_500)
}

func effect(_ facts: Case) -> Effect {
    effective(of: facts.person, events: facts.events, in: facts.question).effect
}

func isNoWider(_ a: Effect, than b: Effect) -> Bool {
    a.choice <= b.choice && (!a.mayBeNamed || b.mayBeNamed)
}

extension Case {
    /// As the last thing that is known by what the question may know.
    mutating func happens(_ what: What, at moment: Moment) {
        events.append(
            Event(
                id: EventID(rawValue: "e\(events.count)"), person: person.id, at: moment,
                recordedAt: question.known ?? moment, actor: "staff-1", source: "test", what: what))
    }

    /// The same facts asked about another moment, by the ages of the law of that moment.
    func asked(at moment: Moment) -> Case {
        var then = self
        then.question.at = moment
        let later = question.history.changes.filter { moment < $0.at && $0.at <= question.at }
        for change in later.reversed() {
            guard case .regime(let turn) = change.kind else { continue }
            let terms = question.terms
            then.question.terms = Terms(
                basis: terms.basis, noAnswer: terms.noAnswer, atMost: terms.atMost, namesAllowed: terms.namesAllowed,
                childVoiceFrom: turn.childVoiceFrom, childDecidesFrom: turn.childDecidesFrom)
        }
        return then
    }
}
