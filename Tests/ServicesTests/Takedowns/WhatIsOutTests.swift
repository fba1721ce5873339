import Consent
import Seeded
import Services
import Storage
import Testing

@Suite("What a post shows by now, and what must be asked for")
struct WhatIsOutTests {
    private static let people = ["p1", "p2"].map(PersonID.init(rawValue:))
    private static let post = PostID(rawValue: "post")

    /// A post that went through anything: several places, takedowns of every outcome, narrower pictures.
    private struct Case {
        var numbers: SeededGenerator
        var out = WhatIsOut(publications: [])
        var appearances: [AppearanceRecord] = []
        let effect: Effect

        init(seed: UInt64) {
            var numbers = SeededGenerator(seed: seed)
            effect = Effect(choice: numbers.pick(Choice.allCases), mayBeNamed: numbers.chance(2))
            self.numbers = numbers
            for picture in 0..<3 where !self.numbers.chance(3) { appear(in: picture) }
            if self.numbers.chance(2) { appear(in: nil) }
            for number in 0..<self.numbers.below(4) { publish(number) }
            for number in 0..<self.numbers.below(4) { takeDown(number) }
        }

        private mutating func appear(in picture: Int?) {
            appearances.append(
                AppearanceRecord(
                    post: post, picture: picture, person: people[0],
                    shown: picture.map { _ in numbers.pick([.visible, .unrecognisable]) },
                    named: picture == nil || numbers.chance(4)))
        }

        private mutating func publish(_ number: Int) {
            let places: [PublicationRecord.Place] = [.unknown, .address("https://example.se"), .print("x"), .neverUsed]
            out.publications.append(
                PublicationRecord(
                    id: "u\(number)", post: post, place: numbers.pick(places),
                    since: Moment(rawValue: Int64(numbers.below(8))),
                    endedAt: numbers.chance(4) ? Moment(rawValue: 9) : nil))
        }

        private mutating func takeDown(_ number: Int) {
            let id = TakedownID(rawValue: "t\(number)")
            let isOpen = out.openTask == nil && numbers.chance(3)
            let closing = TakedownClosing(
                at: Moment(rawValue: Int64(2 * number + 1)), by: "a",
                outcome: numbers.pick(TakedownClosing.Outcome.allCases), decision: "1")
            let record = TakedownRecord(
                id: id, post: post, openedAt: Moment(rawValue: Int64(2 * number)), dueAt: Moment(rawValue: 100),
                closing: isOpen ? nil : closing)
            let demands = (0..<numbers.below(4)).map { _ in
                TakedownDemand(
                    takedown: id, person: numbers.pick(people), picture: numbers.pick([0, 1, 2, nil]),
                    allowed: numbers.pick(Choice.allCases), unname: numbers.chance(2), since: record.openedAt)
            }
            out.tasks.append(TakedownTask(record, demands: demands))
            if numbers.chance(2) {
                out.revisions.append(
                    RevisionRecord(
                        post: post, index: numbers.below(3), revision: 1, takedown: id, covered: [numbers.pick(people)],
                        sha256: "", format: "jpg", width: 1, height: 1, bytes: 1, manifest: "{}",
                        madeAt: record.openedAt))
            }
        }

        /// What somebody who looks at one place sees of an appearance, said anew from the words of the outcomes.
        func sees(_ appearance: AppearanceRecord, _ publication: PublicationRecord) -> (shown: Choice?, named: Bool) {
            var (shown, named) = (appearance.shown, appearance.named)
            if case .print = publication.place { return (shown, named) }
            for task in out.tasks {
                guard let closing = task.record.closing, closing.at.rawValue >= publication.since.rawValue else {
                    continue
                }
                let asked = task.demands.filter { $0.picture == appearance.picture }
                let isPictureAsked = appearance.picture != nil && asked.contains { $0.allowed != .visible }
                let isNameAsked = asked.contains { $0.person == appearance.person && $0.unname }
                if closing.outcome == .removed, isPictureAsked { (shown, named) = (nil, false) }
                if closing.outcome == .replaced, isPictureAsked, shown == .visible,
                    out.revisions.contains(where: {
                        $0.index == appearance.picture && $0.covered.contains(appearance.person)
                            && $0.madeAt.rawValue <= closing.at.rawValue
                    })
                {
                    shown = .unrecognisable
                }
                if closing.outcome == .removed || closing.outcome == .replaced, isNameAsked { named = false }
            }
            return (shown, named)
        }

        /// Whether anybody may see more of it somewhere than is allowed.
        func isTooMuch(_ appearance: AppearanceRecord) -> Bool {
            out.publications.contains { publication in
                guard publication.place != .neverUsed, publication.endedAt == nil else { return false }
                let (shown, named) = sees(appearance, publication)
                return (shown.map { $0 > effect.choice } ?? false) || (named && !effect.mayBeNamed)
            }
        }
    }

    @Test("no demand without excess, no excess without a demand, and asking twice asks for nothing more")
    func exact() throws {
        var (asked, quiet, late) = (0, 0, 0)
        for seed in 0..<20_000 as Range<UInt64> {
            var test = Case(seed: seed)
            let excess = test.out.uncovered(test.appearances, beyond: test.effect)
            for appearance in test.appearances {
                let demands = (test.out.openTask?.demands ?? []).filter {
                    $0.person == appearance.person && $0.picture == appearance.picture
                }
                let new = excess.filter { $0.picture == appearance.picture }
                if !test.isTooMuch(appearance) {
                    #expect(new.isEmpty, "seed \(seed)")
                    quiet += 1
                } else {
                    #expect(!new.isEmpty || !demands.isEmpty, "seed \(seed)")
                    asked += 1
                }
            }
            for one in excess { #expect(one.allowed == test.effect.choice || (one.allowed == .visible && one.unname)) }
            guard let index = test.out.tasks.firstIndex(where: \.record.isOpen) else { continue }
            late += 1
            test.out.tasks[index].demands += excess.map {
                TakedownDemand(
                    takedown: test.out.tasks[index].record.id, person: $0.person, picture: $0.picture,
                    allowed: $0.allowed, unname: $0.unname, since: Moment(rawValue: 0))
            }
            #expect(test.out.uncovered(test.appearances, beyond: test.effect).isEmpty, "seed \(seed)")
        }
        #expect(asked > 3000 && quiet > 3000 && late > 3000, "\(asked) \(quiet) \(late)")
    }

    @Test(
        "what is asked for covers all that is too much: nothing that stands in the open task is narrower than it asks")
    func enough() {
        for seed in 0..<20_000 as Range<UInt64> {
            let test = Case(seed: seed)
            let excess = test.out.uncovered(test.appearances, beyond: test.effect)
            for appearance in test.appearances where test.isTooMuch(appearance) {
                let old = (test.out.openTask?.demands ?? []).filter {
                    $0.person == appearance.person && $0.picture == appearance.picture
                }
                let new = excess.filter { $0.picture == appearance.picture }
                let views = test.out.publications.filter(\.isOut).map { test.sees(appearance, $0) }
                let isShown = views.contains { $0.shown.map { $0 > test.effect.choice } ?? false }
                let isNamed = views.contains { $0.named && !test.effect.mayBeNamed }
                let widest = (old.map(\.allowed) + new.map(\.allowed)).min() ?? .visible
                if isShown { #expect(widest <= test.effect.choice, "seed \(seed)") }
                if isNamed { #expect(old.contains(where: \.unname) || new.contains(where: \.unname), "seed \(seed)") }
            }
        }
    }
}
