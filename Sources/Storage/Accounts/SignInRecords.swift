package import Consent
package import Ledger

/// Somebody who has signed in. What the browser has is a random number; here stands its digest alone, so that nobody who
/// reads the file can take a session over.
package struct SessionRecord: Hashable, Sendable {
    package var digest: Digest
    package var account: AccountID
    package var madeAt: Moment
    /// When it was used last, to the minute.
    package var seenAt: Moment
    /// The end that no use puts off.
    package var endsAt: Moment

    package init(digest: Digest, account: AccountID, madeAt: Moment, seenAt: Moment, endsAt: Moment) {
        self.digest = digest
        self.account = account
        self.madeAt = madeAt
        self.seenAt = seenAt
        self.endsAt = endsAt
    }
}

/// Failures of one who tries to sign in. The key is made with a secret of this file, of a name, an address, or both: nobody
/// reads from it who tried, or from where.
package struct AttemptRecord: Hashable, Sendable {
    package var key: Digest
    package var failures: Int
    /// Nothing is looked at before this moment; nil: at once.
    package var blockedUntil: Moment?
    /// Where the right password was given from this address: until when that is remembered.
    package var trustedUntil: Moment?
    /// The last change.
    package var at: Moment

    package init(
        key: Digest, failures: Int, blockedUntil: Moment? = nil, trustedUntil: Moment? = nil, at: Moment
    ) {
        self.key = key
        self.failures = failures
        self.blockedUntil = blockedUntil
        self.trustedUntil = trustedUntil
        self.at = at
    }
}
