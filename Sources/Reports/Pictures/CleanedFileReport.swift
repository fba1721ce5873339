import Imaging
package import Services

/// A picture file that was built anew, as a line.
package struct CleanedFileText {
    private let file: CleanedFile
    package init(_ file: CleanedFile) { self.file = file }

    package func text() -> String {
        let removed = file.picture.report.removed.map(\.kind).joined(separator: ", ")
        return "\(file.source) -> \(file.destination)\(covered); removed: \(removed.isEmpty ? "nothing" : removed)\n"
    }

    private var covered: String {
        switch file.picture.report.covered {
        case 0: ""
        case 1: "; 1 region covered"
        case let count: "; \(count) regions covered"
        }
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
