/// What is asked of the algebra: a place, the terms and the history of its channel, and a moment.
package struct Question: Sendable {
    package var place: Place
    package var terms: Terms
    package var history: ChannelHistory
    /// Only what holds at this moment counts: events with `at` after it have not happened yet.
    package var at: Moment
    /// Only what was recorded by this moment counts; nil: all that is known today.
    package var known: Moment?
    /// The post that is submitted, and its day, for "leave out today"; nil where no post is meant.
    package var post: String?
    package var day: Day?
    /// The organisation's days: ages are attained when the birthday begins there.
    package var days: LocalDays

    package init(
        place: Place, terms: Terms, history: ChannelHistory = ChannelHistory(), at: Moment, known: Moment? = nil,
        post: String? = nil, day: Day? = nil, days: LocalDays
    ) {
        self.place = place
        self.terms = terms
        self.history = history
        self.at = at
        self.known = known
        self.post = post
        self.day = day
        self.days = days
    }
}

/// How a person may appear at a place and moment, and which rule says so (domain.md, "The algebra", rules 1-8).
///
/// Pure and total. `events` are the person's, in the order in which they were recorded; events of others are passed
/// over. One pass, whatever the person's history.
package func effective(of person: Person, events: [Event], in question: Question) -> Decision {
    decision(of: person, events: events, in: question, by: .all)
}

/// As `effective`, by some of the rules only. Internal: no other target can leave a rule out, except tests.
func decision(of person: Person, events: [Event], in question: Question, by rules: RuleSet) -> Decision {
    var fold = Fold(person: person, question: question, rules: rules)
    fold.run(through: Journal(of: person, events: events, in: question, by: rules), of: events)
    return fold.decision(events)
}
