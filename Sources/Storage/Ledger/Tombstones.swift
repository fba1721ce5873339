package import Consent

/// That somebody was erased: the random id alone, and when. A restored backup erases them again before anything is served.
package struct Tombstone: Hashable, Sendable {
    package let person: PersonID
    package let at: Moment

    package init(person: PersonID, at: Moment) {
        self.person = person
        self.at = at
    }

    /// `ID RFC3339`; nil for a line that is none.
    init?(line: Substring) {
        let parts = line.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, let at = Moment(String(parts[1])) else { return nil }
        self.init(person: PersonID(rawValue: String(parts[0])), at: at)
    }

    var line: String { "\(person.rawValue) \(at.inLedger)\n" }
}

/// `signer/tombstones`: one line for each erasure, in their order.
extension SignerFolder {
    /// - Throws: `signerMissing` where the file cannot be understood: an erasure may not be forgotten in silence.
    package func tombstones() throws(StorageError) -> [Tombstone] {
        guard folder.kind(of: tombstonesFile) == .file else { return [] }
        let text = String(decoding: try DurableFile.read(tombstonesFile), as: UTF8.self)
        let lines = text.split(separator: "\n")
        let stones = lines.compactMap(Tombstone.init(line:))
        guard stones.count == lines.count else { throw Self.missing }
        return stones
    }

    /// On disk when this returns. One that is there already is left alone. Only within the write that erases, or after it.
    func append(_ stone: Tombstone) throws(StorageError) {
        let stones = try tombstones()
        guard !stones.contains(where: { $0.person == stone.person }) else { return }
        let text = (stones + [stone]).map(\.line).joined()
        try DurableFile.write([UInt8](text.utf8), to: tombstonesFile)
    }
}
