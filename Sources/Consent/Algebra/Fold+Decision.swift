/// The last steps: what holds whatever was answered, and why, for the privacy role.
extension Fold {
    /// Rules 7 and 8 around the result of rules 1-6.
    func decision(_ events: [Event]) -> Decision {
        if let erased { return .never(.erased, [events[erased].id]) }
        if !protections.isEmpty, rules.contains(.protection) {
            return .never(.protected, protections.map(\.event).sorted().map { events[$0].id })
        }
        if question.terms.basis == .forbidden, rules.contains(.forbidden) { return .never(.forbiddenChannel, []) }
        return explained(events)
    }

    private func explained(_ events: [Event]) -> Decision {
        let instant = Instant(moment: question.at)
        let answers = answers(instant)
        var reasons = Reasons(level: answers, rule: rule(for: answers, instant), nameRule: .noAnswer)
        reasons.nameRule = answers.choice == .visible ? nameRule(for: answers, instant) : reasons.rule
        reasons.restsOn = standings.flatMap { [$0.answer, $0.latest].compactMap(\.self) }
        reasons.narrow(by: ceiling?.level, .ceilingUntilAllAnswerAnew, guardians.compactMap(\.relationEvent))
        reasons.narrow(by: clamp, .custodyDisputed, guardians.compactMap(\.dispute))
        if let leftOut { reasons.narrow(by: .excluded, .leftOut, [leftOut]) }
        if rules.contains(.cap) {
            let cap = Level(question.terms.atMost, name: question.terms.namesAllowed)
            reasons.narrow(by: cap, .channelCap, [])
        }
        return reasons.decision(events)
    }

    /// Where those stand whose answers count now.
    private var standings: [Standing] {
        let ofGuardians = deciders.guardians.compactMap { guardians[$0].standing }
        guard deciders.alone || personMayNarrow, !deciders.isEmpty, let own else { return ofGuardians }
        return ofGuardians + [own]
    }

    private func rule(for level: Level, _ instant: Instant) -> Rule {
        guard !deciders.isEmpty else { return .noDecider }
        let narrowest = standings.filter { contribution($0, instant).choice == level.choice }
        if narrowest.contains(where: { $0.isLive(instant) }) { return .answers }
        if narrowest.contains(where: { $0.bound < noAnswer }) { return .refusalStands }
        return narrowest.contains { $0.needsEvidence(instant) } ? .legacyUnverified : .noAnswer
    }

    private func nameRule(for level: Level, _ instant: Instant) -> Rule {
        let saysNo = standings.contains { $0.isLive(instant) && $0.name == false }
        return level.name || saysNo ? .answers : .noAnswer
    }
}

extension Decision {
    fileprivate static func never(_ rule: Rule, _ events: [EventID]) -> Decision {
        Decision(effect: .nothing, rule: rule, restsOn: events)
    }
}

/// A level and the rules that led to it.
private struct Reasons {
    var level: Level
    var rule: Rule
    var nameRule: Rule
    /// Events by index.
    var restsOn: [Int] = []

    mutating func narrow(by other: Level?, _ rule: Rule, _ events: [Int]) {
        let narrower = level.narrowed(by: other)
        guard narrower != level else { return }
        if narrower.choice < level.choice { self.rule = rule }
        if level.name && !narrower.name { nameRule = rule }
        level = narrower
        restsOn += events
    }

    func decision(_ events: [Event]) -> Decision {
        Decision(
            effect: Effect(choice: level.choice, mayBeNamed: level.name), rule: rule, nameRule: nameRule,
            restsOn: Set(restsOn).sorted().map { events[$0].id })
    }
}
