internal import Consent
internal import Services
internal import Storage
internal import Synchronization

/// Marks that somebody read of a child or saw a picture. The same reading again within the hour is the same mark, so that
/// a sheet that is looked at all day is no flood.
final class ReadingMarks: Sendable {
    private let accounts: Accounts
    private let now: @Sendable () -> Moment
    private let noted = Mutex(Noted())

    private struct Mark: Hashable {
        let account: AccountID
        let subject: ReadingRecord.Subject
        let what: String
    }

    private struct Noted {
        var hour: Int64 = 0
        var marks: Set<Mark> = []
    }

    private static let hour: Int64 = 3_600_000

    init(_ accounts: Accounts, now: @escaping @Sendable () -> Moment) {
        self.accounts = accounts
        self.now = now
    }

    /// Call it before anything is shown: what cannot be noted is not shown.
    ///
    /// `what`: a word for what was read, such as `day-sheet`.
    /// - Throws: `StorageError`.
    func note(_ subjects: [ReadingRecord.Subject], by account: AccountID, what: String) throws {
        let hour = now().rawValue / Self.hour
        let new = noted.withLock { noted in
            if noted.hour != hour { noted = Noted(hour: hour) }
            return subjects.filter { !noted.marks.contains(Mark(account: account, subject: $0, what: what)) }
        }
        guard !new.isEmpty else { return }
        try accounts.note(new, by: account, what: what)
        noted.withLock { noted in
            guard noted.hour == hour else { return }
            noted.marks.formUnion(new.map { Mark(account: account, subject: $0, what: what) })
        }
    }
}
