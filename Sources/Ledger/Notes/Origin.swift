/// The name of a log in one epoch: `synas/LOG/EPOCH` (specification, section 3).
package struct Origin: Hashable, Sendable {
    private static let alphabet = Set("23456789abcdefghijkmnpqrstuvwxyz".utf8)

    /// 26 characters of `2-9a-z` without `l` and `o`.
    package let log: String
    /// From 1; a restore after loss begins the next.
    package let epoch: Int

    /// A new log with a random id, in its first epoch.
    package init() {
        let letters = Self.alphabet.sorted()
        log = String(decoding: RandomBytes.make(26).map { letters[Int($0 & 31)] }, as: UTF8.self)
        epoch = 1
    }

    /// Nil where the text is no such name.
    package init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { Array($0) }
        guard parts.count == 3, parts[0] == Array("synas".utf8), parts[1].count == 26,
            parts[1].allSatisfy(Self.alphabet.contains), let epoch = Decimal.number(parts[2]), epoch > 0
        else { return nil }
        log = String(decoding: parts[1], as: UTF8.self)
        self.epoch = epoch
    }

    private init(log: String, epoch: Int) {
        self.log = log
        self.epoch = epoch
    }

    /// The same log after a restore.
    package var next: Origin { Origin(log: log, epoch: epoch + 1) }
}

extension Origin: Comparable {
    /// Of one log: the later epoch is the greater.
    package static func < (a: Self, b: Self) -> Bool { (a.log, a.epoch) < (b.log, b.epoch) }
}

extension Origin: CustomStringConvertible {
    package var description: String { "synas/\(log)/\(epoch)" }
}
