import Testing

@testable import Consent

@Suite("The laws of time")
struct TimeLawTests {
    @Test("the timeline says for every moment what replaying says, by the law of that moment")
    func timeline() {
        hold(1_000_000..<1_001_500, also: 2_000_000..<2_000_400) { facts, random in
            let line = Timeline(of: facts.person, events: facts.events, in: facts.question)
            guard let first = line.steps.first?.from else { return nil }
            let days = (0...Case.lastDay).map(Case.moment) + facts.events.map(\.at)
            for moment in days where moment >= first && moment <= facts.question.at {
                let then = facts.asked(at: moment)
                guard line.decision(at: moment)?.effect == effect(then) else { return false }
                guard facts.question.asked(at: moment).terms == then.question.terms else { return false }
            }
            return true
        }
    }

    @Test("and what it says of the past the rules as read say too")
    func timelineAgainstTheRules() {
        hold(3_000_000..<3_000_300, also: 4_000_000..<4_000_300) { facts, random in
            let line = Timeline(of: facts.person, events: facts.events, in: facts.question)
            guard let step = line.steps.randomElement(using: &random) else { return nil }
            return Oracle(facts.asked(at: step.from)).effect() == step.decision.effect
        }
    }

    @Test("a turn of the law never widens what held the moment before it, whatever ages it brings")
    func turning() {
        hold(also: Laws.lives) { facts, random in
            let now = facts.question.at
            let before = Moment(rawValue: now.rawValue - 1)
            var with = facts
            let turn = ChannelChange(at: now, kind: .regime(Case.anyTurn(&random)))
            with.question.history = ChannelHistory(
                facts.question.history.changes.filter { $0.at != now } + [turn])
            // Only the law may change at the moment: nothing else may happen on it.
            let past = with.asked(at: before)
            with.events.removeAll { $0.at == now }
            guard !with.somethingElseHappens(at: now), past.question.at >= (with.events.map(\.at).min() ?? now),
                !Oracle(past).deciders(before.rawValue).isEmpty
            else { return nil }
            var then = past
            then.events = with.events
            return isNoWider(effect(with), than: effect(then))
        }
    }

    @Test("a law that ended never widens what holds later")
    func turnedBefore() {
        hold(also: Laws.lives) { facts, random in
            guard !facts.events.isEmpty else { return nil }
            let at = random.pick(facts.events).at
            let then = facts.asked(at: Moment(rawValue: at.rawValue - 1)).question.terms
            let turn = RegimeTurn(
                random.pick(CarryOver.allCases), childVoiceFrom: then.childVoiceFrom,
                childDecidesFrom: then.childDecidesFrom)
            var with = facts
            with.question.history = ChannelHistory(
                facts.question.history.changes + [ChannelChange(at: at, kind: .regime(turn))])
            // What is carried over from it was valid in its days: then the law that ended is what it rests on.
            guard !facts.events.contains(where: { $0.what.kind == .carriedOver && $0.at < at }) else { return nil }
            // Beside a turn of its own moment the ages until then would be the other's.
            guard !facts.question.history.changes.contains(where: { $0.at == at }) else { return nil }
            return isNoWider(effect(with), than: effect(facts))
        }
    }

    @Test("evidence never narrows, and without a turn or a carried-over answer changes nothing")
    func evidence() {
        hold(also: Laws.lives) { facts, random in
            guard !facts.events.isEmpty else { return nil }
            var with = facts
            let about = random.pick(facts.events).id
            with.happens(.evidenceAttached(about), at: facts.question.at)
            let isCarried = facts.events.contains { $0.what.kind == .carriedOver } || !facts.turns.isEmpty
            if !isCarried { return effect(with) == effect(facts) }
            return isNoWider(effect(facts), than: effect(with))
        }
    }
}

extension Case {
    /// Whether a birthday, an end or a leave-out falls on a moment.
    fileprivate func somethingElseHappens(at now: Moment) -> Bool {
        birthdays.values.contains(now.rawValue)
            || events.contains {
                switch $0.what {
                case .answered(let answer), .carriedOver(let answer): answer.expires == now
                case .custodyAdded(_, _, let until): until == now
                default: false
                }
            }
    }
}
