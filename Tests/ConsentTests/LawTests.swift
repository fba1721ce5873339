import Testing

@testable import Consent

/// Laws of domain.md as properties: each changes a generated case in a way whose direction is known.
@Suite("The laws of the algebra")
struct LawTests {
    @Test("a decider who comes never widens")
    func addingADecider() {
        hold { facts, random in
            let newcomer = GuardianID(rawValue: "dan")
            let day = random.below(Case.lastDay + 1)
            // Without any decider there is no result that the newcomer could widen: the law is about those who join.
            guard facts.person.kind == .child, Self.alwaysHasDeciders(facts, from: day) else { return nil }
            var with = facts
            with.add(.custodyAdded(newcomer, .custody, until: nil), day: day)
            if random.chance(50) {
                with.add(.answered(Case.yes(.guardian(newcomer))), day: random.below(Case.lastDay + 1))
            }
            return isNoWider(effect(with), than: effect(facts))
        }
    }

    private static func alwaysHasDeciders(_ facts: Case, from day: Int) -> Bool {
        (day...Case.lastDay).allSatisfy {
            let then = facts.asked(at: Case.moment($0))
            return !Oracle(then).deciders(then.question.at.rawValue).isEmpty
        }
    }

    @Test("withdrawing, expiring, revoking, deciding later and leaving never widen", arguments: 0..<5)
    func ending(way: Int) {
        hold(also: Laws.lives) { facts, random in
            let decider = Decider.guardian(random.pick(Case.guardians))
            let place = facts.question.place
            let ends: [What] = [
                .withdrawn(decider, place), .expired(place), .revoked(place), .left(place.unit),
                .answered(Case.answer(decider, .undecided, place: place)),
            ]
            // As the last thing that happens: what came later could be an answer that it would end or not.
            guard let last = facts.events.map(\.at).max(), last <= facts.question.at else { return nil }
            var with = facts
            with.happens(ends[way], at: facts.question.at)
            return isNoWider(effect(with), than: effect(facts))
        }
    }

    @Test("an answer that expires by itself is never wider than one that does not")
    func expiring() {
        hold(also: Laws.lives) { facts, random in
            guard
                let index = facts.events.indices.filter({ facts.events[$0].what.kind == .answered }).randomElement(
                    using: &random),
                case .answered(let answer) = facts.events[index].what, case .choice = answer.response,
                answer.expires == nil
            else { return nil }
            var with = facts
            let event = facts.events[index]
            let ending = Answer(
                decider: answer.decider, place: answer.place, response: answer.response, name: answer.name,
                notice: answer.notice, collected: answer.collected, expires: random.pick(facts.events).at)
            with.events[index] = Event(
                id: event.id, person: event.person, at: event.at, recordedAt: event.recordedAt, actor: event.actor,
                source: event.source, what: .answered(ending))
            return isNoWider(effect(with), than: effect(facts))
        }
    }

    @Test("a change of the notice, the recipients, the platform or the audience never widens")
    func lapsing() {
        hold(also: Laws.lives) { facts, random in
            var with = facts
            let kind: ChannelChange.Kind = random.pick([
                .materialNotice(version: "3"), .recipients, .platform, .audience,
            ])
            // After everything that was answered: an answer to the new version is another answer, not a lapse.
            let change = ChannelChange(at: facts.question.at, kind: kind)
            with.question.history = ChannelHistory(facts.question.history.changes + [change])
            return isNoWider(effect(with), than: effect(facts))
        }
    }

    @Test("the order in which independent events were written down does not matter")
    func order() {
        hold(also: Laws.lives) { facts, random in
            guard facts.events.count > 2, !facts.events.contains(where: { $0.what.kind == .corrected }) else {
                return nil
            }
            // Spread in time, every event has its own moment: then only what holds when counts, not when it was noted.
            var spread = facts
            for index in spread.events.indices {
                let at = Moment(rawValue: spread.events[index].at.rawValue + Int64(index))
                spread.events[index] = spread.events[index].with(at: at)
            }
            var shuffled = spread
            shuffled.events.shuffle(using: &random)
            return effect(shuffled) == effect(spread)
        }
    }

    @Test("nor does the order of what different people did at the same moment")
    func orderAtTheSameMoment() {
        hold { facts, random in
            guard facts.person.kind == .child, facts.events.count > 1 else { return nil }
            let day = random.below(Case.lastDay + 1)
            let together: [What] = [
                .answered(Case.yes(.guardian(Case.guardians[0]))),
                .custodyAdded(Case.guardians[1], .custody, until: nil),
                .answered(Case.answer(.person, .choice(.unrecognisable))), .custodyDisputed(Case.guardians[2]),
                .answered(Case.yes(.guardian(Case.guardians[1]))),
            ]
            var (one, other) = (facts, facts)
            for what in together { one.add(what, day: day) }
            for what in together.shuffled(using: &random) { other.add(what, day: day) }
            return effect(one) == effect(other)
        }
    }

    @Test("replaying up to a moment gives what was effective then, whatever happened later")
    func replay() {
        hold(also: Laws.lives) { facts, random in
            var past = facts
            past.events = facts.events.filter { $0.at <= facts.question.at }
            var longer = facts
            for _ in 0..<5 {
                let later = Moment(rawValue: facts.question.at.rawValue + 1 + Int64(random.below(9)) * 86_400_000)
                longer.happens(Case.what(&random, longer.events), at: later)
            }
            return effect(past) == effect(facts) && effect(longer) == effect(facts)
        }
    }

    @Test("what was recorded later is not known earlier")
    func known() {
        hold { facts, random in
            var later = facts
            later.add(Case.what(&random, facts.events), day: random.below(Case.lastDay), recorded: Case.lastDay + 5)
            later.question.known = Case.moment(Case.lastDay + 4)
            return effect(later) == effect(facts)
        }
    }

    @Test("protection dominates everything")
    func protection() {
        hold(also: Laws.lives) { facts, random in
            var with = facts
            with.happens(.protectionSet(random.pick(Protection.allCases)), at: facts.question.at)
            return effect(with) == .nothing
        }
    }

    @Test("no yes without every decider's yes, no name without every decider's yes to it, and never without visible")
    func everyonesYes() {
        hold(also: Laws.lives) { facts, _ in
            let found = effect(facts)
            guard found.choice == .visible else { return !found.mayBeNamed }
            let deciders = Oracle(facts).deciders(facts.question.at.rawValue)
            return deciders.allSatisfy { name in
                if name == "child" { return true }  // may narrow, and need not say yes
                let decider: Decider = name == "alone" ? .person : .guardian(GuardianID(rawValue: name))
                let yes = facts.events.contains { Self.saysYes($0, decider, alsoToName: found.mayBeNamed) }
                return yes || (facts.question.terms.noAnswer == .visible && !found.mayBeNamed)
            }
        }
    }

    private static func saysYes(_ event: Event, _ decider: Decider, alsoToName: Bool) -> Bool {
        switch event.what {
        case .answered(let answer), .carriedOver(let answer):
            answer.decider == decider && answer.response == .choice(.visible) && (answer.name == true || !alsoToName)
        default: false
        }
    }

    @Test("a channel's cap is never passed, and a forbidden one shows nobody")
    func cap() {
        hold(also: Laws.lives) { facts, _ in
            let found = effect(facts)
            let terms = facts.question.terms
            return found.choice <= (terms.basis == .forbidden ? .excluded : terms.atMost)
                && (!found.mayBeNamed || terms.namesAllowed)
        }
    }
}
