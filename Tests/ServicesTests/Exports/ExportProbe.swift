import Foundation
import PictureFixtures
import Reports
import Services

/// An export in every language, as JSON and as a page: all that can be read in it.
struct ExportProbe: Encodable {
    let json: [ExportJSON]
    let pages: [String]

    init(_ export: ChildExport) {
        json = ["sv", "en", "da"].map { ExportJSON(export, language: $0) }
        pages = ["sv", "en", "da"].map { ExportHTML(export, language: $0).html() }
    }
}

enum ImagesOfPaper {
    /// A scanned page that names whoever scanned it.
    static let jpeg: [UInt8] = {
        let pixels = [UInt8](repeating: 200, count: 32 * 32 * 3)
        guard let plain = try? JPEGFixture.encode(pixels, width: 32, height: 32) else { return [] }
        return JPEGSegment.insert([JPEGSegment.comment("Scanned by Anna")], into: plain)
    }()
}
