import Consent
import Storage

extension Accounts {
    /// How long failures, and the addresses from which somebody signed in, are remembered without another, in days.
    static let attemptDays: Int64 = 1
    /// A caller that hands in again does so within minutes; a month lets one that was switched off for the holidays do so.
    static let submissionDays: Int64 = 30
    /// A year of readings: whoever asks who looked, after a quarrel over custody or at the yearly review, still gets an answer;
    /// who reads what is personal data of the staff, too, and is not kept for longer.
    static let readingDays: Int64 = 365

    /// Takes away what is over: ended sessions, old failures, submissions and readings.
    ///
    /// - Throws: `StorageError`.
    func sweep(at now: Moment) throws -> SweptAccounts {
        try store.write { writer in
            try writer.sweep(
                AccountTerms(
                    sessionsEnded: now, sessionsUnseen: Moment(rawValue: now.rawValue - Self.idleLength),
                    attempts: now.before(days: Self.attemptDays), submissions: now.before(days: Self.submissionDays),
                    readings: now.before(days: Self.readingDays)))
        }
    }
}
