package import Consent
import Storage

/// The scanned papers that answers rest on (GDPR 7(1)).
package struct Scans: Sendable {
    /// 20 MiB.
    private static let limit = 20 << 20

    let house: House

    package init(_ house: House) { self.house = house }

    /// Keeps a scanned paper of an event. The same paper again changes nothing.
    ///
    /// - Throws: `ServiceError` for a file that is no JPEG, PNG or PDF, an unknown event, or one that is no answer;
    ///   `StorageError`.
    package func keep(_ path: String, of id: EventID) throws -> KeptScan {
        let bytes = try InputFile.read(path, limit: Scans.limit)
        guard ScanFormat(bytes) != nil else {
            throw ServiceError(.badInput, "\(path): this is no scan that can be kept; save it as JPEG, PNG or PDF")
        }
        let digest = bytes.sha256
        do {
            return try house.store.commit { reader in
                let now = try house.now(reader)
                let event = try answer(id, from: reader)
                if let known = try reader.scans(of: id).first(where: { $0.sha256 == digest && $0.removedAt == nil }) {
                    throw Kept(scan: KeptScan(event: event, scan: known))
                }
                let scan = ScanRecord(event: id, sha256: digest, bytes: bytes.count, keptAt: now)
                // In the turn and before the record: what a kill leaves is a file that nobody wants, and `daily` takes it.
                try house.folder.scans.keep(bytes, sha256: digest)
                let entry = house.draft(.child, at: now)
                return Commit(Storage.Change(scans: [scan]), entry: entry, result: KeptScan(event: event, scan: scan))
            }
        } catch let kept as Kept {
            return kept.scan
        }
    }

    /// Every scan of a person's events, also of those whose file has gone, in the order of the events.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func list(_ reference: PersonReference) throws -> [KeptScan] {
        try house.store.snapshot { reader in
            let person = try house.person(reference, from: reader)
            return try reader.events(about: person.id).flatMap { event in
                try reader.scans(of: event.id).map { KeptScan(event: event, scan: $0) }
            }
        }
    }

    /// Papers about custody and markings belong in the registry's own files: no copy of them is kept here.
    private func answer(_ id: EventID, from reader: any Reader) throws -> Event {
        guard let event = try reader.event(id) else {
            throw ServiceError(.noSuchInput, "there is no such event: find its id with synas consent history")
        }
        switch event.what {
        case .answered, .carriedOver, .evidenceAttached, .withdrawn: return event
        default:
            throw ServiceError(
                .badInput,
                "that event is no answer: only papers of answers and withdrawals are kept, so file it elsewhere")
        }
    }

    private struct Kept: Error { let scan: KeptScan }
}

/// A scan, and the event that it is of.
package struct KeptScan: Sendable {
    package let event: Event
    /// Of the file, lower-case hexadecimal.
    package let sha256: String
    package let bytes: Int
    package let keptAt: Moment
    /// When its time was over; nil while it is kept.
    package let removedAt: Moment?
    /// Where its file lies, from the data folder; nil when it has gone.
    package let path: String?

    init(event: Event, scan: ScanRecord) {
        self.event = event
        sha256 = scan.sha256
        bytes = scan.bytes
        keptAt = scan.keptAt
        removedAt = scan.removedAt
        path = scan.removedAt == nil ? ScanStore.path(of: scan.sha256) : nil
    }
}

/// What a scan may be, told by its first bytes.
enum ScanFormat: CaseIterable {
    case jpeg, png, pdf

    private var signature: [UInt8] {
        switch self {
        case .jpeg: [0xFF, 0xD8, 0xFF]
        case .png: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        case .pdf: [UInt8]("%PDF-".utf8)
        }
    }

    init?(_ bytes: [UInt8]) {
        guard let found = Self.allCases.first(where: { bytes.starts(with: $0.signature) }) else { return nil }
        self = found
    }
}
