import Foundation
import Testing

@testable import Imaging

@Suite("The names of what hides are documented")
struct KindTableTests {
    @Test("docs/pictures.md lists every kind once, in order, and no other")
    func table() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "docs/pictures.md"), encoding: .utf8)
        let rows = text.components(separatedBy: "<!-- kinds -->")[1].components(separatedBy: "\n\n")[0]
        let named = rows.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { $0.split(separator: "`")[1] }
        #expect(named.map(String.init) == HiddenKind.allCases.map(\.rawValue).sorted())
    }
}
