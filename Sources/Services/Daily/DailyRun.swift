package import Consent
package import Storage

/// What one run of the daily work found and did. Its counts do not depend on any protection marking.
package struct DailyRun: Sendable {
    package let at: Moment
    /// When it was run before; nil the first time.
    package let since: Moment?
    package let warningDays: Int
    /// Answers that end within the warning days.
    package var ending: [EndingAnswer] = []
    /// Answers that ended since the last run; the first time: within the warning days before.
    package var ended: [EndingAnswer] = []
    /// Children who attained an age and are asked from now on.
    package var asked: [AskedChild] = []
    /// Posts that are out longer than their channel's retention, and whose end is demanded from now on.
    package var postsAskedToEnd = 0
    /// Posts whose pictures went because their time was over, and how many files that were.
    package var postsRemoved = 0
    package var filesRemoved = 0
    /// Held posts whose originals went.
    package var postsGivenUp = 0
    /// Scans whose time was over, and files that no scan's record wants.
    package var scansRemoved = 0
    package var scanFilesRemoved = 0
    /// Keys of backups whose time is over.
    package var backupKeysRemoved = 0
    /// Ended sessions and old traces of accounts.
    package var accounts = SweptAccounts()
    package var overdueTakedowns: [OverdueTask] = []
    package var overdueBreaches: [OverdueTask] = []

    init(at: Moment, since: Moment?, warningDays: Int) {
        self.at = at
        self.since = since
        self.warningDays = warningDays
    }

    /// Whether anything was changed.
    package var didSomething: Bool {
        !asked.isEmpty
            || [postsAskedToEnd, postsRemoved, postsGivenUp, scansRemoved, scanFilesRemoved, backupKeysRemoved].contains
            { $0 > 0 } || accounts != SweptAccounts()
    }
    package var sessionsRemoved: Int { accounts.sessions }
    package var attemptsRemoved: Int { accounts.attempts }
    package var submissionsRemoved: Int { accounts.submissions }
    package var readingsRemoved: Int { accounts.readings }
    package var isOverdue: Bool { !overdueTakedowns.isEmpty || !overdueBreaches.isEmpty }
}

/// A task that should be done by now.
package struct OverdueTask: Sendable {
    /// Of the takedown or of the breach assessment.
    package let id: String
    /// The post that a takedown is about.
    package let post: String?
    package let dueAt: Moment
}

/// An answer that ends, or has ended, by its time or by a change of its channel. For the privacy role.
package struct EndingAnswer: Sendable {
    package let event: EventID
    package let person: PersonID
    package let handle: String
    package let place: Place
    package let decider: Decider
    package let endsAt: Moment
}

/// A child who has come of an age, in a channel.
package struct AskedChild: Sendable {
    package let person: PersonID
    package let handle: String
    package let place: Place
    /// When the age was attained.
    package let attained: Moment
}
