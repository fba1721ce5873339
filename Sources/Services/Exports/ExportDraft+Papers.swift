import Consent
import Imaging
import Storage

/// Papers that the recipient's own answers rest on.
extension ExportDraft {
    func papers(of said: [Event]) throws -> [OwnPaper] {
        let ids = Set(said.map(\.id))
        let own = events.filter { event in
            if case .evidenceAttached(let id) = event.what { return ids.contains(id) }
            return ids.contains(event.id)
        }
        let scans = try own.flatMap { try reader.scans(of: $0.id) }
        return try scans.enumerated().map { index, scan in
            OwnPaper(
                number: index + 1, event: scan.event, keptOn: day(scan.keptAt), isGone: scan.removedAt != nil,
                copy: try copy(of: scan, number: index + 1, own: Set(own.map(\.id))))
        }
    }

    /// Nil where the paper holds others' answers too: it is shown, not handed out.
    private func copy(of scan: ScanRecord, number: Int, own: Set<EventID>) throws -> ExportCopy? {
        guard request.withCopies, scan.removedAt == nil,
            try reader.events(scannedAs: scan.sha256).allSatisfy(own.contains)
        else { return nil }
        let bytes = try house.folder.scans.read(sha256: scan.sha256)
        guard bytes.sha256 == scan.sha256, let format = ScanFormat(bytes) else {
            throw ServiceError(
                .inputOutput,
                "a scanned paper in the data folder is not the one that was kept: restore it from a backup")
        }
        return format.clean(bytes).map { ExportCopy(name: "paper-\(number).\(format.fileExtension)", bytes: $0) }
    }
}

extension ScanFormat {
    fileprivate var fileExtension: String {
        switch self {
        case .jpeg: "jpg"
        case .png: "png"
        case .pdf: "pdf"
        }
    }

    /// Without what hides in a picture's file, which can name whoever scanned it; a PDF as it is. Nil for a picture that cannot
    /// be built anew.
    fileprivate func clean(_ bytes: [UInt8]) -> [UInt8]? {
        self == .pdf ? bytes : try? PictureCleaner.clean(bytes, CleaningRequest()).bytes
    }
}
