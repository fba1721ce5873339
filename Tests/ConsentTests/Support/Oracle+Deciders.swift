import Consent

extension Oracle {
    private func hasAttained(_ age: Int?, _ now: Int64) -> Bool {
        guard let age, let when = birthdays[age] else { return false }
        return when <= now
    }

    /// Rule 1, by name: guardians by id, `child` for a child with a say, `alone` for one who decides alone.
    func deciders(_ now: Int64) -> Set<String> {
        if facts.person.kind == .staff { return ["alone"] }
        var voice = facts.question.terms.childVoiceFrom
        var decides = facts.question.terms.childDecidesFrom
        // The law of the day: the first that ends after now names the ages.
        if let next = turns.first(where: { now < $0.at }) {
            voice = next.turn.childVoiceFrom
            decides = next.turn.childDecidesFrom
        }
        if hasAttained(18, now) || hasAttained(decides, now) { return ["alone"] }
        let custodians = facts.guardians.filter { hasCustody($0, now) }.map(\.rawValue)
        guard !custodians.isEmpty else { return [] }
        return Set(custodians).union(hasAttained(voice, now) ? ["child"] : [])
    }

    private func hasCustody(_ guardian: GuardianID, _ now: Int64) -> Bool {
        for event in happened.reversed() where event.at <= now {
            if event.what == .custodyEnded(guardian) { return false }
            if case .custodyAdded(guardian, let relation, let until) = event.what {
                return relation == .custody && now < until?.rawValue ?? .max
            }
        }
        return false
    }

    func isDisputed(_ now: Int64) -> Bool {
        facts.guardians.contains { guardian in
            let last = happened.last {
                $0.at <= now && ($0.what == .custodyDisputed(guardian) || $0.what == .custodyResolved(guardian))
            }
            return last?.what == .custodyDisputed(guardian)
        }
    }

    var isProtected: Bool {
        Protection.allCases.contains { kind in
            let last = happened.last { $0.what == .protectionSet(kind) || $0.what == .protectionLifted(kind) }
            return last?.what == .protectionSet(kind)
        }
    }

    var isLeftOut: Bool {
        happened.contains { event in
            if let post = facts.question.post, event.what == .leftOut(facts.question.place, .post(post)) { return true }
            if let day = facts.question.day, event.what == .leftOut(facts.question.place, .day(day)) { return true }
            return false
        }
    }
}

extension Case {
    fileprivate func moment(_ days: Int) -> Int64 { Int64(days) * 86_400_000 - daysBeginBefore }
}

/// What the oracle reads from the raw facts before it begins.
extension Case {
    var turns: [(at: Int64, turn: RegimeTurn)] {
        question.history.changes.compactMap { change in
            guard case .regime(let turn) = change.kind, change.at.rawValue <= question.at.rawValue else { return nil }
            return (change.at.rawValue, turn)
        }
    }

    /// Born on 29 February: on 1 March of common years, when 28 February is over.
    var birthdays: [Int: Int64] {
        guard person.kind == .child, let born = person.born else { return [:] }
        let named = turns.flatMap { [$0.turn.childVoiceFrom, $0.turn.childDecidesFrom] }
        let ages = named + [question.terms.childVoiceFrom, question.terms.childDecidesFrom, 18]
        var found: [Int: Int64] = [:]
        for case let age? in ages {
            let exists = born.month != 2 || born.day != 29 || Calendar.isLeap(born.year + age)
            found[age] = moment(
                exists
                    ? Calendar.days(born.year + age, born.month, born.day) : Calendar.days(born.year + age, 3, 1))
        }
        return found
    }
}
