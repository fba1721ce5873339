import Consent
import Imaging

@testable import Gate

/// What may be shown, written anew from domain.md and interfaces.md, slow and plain: it asks of a cleared plan only
/// "is anyone shown more than allowed?", and shares no code with the gate.
enum Oracle {
    /// Everything in a plan that shows someone more than allowed; empty where the plan is lawful.
    static func wrongs(_ plan: Plan, _ post: Post, _ snapshot: Snapshot, _ options: GateOptions) -> [String] {
        guard plan.verdict == .cleared else { return plan.published.isEmpty ? [] : ["goes out although not cleared"] }
        var wrongs: [String] = []
        var covered: [KnownPerson] = []
        for index in plan.published {
            guard post.pictures.indices.contains(index), let people = post.pictures[index].people else {
                wrongs.append("goes out although nobody said who is in it")
                continue
            }
            for appearance in people {
                let known = person(appearance, snapshot)
                let done = plan.pictures[index].redactions.map(\.region)
                let given = [appearance.at, appearance.whole].compactMap { $0 }
                let isCovered = !given.isEmpty && given.allSatisfy(done.contains)
                if !isCovered && widest(appearance, known, options) != .visible { wrongs.append("stands uncovered") }
                if widest(appearance, known, options) == .excluded { wrongs.append("is in a picture that goes out") }
                if isCovered, let known { covered.append(known) }
            }
        }
        return wrongs + namesOut(plan, post, snapshot, options, covered)
    }

    private static func person(_ appearance: Appearance, _ snapshot: Snapshot) -> KnownPerson? {
        switch appearance.subject {
        case .child(let handle): snapshot.people.first { $0.kind == .child && $0.handle == handle }
        case .staff(let handle): snapshot.people.first { $0.kind == .staff && $0.handle == handle }
        default: nil
        }
    }

    /// Strangers and things must be covered, unknown handles kept out, everyone else by their effect.
    private static func widest(_ appearance: Appearance, _ known: KnownPerson?, _ options: GateOptions) -> Choice {
        switch appearance.subject {
        case .visitor, .unknownChild, .thing: return .unrecognisable
        case .child, .staff:
            let own = known?.effect.choice ?? .excluded
            return options.coverEveryone ? min(own, .unrecognisable) : own
        }
    }

    /// Names in what goes out that nobody answered for. Only the plainest way of writing is asked for here: the name with
    /// its capital letter, alone or in a genitive. The tables of the text check ask for the rest.
    private static func namesOut(
        _ plan: Plan, _ post: Post, _ snapshot: Snapshot, _ options: GateOptions, _ covered: [KnownPerson]
    ) -> [String] {
        let pictures = plan.published.map { post.pictures[$0] }
        let words = ([post.title, post.text] + pictures.flatMap { [$0.alt, $0.file] })
            .flatMap { $0.split { !$0.isLetter && $0 != "-" } }
        let answered = (post.names + options.nameAnswers).map(\.word)
        return snapshot.people.compactMap { person in
            let isSilent = (person.kind == .child && !person.effect.mayBeNamed) || covered.contains(person)
            guard isSilent, let name = person.givenNames.first, !answered.contains(name) else { return nil }
            let others = snapshot.people.filter { $0.givenNames.first == name && $0.familyName != person.familyName }
            let stands = words.enumerated().contains { index, word in
                let next = words.indices.contains(index + 1) ? words[index + 1] : ""
                let isOther =
                    word == name && others.contains { $0.familyName.hasPrefix(next.prefix(3)) && !next.isEmpty }
                return (word == name || word == name + "s") && !isOther
            }
            return stands ? "is named" : nil
        }
    }
}
