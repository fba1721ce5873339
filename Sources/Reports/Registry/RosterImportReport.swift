package import Services

/// What an import did, as a line.
package struct RosterImportText {
    private let imported: RosterImport
    package init(_ imported: RosterImport) { self.imported = imported }

    package func text() -> String {
        "\(imported.added) people added, \(imported.changed) changed, \(imported.unchanged) as they were; "
            + "\(imported.guardians) guardians.\n"
    }
}

/// The same as JSON, shape `synas.roster-import/1` (docs/json.md).
package struct RosterImportJSON: Encodable, Sendable {
    let schema = "synas.roster-import/1"
    let added: Int
    let changed: Int
    let unchanged: Int
    let guardians: Int

    package init(_ imported: RosterImport) {
        added = imported.added
        changed = imported.changed
        unchanged = imported.unchanged
        guardians = imported.guardians
    }
}
