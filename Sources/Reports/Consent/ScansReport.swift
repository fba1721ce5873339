import Consent
package import Services

/// Scans as lines, one for each.
package struct ScansText {
    private let scans: [KeptScan]
    package init(_ scans: [KeptScan]) { self.scans = scans }

    package func text() -> String {
        scans.isEmpty ? "No scan is kept.\n" : scans.map { line($0) + "\n" }.joined()
    }

    private func line(_ kept: KeptScan) -> String {
        let what = "\(kept.event.id.rawValue) \(kept.event.what.kind.rawValue) of \(kept.event.at)"
        let place = kept.path ?? "removed \(kept.removedAt?.description ?? "")"
        return "\(what): \(place), \(kept.bytes) bytes, since \(kept.keptAt)"
    }
}

/// The same as JSON, shape `synas.scans/1` (docs/json.md).
package struct ScansJSON: Encodable, Sendable {
    let schema = "synas.scans/1"
    let scans: [Entry]

    struct Entry: Encodable, Sendable {
        let event: String
        let kind: String
        let sha256: String
        let bytes: Int
        let keptAt: String
        let file: String?
        let removedAt: String?
    }

    package init(_ scans: [KeptScan]) {
        self.scans = scans.map { kept in
            Entry(
                event: kept.event.id.rawValue, kind: kept.event.what.kind.rawValue, sha256: kept.sha256,
                bytes: kept.bytes, keptAt: kept.keptAt.description, file: kept.path,
                removedAt: kept.removedAt?.description)
        }
    }
}
