import Foundation
import Testing

@Suite("Rooms: one purpose, and only the imports that its row allows")
struct RoomsTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    /// Room to allowed imports, as docs/architecture.md has them.
    private static func table() throws -> [String: Set<String>] {
        let rows = try text("docs/architecture.md").split(separator: "\n").filter { $0.hasPrefix("| `") }
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                let cells = row.split(separator: "|", omittingEmptySubsequences: false).map {
                    $0.trimmingCharacters(in: .whitespaces)
                }
                let allowed = cells[3].split(separator: ",").map {
                    $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
                }
                return (cells[1].trimmingCharacters(in: CharacterSet(charactersIn: "`")), Set(allowed))
            })
    }

    /// Room to dependencies, as Package.swift has them: `room("Gate", ["Consent", yams])` and the like.
    private static func manifest() throws -> [String: Set<String>] {
        let manifest = try text("Package.swift")
        let packages = [
            "yams": "Yams", "grdb": "GRDB", "crypto": "Crypto", "cryptoExtras": "CryptoExtras",
            "argumentParser": "ArgumentParser", "hummingbird": "Hummingbird", "httpTypes": "HTTPTypes",
            "nio": "NIOCore", "nioPosix": "NIOPosix", "logging": "Logging", "unixSignals": "UnixSignals",
        ]
        // What declares a target, its name, and what it depends on.
        let one = /(?:room\(\s*|arget\(\s*name: )"(\w+)"(?:,\s*(?:dependencies: )?\[([^\]]*)\])?/
        return Dictionary(
            manifest.matches(of: one).map { match in
                let names = (match.2 ?? "").split(separator: ",").map {
                    $0.trimmingCharacters(in: CharacterSet(charactersIn: " \n\""))
                }
                return (String(match.1), Set(names.filter { !$0.isEmpty }.map { packages[$0] ?? $0 }))
            }, uniquingKeysWith: { first, _ in first })
    }

    @Test("Package.swift gives every room of the table the imports of its row, no more and no fewer")
    func graph() throws {
        let manifest = try Self.manifest()
        let table = try Self.table()
        #expect(table.count >= 13)
        for (room, allowed) in table { #expect(manifest[room] == allowed, "\(room)") }
    }

    @Test("every production target has a row")
    func rows() throws {
        let beside: Set = ["CPictureFixtures", "PictureFixtures", "Seeded", "TestSupport"]
        let rooms = try Set(Self.manifest().keys).subtracting(beside)
        #expect(rooms == Set(try Self.table().keys))
    }

    @Test("no production source imports the test support or the picture makers")
    func noTestSupport() throws {
        let beside = ["TestSupport", "PictureFixtures", "CPictureFixtures", "Seeded", "Testing", "XCTest"]
        for room in try Self.table().keys {
            for file in try Self.sources(of: room) {
                let imported = try Self.imports(in: file)
                #expect(imported.isDisjoint(with: beside), "\(file.lastPathComponent)")
            }
        }
    }

    @Test(
        "rooms that must stay pure import nothing that reaches outside: Consent, Gate, Ledger and Pages no Foundation, Imaging none"
    )
    func purity() throws {
        for room in ["Consent", "Gate", "Ledger", "Pages", "Imaging"] {
            for file in try Self.sources(of: room) {
                let imported = try Self.imports(in: file)
                #expect(imported.isDisjoint(with: ["Foundation", "Glibc", "GRDB"]), "\(file.lastPathComponent)")
                if room != "Imaging" { #expect(!imported.contains("Dispatch"), "\(file.lastPathComponent)") }
            }
        }
    }

    @Test("in Imaging one file alone reaches for a second core")
    func secondCore() throws {
        let files = try Self.sources(of: "Imaging").filter { try Self.imports(in: $0).contains("Dispatch") }
        #expect(files.map(\.lastPathComponent) == ["Both.swift"])
    }

    @Test("Yams stays in Documents and GRDB in Storage")
    func heavyLibraries() throws {
        for (library, home) in [("Yams", "Documents"), ("GRDB", "Storage")] {
            for room in try Self.table().keys where room != home {
                for file in try Self.sources(of: room) {
                    #expect(try !Self.imports(in: file).contains(library), "\(file.lastPathComponent)")
                }
            }
        }
    }

    private static func sources(of room: String) throws -> [URL] {
        let folder = root.appending(path: "Sources").appending(path: room)
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.allObjects as? [URL]
        return (files ?? []).filter { $0.pathExtension == "swift" }
    }

    private static func imports(in file: URL) throws -> Set<String> {
        let text = try String(contentsOf: file, encoding: .utf8)
        return Set(
            text.matches(of: /(?m)^(?:package |internal |public )?import (?:struct |enum |func )?(\w+)/).map {
                String($0.1)
            })
    }
}
