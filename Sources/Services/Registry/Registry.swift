import Consent
import Documents
import Intake
import Policies
import Storage

/// Children, guardians and staff: who is where, and who decides for whom.
package struct Registry: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// The most bytes that a roster file may have: several times the largest municipality's.
    private static let fileLimit = 64 << 20

    /// What importing a roster would change. Changes nothing.
    /// - Throws: `ServiceError` with every mistake of the file, `StorageError`.
    package func compareRoster(_ path: String, _ options: RosterOptions = RosterOptions()) throws -> RosterDiff {
        let roster = try read(path)
        return try house.store.snapshot { reader in try draft(roster, path, options, reader).diff }
    }

    /// Imports a roster file: all of it in one commit, or nothing: with every mistake, or with what must be decided first
    /// (`isHeld`). Importing the same file again changes nothing. People who are not in the file stay as they are, unless
    /// `endsMissing` says that they have left.
    ///
    /// A protection marking that is missing in the file is never lifted by an import.
    /// - Throws: `ServiceError`, `StorageError`.
    package func importRoster(_ path: String, _ options: RosterOptions = RosterOptions()) throws -> RosterDiff {
        let roster = try read(path)
        do {
            return try house.store.commit { reader in
                var draft = try draft(roster, path, options, reader)
                draft.diff.isApplied = !draft.diff.isHeld
                guard !draft.diff.isHeld, !draft.isEmpty else { throw NothingToRecord(diff: draft.diff) }
                let entry = house.draft(.child, at: draft.now)
                let change = try house.recording([], with: draft.change, from: reader, at: draft.now)
                return Commit(change, entry: entry, result: draft.diff)
            }
        } catch let nothing as NothingToRecord {
            return nothing.diff
        }
    }

    private func draft(
        _ roster: RosterDocument, _ path: String, _ options: RosterOptions, _ reader: any Reader
    ) throws -> RosterDraft {
        let log = MistakeLog(file: path)
        var draft = RosterDraft(house, reader, at: try house.now(reader), options: options, log: log)
        try draft.take(roster)
        guard log.isEmpty else { throw ServiceError(mistakes: log.mistakes) }
        return draft
    }

    private func read(_ path: String) throws -> RosterDocument {
        let bytes = try InputFile.read(path, limit: Self.fileLimit)
        let (document, mistakes) = RosterDocument.read(bytes, file: path, context: try context())
        guard mistakes.isEmpty, let document else { throw ServiceError(mistakes: mistakes) }
        return document
    }

    private func context() throws -> RosterContext {
        guard let today = house.policies.localDay(of: house.surroundings.now()) else {
            throw ServiceError(.inputOutput, "the clock shows no usable date: set it and try again")
        }
        let units = house.policies.organisation.units
        let groups = units.flatMap { unit in
            unit.groups.compactMap { group in
                group.sourceID.map { ($0, RosterContext.Group(unit: unit.id, id: group.id)) }
            }
        }
        return RosterContext(
            groups: Dictionary(units.map { ($0.id, Set($0.groups.map(\.id))) }) { first, _ in first }, today: today,
            unitSources: Dictionary(units.compactMap { unit in unit.sourceID.map { ($0, unit.id) } }) { first, _ in
                first
            },
            groupSources: Dictionary(groups) { first, _ in first })
    }
}

/// Ends a commit that would record nothing, so that not even an entry says that it was tried.
private struct NothingToRecord: Error { let diff: RosterDiff }
