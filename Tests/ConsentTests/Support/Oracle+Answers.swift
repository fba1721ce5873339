import Consent

extension Oracle {
    /// Rule 4: the minimum over all deciders; a child whose birthday nobody knows may narrow too.
    func minimum(_ deciders: Set<String>, _ now: Int64) -> Shown {
        guard !deciders.isEmpty else { return Shown(width: 0, named: false) }
        var narrowers = deciders
        if facts.person.kind == .child, facts.person.born == nil { narrowers.insert("child") }
        return narrowers.reduce(Shown(width: 2, named: true)) { $0.atMost(says($1, now)) }
    }

    private func decider(_ name: String) -> Decider {
        name == "alone" || name == "child" ? .person : .guardian(GuardianID(rawValue: name))
    }

    private var noAnswer: Int {
        let terms = facts.question.terms
        let width = terms.noAnswer == .visible ? 2 : terms.noAnswer == .unrecognisable ? 1 : 0
        return facts.person.kind == .staff ? min(width, 1) : width
    }

    private func answer(_ what: What, of decider: Decider) -> Answer? {
        switch what {
        case .answered(let answer), .carriedOver(let answer):
            answer.decider == decider && answer.place == facts.question.place ? answer : nil
        default: nil
        }
    }

    /// The last choice that someone gave up to now, as a position in `happened`.
    private func lastChoice(_ decider: Decider, upTo now: Int64) -> Int? {
        happened.indices.last {
            happened[$0].at <= now && answer(happened[$0].what, of: decider).map { $0.response != .undecided } ?? false
        }
    }

    private func isWithdrawn(_ decider: Decider, after position: Int, _ now: Int64) -> Bool {
        happened.indices.contains {
            $0 > position && happened[$0].at <= now && happened[$0].what == .withdrawn(decider, facts.question.place)
        }
    }

    private func isEnded(_ decider: Decider, after position: Int, _ now: Int64) -> Bool {
        happened.indices.contains {
            guard $0 > position, happened[$0].at <= now else { return false }
            let what = happened[$0].what
            if [
                .expired(facts.question.place), .revoked(facts.question.place), .invalidated(facts.question.place),
                .left(facts.question.place.unit),
            ].contains(what) {
                return true
            }
            return answer(what, of: decider)?.response == .undecided
        }
    }

    /// Carried over by hand, not from the days of a law whose end is known, and by now no evidence came that was meant for
    /// it while it was the last choice.
    private func isCarriedOverUnverified(_ position: Int, _ decider: Decider, _ now: Int64) -> Bool {
        let isOfItsDay = facts.question.history.changes.contains {
            guard case .regime(let turn) = $0.kind else { return false }
            return turn.carryOver == .unverified && happened[position].at < $0.at.rawValue
        }
        return happened[position].what.kind == .carriedOver && !isOfItsDay && !hasEvidence(position, decider, now)
    }

    /// Given under a law that has ended since and left it unverified, and no evidence either.
    private func isLegacy(_ position: Int, _ decider: Decider, _ now: Int64) -> Bool {
        let hasTurned = turns.contains {
            $0.turn.carryOver == .unverified && happened[position].at < $0.at && $0.at <= now
        }
        return hasTurned && !hasEvidence(position, decider, now)
    }

    private func hasEvidence(_ position: Int, _ decider: Decider, _ now: Int64) -> Bool {
        let next = happened.indices.first {
            $0 > position && answer(happened[$0].what, of: decider).map { $0.response != .undecided } ?? false
        }
        return happened.indices.contains {
            $0 > position && $0 < next ?? .max && happened[$0].at <= now
                && happened[$0].what == .evidenceAttached(happened[position].id)
        }
    }

    private func hasLapsed(_ version: String, given: Int64, _ now: Int64) -> Bool {
        let changes = facts.question.history.changes
        let ended = changes.contains {
            if case .editorialNotice = $0.kind { return false }
            if case .regime(let turn) = $0.kind, turn.carryOver != .lapse { return false }
            return given < $0.at.rawValue && $0.at.rawValue <= now
        }
        let past = changes.filter { $0.at.rawValue <= given }
        let material = past.lastIndex { if case .materialNotice = $0.kind { true } else { false } }
        guard !ended, let material else { return ended }
        return !past[material...].contains {
            $0.kind == .materialNotice(version: version) || $0.kind == .editorialNotice(version: version)
        }
    }

    /// Rules 2 and 3: what one decider counts as now.
    private func says(_ name: String, _ now: Int64) -> Shown {
        let decider = decider(name)
        guard let position = lastChoice(decider, upTo: now),
            let answer = answer(happened[position].what, of: decider), case .choice(let choice) = answer.response
        else {
            if isWithdrawn(decider, after: -1, now) { return Shown(width: min(1, noAnswer), named: false) }
            return name == "child" ? Shown(width: 2, named: true) : Shown(width: noAnswer, named: false)
        }
        let width = choice == .visible ? 2 : choice == .unrecognisable ? 1 : 0
        let withdrawn = isWithdrawn(decider, after: position, now)
        let over =
            withdrawn || isEnded(decider, after: position, now)
            || isCarriedOverUnverified(position, decider, now) || isLegacy(position, decider, now)
            || answer.expires.map { $0.rawValue <= now } ?? false
            || hasLapsed(answer.notice.version, given: happened[position].at, now)
        if over { return Shown(width: min(width, noAnswer, withdrawn ? 1 : 2), named: false) }
        return Shown(width: width, named: width == 2 && answer.name == true)
    }

    /// Rule 5: whether someone chose at or after a moment; undecided, or carried over without evidence, is no choice.
    func answeredAnew(_ name: String, _ since: Int64, _ now: Int64) -> Bool {
        let decider = decider(name)
        return happened.indices.contains { position in
            guard happened[position].at >= since, happened[position].at <= now,
                let answer = answer(happened[position].what, of: decider), answer.response != .undecided
            else { return false }
            return !isCarriedOverUnverified(position, decider, now)
        }
    }
}
