package import Consent
package import Ledger

/// Where accounts, sessions, tokens and their traces are kept: a file of its own beside the consents (docs/accounts.md).
package protocol AccountStore: Sendable {
    /// Reads one consistent state.
    ///
    /// - Throws: `StorageError`, or what the work throws.
    func read<Result>(_ work: (any AccountReader) throws -> Result) throws -> Result

    /// Does the work in its turn and as one transaction: all of it is on disk when this returns, or nothing where it throws.
    ///
    /// - Throws: `StorageError`, or what the work throws.
    func write<Result>(_ work: (any AccountWriter) throws -> Result) throws -> Result
}

/// What is asked of accounts; it must not leave the closure that it is handed to.
package protocol AccountReader {
    func account(_ id: AccountID) throws(StorageError) -> AccountRecord?
    func account(named name: SignInName) throws(StorageError) -> AccountRecord?
    /// Everyone, also those that are over, by name.
    func accounts() throws(StorageError) -> [AccountRecord]
    func session(_ digest: Digest) throws(StorageError) -> SessionRecord?
    func token(_ id: TokenID) throws(StorageError) -> TokenRecord?
    func token(_ digest: Digest) throws(StorageError) -> TokenRecord?
    /// Every token, also those that are over, the earliest first.
    func tokens() throws(StorageError) -> [TokenRecord]
    func attempt(_ key: Digest) throws(StorageError) -> AttemptRecord?
    func submission(_ account: AccountID, key: String) throws(StorageError) -> SubmissionRecord?
    /// The earliest first.
    func readings(of person: PersonID) throws(StorageError) -> [ReadingRecord]
    func readings(of post: PostID) throws(StorageError) -> [ReadingRecord]
    /// The secret of this file, with which the keys of attempts are made.
    func secret() throws(StorageError) -> SealingKey
}

/// What is changed within one transaction.
package protocol AccountWriter: AccountReader {
    /// - Throws: `conflict` where the name is another's.
    func keep(_ account: AccountRecord) throws(StorageError)
    func keep(_ session: SessionRecord) throws(StorageError)
    func endSession(_ digest: Digest) throws(StorageError)
    /// Every session of an account.
    func endSessions(of account: AccountID) throws(StorageError)
    func keep(_ token: TokenRecord) throws(StorageError)
    /// Ends every token of an account that has not ended yet.
    func revokeTokens(of account: AccountID, at moment: Moment) throws(StorageError)
    func keep(_ attempt: AttemptRecord) throws(StorageError)
    func forgetAttempt(_ key: Digest) throws(StorageError)
    /// - Throws: `conflict` where the account has another submission under that key.
    func keep(_ submission: SubmissionRecord) throws(StorageError)
    func note(_ reading: ReadingRecord) throws(StorageError)
    func forgetReadings(of person: PersonID) throws(StorageError)
    /// Takes away what is over.
    func sweep(_ terms: AccountTerms) throws(StorageError) -> SweptAccounts
}
