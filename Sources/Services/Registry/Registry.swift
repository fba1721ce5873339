import Consent
import Documents
import Intake
import Policies
import Storage

/// Children, guardians and staff: who is where, and who decides for whom.
package struct Registry: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// The most bytes that a roster file may have: ten times the largest municipality's.
    private static let fileLimit = 64 << 20

    /// Imports a roster file: all of it in one commit, or nothing and every mistake. Importing the same file again
    /// changes nothing. People who are not in the file stay as they are.
    ///
    /// A protection marking in the file is set at once; one that is missing there is never lifted by an import.
    /// - Throws: `ServiceError`, `StorageError`.
    package func importRoster(_ path: String) throws -> RosterImport {
        let bytes = try InputFile.read(path, limit: Self.fileLimit)
        let context = try context(at: house.surroundings.now())
        let (document, mistakes) = RosterDocument.read(bytes, file: path, context: context)
        guard mistakes.isEmpty, let roster = document else { throw ServiceError(mistakes: mistakes) }
        return try house.store.commit { reader in
            let log = MistakeLog(file: path)
            let now = try house.now(reader)
            var draft = RosterDraft(house, reader, at: now, log: log)
            for staff in roster.staff { try draft.take(staff.person, kind: .staff, born: nil) }
            for (number, child) in roster.children.enumerated() {
                try draft.take(child)
                house.surroundings.progress(number + 1, roster.children.count)
            }
            guard log.isEmpty else { throw ServiceError(mistakes: log.mistakes) }
            let entry = LedgerDraft(kind: .child, at: now, actor: house.surroundings.actor)
            let change = try house.recording([], with: draft.change, from: reader, at: now)
            return Commit(change, entry: entry, result: draft.summary)
        }
    }

    private func context(at now: Moment) throws -> RosterContext {
        let units = house.policies.organisation.units.map { ($0.id, Set($0.groups.map(\.id))) }
        guard let today = house.policies.localDay(of: now) else {
            throw ServiceError(.inputOutput, "the clock shows no usable date: set it and try again")
        }
        return RosterContext(groups: Dictionary(units, uniquingKeysWith: { first, _ in first }), today: today)
    }
}

/// What an import did. Counts only, and none that a protection marking changes.
package struct RosterImport: Hashable, Sendable {
    package var added = 0
    package var changed = 0
    package var unchanged = 0
    package var guardians = 0
}
