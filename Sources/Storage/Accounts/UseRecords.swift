package import Consent
package import Ledger

/// A post that was handed in under a key of the caller's: the id that it has, whether or not it was judged yet.
package struct SubmissionRecord: Hashable, Sendable {
    package var account: AccountID
    /// The caller's own.
    package var key: String
    /// Of everything that was handed in.
    package var digest: Digest
    package var post: PostID
    package var at: Moment

    package init(account: AccountID, key: String, digest: Digest, post: PostID, at: Moment) {
        self.account = account
        self.key = key
        self.digest = digest
        self.post = post
        self.at = at
    }
}

/// The mark that somebody was shown personal data.
package struct ReadingRecord: Hashable, Sendable {
    /// Whom or what it was about.
    package enum Subject: Hashable, Sendable {
        case person(PersonID)
        case post(PostID)
    }

    package var account: AccountID
    package var subject: Subject
    /// A word for what was shown, such as `children:read`.
    package var what: String
    package var at: Moment

    package init(account: AccountID, subject: Subject, what: String, at: Moment) {
        self.account = account
        self.subject = subject
        self.what = what
        self.at = at
    }
}

/// Since when each kind of record is over.
package struct AccountTerms: Hashable, Sendable {
    /// Sessions that end at this moment or before, and those that were not used since another.
    package var sessionsEnded: Moment
    package var sessionsUnseen: Moment
    package var attempts: Moment
    package var submissions: Moment
    package var readings: Moment

    package init(
        sessionsEnded: Moment, sessionsUnseen: Moment, attempts: Moment, submissions: Moment, readings: Moment
    ) {
        self.sessionsEnded = sessionsEnded
        self.sessionsUnseen = sessionsUnseen
        self.attempts = attempts
        self.submissions = submissions
        self.readings = readings
    }
}

/// How many records went because their time was over.
package struct SweptAccounts: Hashable, Sendable {
    package var sessions = 0
    package var attempts = 0
    package var submissions = 0
    package var readings = 0
    package init() {}
}
