import Consent
import Seeded
import Storage
import Testing

@testable import Services

@Suite("Which events reach what is out")
struct TakenBackTests {
    private static let place = Place(unit: UnitID(rawValue: "ekbacken"), channel: ChannelID(rawValue: "open-blog"))
    private static let deciders: [Decider] = [
        .guardian(GuardianID(rawValue: "g1")), .guardian(GuardianID(rawValue: "g2")),
    ]
    private static let child = Person(id: PersonID(rawValue: "p1"), kind: .child, born: nil)
    private static let notice = NoticeReference(version: "1", sha256: "", language: "sv")
    private static let days = LocalDays { Moment(rawValue: Int64($0.sinceEpoch) * 86_400_000) }

    /// A family's history: mostly answers, now and then everything else.
    private struct Story {
        var numbers: SeededGenerator
        var events: [Event] = []

        init(seed: UInt64) {
            numbers = SeededGenerator(seed: seed)
            for case .guardian(let id) in deciders { add(.custodyAdded(id, .custody, until: nil)) }
            for decider in deciders { add(.answered(answer(decider, .choice(.visible), name: true))) }
            for _ in 0..<numbers.below(14) + 2 { add(something()) }
        }

        private mutating func add(_ what: What) {
            let number = Int64(events.count)
            events.append(
                Event(
                    id: EventID(rawValue: "e\(number)"), person: child.id, at: Moment(rawValue: number * 1000),
                    recordedAt: Moment(rawValue: number * 1000), actor: "a", source: "test", what: what))
        }

        private func answer(_ decider: Decider, _ response: Response, name: Bool?) -> Answer {
            Answer(
                decider: decider, place: place, response: response, name: name, notice: notice, collected: .paper)
        }

        private mutating func something() -> What {
            let decider = numbers.pick(deciders)
            guard case .guardian(let guardian) = decider else { return .erased }
            let responses: [Response] = Choice.allCases.map(Response.choice) + [.choice(.visible), .undecided]
            switch numbers.below(20) {
            case 0...6:
                return .answered(answer(decider, numbers.pick(responses), name: numbers.pick([true, false, nil])))
            case 7, 8: return .withdrawn(decider, place)
            case 9:
                return .carriedOver(answer(decider, .choice(numbers.pick([.unrecognisable, .excluded])), name: nil))
            case 10: return numbers.pick([.invalidated(place), .revoked(place)])
            case 11: return .protectionSet(.confidentialityMarking)
            case 12: return .protectionLifted(.confidentialityMarking)
            case 13: return .leftOut(place, .post("post"))
            case 14: return numbers.pick([.expired(place), .left(place.unit), .joined(place.unit)])
            case 15: return .custodyEnded(guardian)
            case 16: return .custodyAdded(guardian, .custody, until: nil)
            case 17: return numbers.pick([.custodyDisputed(guardian), .custodyResolved(guardian)])
            default: return .corrected(numbers.pick(events).id)
            }
        }
    }

    private static func effect(_ events: ArraySlice<Event>) -> Effect {
        let question = Question(
            place: place, terms: Terms(basis: .consent), at: Moment(rawValue: .max / 2), post: "post", days: days)
        return effective(of: child, events: Array(events), in: question).effect
    }

    /// What stops new publications only, also where a correction gives it force again or takes it away.
    private static func stopsNewOnesOnly(_ event: Event, _ events: [Event]) -> Bool {
        switch event.what {
        case .expired, .left, .joined, .custodyAdded, .custodyEnded, .custodyDisputed, .custodyResolved: true
        case .corrected(let id): events.first { $0.id == id }.map { stopsNewOnesOnly($0, events) } ?? true
        default: false
        }
    }

    @Test("a narrowing is always held against all that was allowed before it, and what only stops new posts never is")
    func narrowings() {
        var narrowings = 0
        var passedOver = 0
        for seed in 0..<6000 as Range<UInt64> {
            let events = Story(seed: seed).events
            for index in 2..<events.count {
                let taken = TakenBack(index, in: Array(events[...index]))
                if Self.stopsNewOnesOnly(events[index], events) {
                    #expect(taken == nil, "seed \(seed), event \(index)")
                    passedOver += 1
                    continue
                }
                if taken != nil { #expect(events[index].what.canReachWhatIsOut, "seed \(seed), event \(index)") }
                let (before, after) = (Self.effect(events[..<index]), Self.effect(events[...index]))
                let shown = AppearanceRecord(
                    post: PostID(rawValue: "post"), picture: 0, person: Self.child.id,
                    shown: before.choice == .excluded ? .unrecognisable : before.choice, named: before.mayBeNamed)
                guard before.choice > .excluded else { continue }
                let all = Excess.of([shown], beyond: after)
                if all.isEmpty { continue }
                narrowings += 1
                let reached = taken.map {
                    Excess.of([shown], beyond: after, leaves: $0.leaves, takesName: $0.takesName)
                }
                #expect(reached == all, "seed \(seed), event \(index): \(events[index].what)")
            }
        }
        #expect(narrowings > 3000 && passedOver > 3000, "\(narrowings) \(passedOver)")
    }

    @Test("an answer that allows what is shown takes nothing back, whoever else's answer has ended")
    func wide() {
        let wide = Answer(
            decider: Self.deciders[0], place: Self.place, response: .choice(.visible), name: true, notice: Self.notice,
            collected: .paper)
        #expect(!What.answered(wide).canReachWhatIsOut)
        let event = Event(
            id: EventID(rawValue: "e"), person: Self.child.id, at: Moment(rawValue: 0), recordedAt: Moment(rawValue: 0),
            actor: "a", source: "test", what: .answered(wide))
        #expect(TakenBack(0, in: [event]) == nil)
    }
}
