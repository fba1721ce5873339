package import Services

/// What was exported, as lines.
package struct LedgerExportText {
    private let export: LedgerExport
    package init(_ export: LedgerExport) { self.export = export }

    package func text() -> String {
        let seen =
            switch export.cosignatures {
            case 0: "no witness has signed its end"
            case 1: "one witness has signed its end"
            default: "\(export.cosignatures) witnesses have signed its end"
            }
        return "\(export.file): \(export.entries) entries, root \(export.root); \(seen).\n"
            + "It holds personal data: hand it to the auditor alone.\n"
    }
}

/// The same as JSON, shape `synas.ledger-export/1` (docs/json.md).
package struct LedgerExportJSON: Encodable, Sendable {
    let schema = "synas.ledger-export/1"
    let file: String
    let entries: Int
    let root: String
    let heads: Int
    let cosignatures: Int

    package init(_ export: LedgerExport) {
        file = export.file
        entries = export.entries
        root = export.root
        heads = export.heads
        cosignatures = export.cosignatures
    }
}
