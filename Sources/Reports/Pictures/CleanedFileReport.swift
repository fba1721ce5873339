import Imaging
package import Services

/// A picture file that was built anew, as a line.
package struct CleanedFileText {
    private let file: CleanedFile
    package init(_ file: CleanedFile) { self.file = file }

    package func text() -> String {
        let report = file.picture.report
        let removed = report.removed.map(\.kind).joined(separator: ", ")
        let covered = report.covered > 0 ? "; \(report.covered) regions covered" : ""
        return "\(file.source) -> \(file.destination)\(covered); removed: \(removed.isEmpty ? "nothing" : removed)\n"
    }
}

/// The same as JSON, shape `synas.cleaned/1` (docs/json.md).
package struct CleanedFileJSON: Encodable, Sendable {
    let schema = "synas.cleaned/1"
    let source: String
    let destination: String
    let picture: CleanedJSON

    package init(_ file: CleanedFile) {
        source = file.source
        destination = file.destination
        picture = CleanedJSON(file.picture)
    }
}
