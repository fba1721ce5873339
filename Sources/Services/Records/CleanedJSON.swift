package import Imaging

/// A picture that was built anew, as JSON: what came out and what is gone, kinds and counts, never values.
package struct CleanedJSON: Codable, Sendable {
    package let sha256: String
    package let format: String
    let width: Int
    let height: Int
    package let bytes: Int
    package let removed: [HiddenJSON]
    package let covered: Int
    /// The share of the picture under the cover, in thousandths.
    let coveredPerMille: Int

    package init(_ picture: ClearedPicture) {
        let report = picture.report
        sha256 = picture.sha256
        format = report.format.rawValue
        width = report.width
        height = report.height
        bytes = picture.size
        removed = report.removed.map { HiddenJSON($0, withValues: false) }
        covered = report.covered
        coveredPerMille = Int((report.coveredArea * 1000).rounded())
    }

    /// A picture that was made narrower from `other`: what it covers comes to what that one covered, since a new cover
    /// takes nothing that was covered already; what that one had removed is gone from it too.
    init(_ picture: ClearedPicture, narrowedFrom other: CleanedJSON) {
        let own = CleanedJSON(picture)
        sha256 = own.sha256
        format = own.format
        width = own.width
        height = own.height
        bytes = own.bytes
        removed = other.removed
        covered = other.covered + own.covered
        coveredPerMille = min(1000, other.coveredPerMille + own.coveredPerMille)
    }
}

/// One kind of thing that hides in a file.
package struct HiddenJSON: Codable, Sendable {
    package let kind: String
    package let count: Int
    let bytes: Int
    let values: [String]?

    /// `withValues`: also what it says, which may be personal.
    package init(_ item: HiddenItem, withValues: Bool) {
        kind = item.kind
        count = item.count
        bytes = item.bytes
        values = withValues ? item.values : nil
    }
}
