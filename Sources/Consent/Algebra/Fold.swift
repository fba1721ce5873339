/// The fold over a person's events for one place: from moment to moment, everything of a moment at once, so that the
/// order of what happened together does not matter.
struct Fold {
    let person: Person
    let question: Question
    let rules: RuleSet
    let ages: Ages
    /// What a decider without a standing answer counts as (rule 3).
    let noAnswer: Choice

    var guardians: [GuardianState] = []
    /// Where the person stands: an older child, a member of staff.
    var own: Standing?
    var protections: [(kind: Protection, event: Int)] = []
    var leftOut: Int?
    var erased: Int?

    var deciders: Deciders
    var hadDecider = false
    /// Rule 5: the result before the deciders changed, until all have answered anew since.
    var ceiling: (level: Level, since: Moment)?
    /// Rule 6: the result up to now, while custody is disputed.
    var clamp: Level?
    private var now: Moment?

    init(person: Person, question: Question, rules: RuleSet) {
        self.person = person
        self.question = question
        self.rules = rules
        ages = Ages(of: person, in: question, by: rules)
        let ownConsentOnly = person.kind == .staff && rules.contains(.staffAnswerThemselves)
        let noAnswer = ownConsentOnly ? min(question.terms.noAnswer, .unrecognisable) : question.terms.noAnswer
        self.noAnswer = rules.contains(.noAnswerIsNoYes) ? noAnswer : .visible
        deciders = Deciders(alone: person.kind == .staff)
        hadDecider = deciders.alone
    }

    mutating func run(through journal: Journal, of events: [Event]) {
        erased = journal.erased
        guard erased == nil else { return }
        var next = 0
        while let moment = nextMoment(journal.order.indices.contains(next) ? events[journal.order[next]].at : nil) {
            let first = next
            while next < journal.order.count, events[journal.order[next]].at == moment { next += 1 }
            step(to: moment, journal.order[first..<next], events)
            now = moment
        }
    }

    /// The next moment at which something may change: an event, a birthday, the end of a relation.
    private func nextMoment(_ event: Moment?) -> Moment? {
        var first = event
        if let age = ages.next(after: now) { first = min(first ?? age, age) }
        for guardian in guardians {
            guard let until = guardian.until, until <= question.at, now.map({ $0 < until }) ?? true else { continue }
            first = min(first ?? until, until)
        }
        return first
    }

    private mutating func step(to moment: Moment, _ batch: ArraySlice<Int>, _ events: [Event]) {
        let looksBack = clamp != nil || mayChangeDeciders(at: moment, batch, events)
        // The first deciders of all have no result before them: nothing was decided yet.
        let before = looksBack && hadDecider ? result(Instant(moment: moment, before: true)) : nil
        for index in batch { apply(events[index], index, events) }
        if looksBack { changeDeciders(at: moment, from: before) }
        liftCeiling()
        if looksBack { holdNarrow(at: moment, from: before) }
    }

    private func mayChangeDeciders(at moment: Moment, _ batch: ArraySlice<Int>, _ events: [Event]) -> Bool {
        batch.contains { events[$0].what.concernsCustody } || ages.contain(moment)
            || guardians.contains { $0.until == moment }
    }

    /// Rule 5: when a decider goes or comes, the previous result becomes the ceiling.
    private mutating func changeDeciders(at moment: Moment, from before: Level?) {
        let after = deciders(at: moment)
        if after != deciders, let before, rules.contains(.ceiling) { ceiling = (before, moment) }
        deciders = after
        if !after.isEmpty { hadDecider = true }
    }

    /// Rule 5: the ceiling is gone once every decider has answered anew, undecided not counted.
    private mutating func liftCeiling() {
        guard let since = ceiling?.since, !deciders.isEmpty else { return }
        func hasAnsweredAnew(_ standing: Standing?) -> Bool { standing?.choseAt.map { $0 >= since } ?? false }
        let guardiansHave = deciders.guardians.allSatisfy { hasAnsweredAnew(guardians[$0].standing) }
        if guardiansHave && (!(deciders.alone || deciders.voice) || hasAnsweredAnew(own)) { ceiling = nil }
    }

    /// Rule 6: while custody is disputed the result can only become narrower than it was.
    private mutating func holdNarrow(at moment: Moment, from before: Level?) {
        clamp = nil
        guard isDisputed, hadDecider else { return }
        clamp = before
        clamp = result(Instant(moment: moment))
    }
}
