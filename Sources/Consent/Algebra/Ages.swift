/// When a person attains the ages that the law of the day names, in the organisation's time zone.
struct Ages {
    /// The ages of one law, from its first moment on; nil: since ever.
    private struct Era {
        let from: Moment?
        let voice: Moment?
        let decides: Moment?
    }

    /// Oldest first; laws with the same ages are one.
    private var eras: [Era] = []
    private var majority: Moment?
    /// The birthday is unknown: nobody can say that the child is too young to narrow.
    private(set) var unknown = false
    /// Every moment at which an age, or the law about ages, may change who decides.
    private var moments: [Moment] = []

    init(of person: Person, in question: Question, by rules: RuleSet) {
        guard person.kind == .child else { return }
        guard let born = person.born else {
            unknown = rules.contains(.childVoice)
            return
        }
        func attained(_ age: Int?, _ rule: RuleSet) -> Moment? {
            guard let age, rules.contains(rule), let day = born.attaining(age: age) else { return nil }
            // Asking a calendar is dear, and no time zone is two days from UTC: later birthdays need no asking. (Halves,
            // so that no moment overflows.)
            guard Moment(day: day).rawValue / 2 <= question.at.rawValue / 2 + 86_400_000 else { return nil }
            let start = question.days.start(day)
            return start <= question.at ? start : nil
        }
        eras = Ages.laws(question, by: rules).map { law in
            Era(from: law.from, voice: attained(law.voice, .childVoice), decides: attained(law.decides, .childDecides))
        }
        majority = attained(18, .majority)
        moments = eras.flatMap { [$0.from, $0.voice, $0.decides] }.compactMap(\.self)
        if let majority { moments.append(majority) }
    }

    private typealias Law = (from: Moment?, voice: Int?, decides: Int?)

    /// Each law's ages, and from when on they held.
    private static func laws(_ question: Question, by rules: RuleSet) -> [Law] {
        var laws: [Law] = []
        var from: Moment?
        func add(_ voice: Int?, _ decides: Int?) {
            if let last = laws.last, (last.voice, last.decides) == (voice, decides) { return }
            laws.append((from, voice, decides))
        }
        if rules.contains(.agesOfTheDay) {
            for (at, turn) in question.history.turns(after: nil, upTo: question.at) {
                add(turn.childVoiceFrom, turn.childDecidesFrom)
                from = at
            }
        }
        add(question.terms.childVoiceFrom, question.terms.childDecidesFrom)
        return laws
    }

    /// The first of these moments after a moment; nil for the moment: the first of all.
    func next(after moment: Moment?) -> Moment? { moments.filter { age in moment.map { $0 < age } ?? true }.min() }

    func contain(_ moment: Moment) -> Bool { moments.contains(moment) }

    func hasVoice(at moment: Moment) -> Bool { era(at: moment)?.voice.map { $0 <= moment } ?? false }

    func decidesAlone(at moment: Moment) -> Bool {
        (era(at: moment)?.decides.map { $0 <= moment } ?? false) || (majority.map { $0 <= moment } ?? false)
    }

    private func era(at moment: Moment) -> Era? { eras.last { $0.from.map { $0 <= moment } ?? true } }
}
