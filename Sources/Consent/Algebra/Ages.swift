/// When a person attains the ages that the terms name, in the organisation's time zone.
struct Ages {
    private(set) var voice: Moment?
    private(set) var decides: Moment?
    private(set) var majority: Moment?
    /// The birthday is unknown: nobody can say that the child is too young to narrow.
    private(set) var unknown = false

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
        voice = attained(question.terms.childVoiceFrom, .childVoice)
        decides = attained(question.terms.childDecidesFrom, .childDecides)
        majority = attained(18, .majority)
    }

    /// When the first of the ages after a moment is attained; nil for the moment: the first of all.
    func next(after moment: Moment?) -> Moment? {
        var first: Moment?
        for case let age? in [voice, decides, majority] where moment.map({ $0 < age }) ?? true {
            first = min(first ?? age, age)
        }
        return first
    }

    func contain(_ moment: Moment) -> Bool { voice == moment || decides == moment || majority == moment }

    func hasVoice(at moment: Moment) -> Bool { voice.map { $0 <= moment } ?? false }

    func decidesAlone(at moment: Moment) -> Bool {
        (decides.map { $0 <= moment } ?? false) || (majority.map { $0 <= moment } ?? false)
    }
}
