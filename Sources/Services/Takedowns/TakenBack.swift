import Consent
import Storage

/// What an event takes back of what had been allowed. Only such events reach what is out: an expiry, a lapse, a child who
/// leaves and a change of custody stop new publications and open nothing (domain.md, "Events").
struct TakenBack: Hashable, Sendable {
    enum Scope: Hashable, Sendable {
        case everywhere
        case place(Place)
        /// One post or one day.
        case occasion(Place, Occasion)
    }

    var scope: Scope
    /// The widest that the event itself still allows: who is shown beyond it is looked at.
    var leaves: Choice = .excluded
    var takesName = true
    /// What the event opens besides, at its place: a breach assessment.
    var breach: BreachRecord.Cause?

    /// `index`: the event's place in the history, that of one person in the order in which it was recorded. Nil where
    /// the event takes nothing back.
    init?(_ index: Int, in history: [Event]) {
        let event = history[index]
        switch event.what {
        case .withdrawn(_, let place): self.init(scope: .place(place))
        case .leftOut(let place, let occasion): self.init(scope: .occasion(place, occasion))
        case .protectionSet: self.init(scope: .everywhere)
        case .invalidated(let place): self.init(scope: .place(place), breach: .invalidated)
        case .revoked(let place): self.init(scope: .place(place), breach: .revoked)
        case .answered(let answer): self.init(answer, after: history[..<index])
        case .carriedOver(let answer): self.init(carriedOver: answer)
        case .corrected(let id): self.init(undoing: id, in: history[..<index])
        default: return nil
        }
    }

    private init(scope: Scope, breach: BreachRecord.Cause? = nil) {
        self.scope = scope
        self.breach = breach
    }

    /// An answer takes back what it does not allow itself; "undecided" takes back the answer before it, if there was one.
    private init?(_ answer: Answer, after earlier: ArraySlice<Event>) {
        self.init(scope: .place(answer.place))
        if case .choice(let choice) = answer.response {
            leaves = choice
            takesName = choice != .visible || answer.name != true
            if leaves == .visible && !takesName { return nil }
            return
        }
        if !earlier.contains(where: { $0.what.isChoice(by: answer.decider, at: answer.place) }) { return nil }
    }

    /// A refusal narrows at once, evidence or not; a yes without evidence is no answer and takes nothing back.
    private init?(carriedOver answer: Answer) {
        guard case .choice(let choice) = answer.response else { return nil }
        self.init(scope: .place(answer.place))
        leaves = choice
        takesName = choice != .visible || answer.name == false
        if leaves == .visible && !takesName { return nil }
    }

    /// A correction takes back a yes that was registered in error, and gives force again to what had been corrected.
    private init?(undoing id: EventID, in earlier: ArraySlice<Event>) {
        guard let index = earlier.lastIndex(where: { $0.id == id }) else { return nil }
        switch earlier[index].what {
        case .answered(let answer), .carriedOver(let answer):
            guard case .choice(let choice) = answer.response, choice > .excluded else { return nil }
            self.init(scope: .place(answer.place), breach: .corrected)
        case .evidenceAttached(let answer): self.init(undoing: answer, in: earlier[..<index])
        case .protectionLifted: self.init(scope: .everywhere)
        case .corrected(let other):
            guard let revived = earlier[..<index].lastIndex(where: { $0.id == other }) else { return nil }
            self.init(revived, in: Array(earlier))
        default: return nil
        }
    }
}

extension TakenBack {
    /// Whether it is about a post, submitted or handed over on these days.
    func concerns(_ post: PostRecord, days: Set<Day>) -> Bool {
        switch scope {
        case .everywhere: true
        case .place(let place): place == post.place
        case .occasion(let place, .post(let id)): place == post.place && id == post.id.rawValue
        case .occasion(let place, .day(let day)): place == post.place && days.contains(day)
        }
    }
}

extension What {
    fileprivate func isChoice(by decider: Decider, at place: Place) -> Bool {
        switch self {
        case .answered(let other), .carriedOver(let other):
            other.decider == decider && other.place == place && other.response != .undecided
        default: false
        }
    }

    /// Whether it can take anything back at all: what is asked before anything is looked up.
    var canReachWhatIsOut: Bool {
        switch self {
        case .withdrawn, .leftOut, .protectionSet, .invalidated, .revoked, .corrected: true
        case .answered(let answer): answer.response != .choice(.visible) || answer.name != true
        case .carriedOver(let answer): answer.response != .choice(.visible) || answer.name == false
        default: false
        }
    }
}

extension PostRecord {
    var place: Place { Place(unit: unit, channel: channel) }
}
