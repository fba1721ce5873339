import Consent

extension Oracle {
    /// When the child attains an age. Generated children are born in January, and the grid starts on 1 January 2020.
    func birthday(_ age: Int) -> Int64? {
        guard facts.person.kind == .child, let born = facts.person.born else { return nil }
        var days = 0
        let year = born.year + age
        for past in min(year, 2020)..<max(year, 2020) {
            let isLeap = past % 4 == 0 && (past % 100 != 0 || past % 400 == 0)
            days += (isLeap ? 366 : 365) * (year < 2020 ? -1 : 1)
        }
        return Case.moment(0).rawValue + Int64(days + born.day - 1) * 86_400_000
    }

    private func hasAttained(_ age: Int?, _ now: Int64) -> Bool {
        guard let age, let when = birthday(age) else { return false }
        return when <= now
    }

    /// Rule 1, by name: guardians by id, `child` for a child with a say, `alone` for one who decides alone.
    func deciders(_ now: Int64) -> Set<String> {
        if facts.person.kind == .staff { return ["alone"] }
        if hasAttained(18, now) || hasAttained(facts.question.terms.childDecidesFrom, now) { return ["alone"] }
        let custodians = Case.guardians.filter { hasCustody($0, now) }.map(\.rawValue)
        guard !custodians.isEmpty else { return [] }
        return Set(custodians).union(hasAttained(facts.question.terms.childVoiceFrom, now) ? ["child"] : [])
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
        Case.guardians.contains { guardian in
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
            if let post = facts.question.post, event.what == .leftOut(Case.here, .post(post)) { return true }
            if let day = facts.question.day, event.what == .leftOut(Case.here, .day(day)) { return true }
            return false
        }
    }
}
