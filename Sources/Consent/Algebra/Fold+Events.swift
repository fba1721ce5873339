extension What {
    /// Whether it can change who decides, or whether that is disputed.
    var concernsCustody: Bool {
        switch self {
        case .custodyAdded, .custodyEnded, .custodyDisputed, .custodyResolved: true
        default: false
        }
    }
}

/// What each event does to the state of the fold.
extension Fold {
    mutating func apply(_ event: Event, _ index: Int, _ events: [Event]) {
        switch event.what {
        case .answered(let answer): take(answer, index, at: event.at)
        case .carriedOver(let answer): take(answer, index, at: event.at, carriedOver: rules.contains(.legacy))
        case .evidenceAttached(let id): verify(id, events)
        case .withdrawn(let decider, let place): withdraw(decider, at: place, index, event.at)
        case .expired(let place), .revoked(let place), .invalidated(let place):
            if place == question.place { endAnswers(index) }
        case .left(let unit): if unit == question.place.unit { endAnswers(index) }
        case .leftOut(let place, let occasion): leaveOut(place, occasion, index)
        case .protectionSet(let kind): protections.append((kind, index))
        case .protectionLifted(let kind): protections.removeAll { $0.kind == kind }
        case .custodyAdded, .custodyEnded, .custodyDisputed, .custodyResolved: applyCustody(event.what, index)
        case .asked, .reminded, .joined, .corrected, .erased: break  // No effect here; the last two: see `Journal`.
        }
    }

    private mutating func applyCustody(_ what: What, _ index: Int) {
        switch what {
        case .custodyAdded(let guardian, let relation, let until):
            change(guardian) { ($0.relation, $0.until, $0.relationEvent) = (relation, until, index) }
        case .custodyEnded(let guardian):
            change(guardian) { ($0.relation, $0.until, $0.relationEvent) = (nil, nil, index) }
        case .custodyDisputed(let guardian): change(guardian) { $0.dispute = index }
        case .custodyResolved(let guardian): change(guardian) { $0.dispute = nil }
        default: break
        }
    }

    private mutating func change(_ id: GuardianID, _ body: (inout GuardianState) -> Void) {
        if let known = guardians.firstIndex(where: { $0.id == id }) { return body(&guardians[known]) }
        var guardian = GuardianState(id: id)
        body(&guardian)
        guardians.append(guardian)
    }

    private mutating func change(_ decider: Decider, _ body: (inout Standing?) -> Void) {
        switch decider {
        case .person: body(&own)
        case .guardian(let id): change(id) { body(&$0.standing) }
        }
    }

    /// Rule 2: the last answer given is the decider's answer. `undecided` only ends the one before it.
    private mutating func take(_ answer: Answer, _ index: Int, at moment: Moment, carriedOver: Bool = false) {
        guard answer.place == question.place else { return }
        let endsAt = end(of: answer, given: moment)
        // Carried over from a law that is known to end, it is an answer of that law's days, and lacks evidence after them.
        let turn = unverified(given: moment)
        let isUnfounded = carriedOver && turn == nil
        let keepsFirst = !rules.contains(.lastAnswer)
        change(answer.decider) { standing in
            if keepsFirst && standing != nil { return }
            guard case .choice(let choice) = answer.response else {
                standing?.ended = true
                standing?.latest = index
                return
            }
            standing = Standing(
                answer: index, latest: index, bound: choice, name: answer.name, at: moment, endsAt: endsAt,
                unverifiedFrom: isUnfounded ? moment : turn, ended: false,
                choseAt: isUnfounded ? standing?.choseAt : moment)
        }
    }

    private func end(of answer: Answer, given moment: Moment) -> Moment? {
        let expiry = rules.contains(.expiry) ? answer.expires : nil
        guard rules.contains(.lapse),
            let lapse = question.history.lapse(of: answer.notice.version, given: moment)
        else { return expiry }
        return min(expiry ?? lapse, lapse)
    }

    private func unverified(given moment: Moment) -> Moment? {
        rules.contains(.carryOver) ? question.history.unverified(given: moment) : nil
    }

    /// Recital 171: with evidence attached, before the law turned or after, what was carried over counts as given.
    private mutating func verify(_ id: EventID, _ events: [Event]) {
        func verify(_ standing: inout Standing?) {
            guard var known = standing, let answer = known.answer, known.unverifiedFrom != nil, events[answer].id == id
            else { return }
            known.unverifiedFrom = nil
            known.choseAt = max(known.choseAt ?? known.at, known.at)
            standing = known
        }
        verify(&own)
        for index in guardians.indices { verify(&guardians[index].standing) }
    }

    /// Narrows at once, also where nothing needed a yes: a withdrawal is at the least an objection (GDPR 7(3), 21).
    private mutating func withdraw(_ decider: Decider, at place: Place, _ index: Int, _ moment: Moment) {
        guard place == question.place, rules.contains(.withdrawal) else { return }
        change(decider) { standing in
            var ended =
                standing
                ?? Standing(
                    answer: nil, latest: index, bound: .unrecognisable, name: nil, at: moment, endsAt: nil,
                    unverifiedFrom: nil, ended: true, choseAt: nil)
            ended.ended = true
            ended.latest = index
            ended.bound = min(ended.bound, .unrecognisable)
            standing = ended
        }
    }

    private mutating func endAnswers(_ index: Int) {
        guard rules.contains(.ending) else { return }
        func end(_ standing: inout Standing?) {
            standing?.ended = true
            standing?.latest = index
        }
        end(&own)
        for guardian in guardians.indices { end(&guardians[guardian].standing) }
    }

    private mutating func leaveOut(_ place: Place, _ occasion: Occasion, _ index: Int) {
        guard place == question.place, rules.contains(.leaveOut) else { return }
        let isMeant =
            switch occasion {
            case .post(let post): post == question.post
            case .day(let day): day == question.day
            }
        if isMeant { leftOut = leftOut ?? index }
    }
}
