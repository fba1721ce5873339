import Foundation
import Testing

@testable import Gate

@Suite("What docs/posts.md says")
struct DocumentedCodes {
    @Test("Every code stands in the table with what it does", arguments: Finding.Code.allCases)
    func codes(code: Finding.Code) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = try String(contentsOf: root.appending(path: "docs/posts.md"), encoding: .utf8)
        let verdict =
            switch code.weight {
            case .holds: "held"
            case .refuses: "refused"
            case .mistake: "bad input"
            }
        #expect(text.contains("| `\(code.rawValue)` | \(verdict)"))
    }
}
