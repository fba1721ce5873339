import Reports
import Services
import Storage

/// Where an export is written: whole or not at all, readable by its maker alone, never over something else.
struct ExportFolder {
    private let path: String
    init(_ path: String) { self.path = path }

    /// - Throws: `StorageError` where it cannot be written, or something is there.
    func write(_ export: ChildExport, language: ReceiptLanguage?) throws {
        let page = ExportHTML(export, language: language?.rawValue).html()
        let json = try JSONText.encode(ExportJSON(export, language: language?.rawValue)) + "\n"
        let files =
            [
                HandOver.File(name: "export.html", bytes: [UInt8](page.utf8)),
                HandOver.File(name: "export.json", bytes: [UInt8](json.utf8)),
            ] + export.copies.map { HandOver.File(name: $0.name, bytes: $0.bytes) }
        try HandOver(files, to: path, readableBy: .owner).release()
    }
}
