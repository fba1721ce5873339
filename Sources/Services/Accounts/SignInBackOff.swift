import Consent
import Crypto
import Foundation
import Ledger
import Storage

/// Failures to sign in, and how long whoever fails waits: longer each time, never longer than a quarter of an hour.
///
/// They are counted for a name, whether or not it has an account, and for an address. Whoever signed in from an address is counted
/// there apart for 30 days: strangers who try the name from elsewhere do not keep its holder out.
struct SignInBackOff {
    /// Failures from which on one waits.
    static let limit = 5
    static let firstWait: Int64 = 30_000
    static let longestWait: Int64 = 15 * 60_000
    /// After so long without a failure all are forgotten.
    static let memory: Int64 = 24 * 3_600_000
    static let trust: Int64 = 30 * 86_400_000

    let name: Ledger.Digest
    let address: Ledger.Digest
    /// The name from that address.
    let place: Ledger.Digest

    init(name: String, address: String, secret: SealingKey) {
        let address = NetworkAddress.counted(address)
        self.name = Self.key(secret, "name", [name])
        self.address = Self.key(secret, "address", [address])
        place = Self.key(secret, "place", [name, address])
    }

    private static func key(_ secret: SealingKey, _ kind: String, _ texts: [String]) -> Ledger.Digest {
        var mac = HMAC<SHA256>(key: SymmetricKey(data: secret.bytes))
        for text in [kind] + texts {
            mac.update(data: Data("\(text.utf8.count):".utf8))
            mac.update(data: Data(text.utf8))
        }
        return Ledger.Digest(Array(mac.finalize())) ?? Ledger.Digest.sha256([])
    }

    /// Counts an attempt as a failure until it has succeeded.
    ///
    /// - Throws: `SignInRefused.wait` where it comes too early; it is not counted then.
    func attempted(at now: Moment, _ writer: any AccountWriter) throws {
        let trusted = try writer.attempt(place)?.trustedUntil.map { now < $0 } ?? false
        let keys = [address, trusted ? place : name]
        let records = try keys.map { try Self.record($0, at: now, writer) }
        if let end = records.compactMap(\.blockedUntil).max(), now < end {
            throw SignInRefused.wait(Int((end.rawValue - now.rawValue + 999) / 1000))
        }
        for record in records { try writer.keep(Self.failed(record, at: now)) }
    }

    /// Forgets the failures that led to this success.
    func succeeded(at now: Moment, _ writer: any AccountWriter) throws {
        let wasTrusted = try writer.attempt(place)?.trustedUntil.map { now < $0 } ?? false
        if !wasTrusted { try writer.forgetAttempt(name) }
        try writer.forgetAttempt(address)
        try writer.keep(
            AttemptRecord(key: place, failures: 0, trustedUntil: Moment(rawValue: now.rawValue + Self.trust), at: now))
    }

    /// What is known of a key; as new where that is long ago, or where the clock was set back meanwhile.
    private static func record(_ key: Ledger.Digest, at now: Moment, _ writer: any AccountWriter) throws
        -> AttemptRecord
    {
        let known = try writer.attempt(key)
        let fresh = AttemptRecord(key: key, failures: 0, trustedUntil: known?.trustedUntil, at: now)
        guard let known, now.rawValue - known.at.rawValue < memory, known.at <= now else { return fresh }
        return known
    }

    private static func failed(_ record: AttemptRecord, at now: Moment) -> AttemptRecord {
        var record = record
        record.failures = min(record.failures + 1, 1000)
        record.at = now
        record.blockedUntil = wait(after: record.failures).map { Moment(rawValue: now.rawValue + $0) }
        return record
    }

    /// Milliseconds; nil: none. 30 seconds after the fifth failure, twice as long after each.
    static func wait(after failures: Int) -> Int64? {
        guard failures >= limit else { return nil }
        return min(firstWait << Int64(min(failures - limit, 20)), longestWait)
    }
}
