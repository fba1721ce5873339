package import Services

/// That an export was written: counts of its own files, and nobody's name. As JSON the shape `synas.exported/1` (docs/json.md).
package struct ExportedReport: Encodable, Sendable {
    let schema = "synas.exported/1"
    let folder: String
    let recipient: String
    let files: [String]

    /// `folder`: as the caller named it.
    package init(_ export: ChildExport, folder: String) {
        self.folder = folder
        recipient = export.role.rawValue
        files = ["export.html", "export.json"] + export.copies.map(\.name)
    }

    package func text() -> String {
        let copies = files.count - 2
        return "Written to \(folder): export.html, export.json"
            + (copies == 0 ? "" : copies == 1 ? " and 1 copy" : " and \(copies) copies") + ".\n"
    }
}
