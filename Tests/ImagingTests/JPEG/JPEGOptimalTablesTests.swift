import PictureFixtures
import Testing

@testable import Imaging

@Suite("Tables that say no more than the coefficients may stay")
struct JPEGOptimalTablesTests {
    static let kinds = [
        JPEGKind(optimise: true), JPEGKind(quality: 98, optimise: true), JPEGKind(colour: .grey, optimise: true),
        JPEGKind(optimise: true, sampling: []), JPEGKind(colour: .rgb, optimise: true),
        JPEGKind(colour: .cmyk, optimise: true), JPEGKind(colour: .ycck, optimise: true),
    ]

    private func source(_ file: [UInt8]) throws -> JPEGSource { try JPEGReader.read(file.span, limits: .standard) }

    @Test("a picture with libjpeg's optimal tables keeps its scan bit for bit", arguments: kinds)
    func keepsScan(_ kind: JPEGKind) throws {
        for seed in UInt64(1)...4 {
            let input = try JPEGScenes.file(kind, width: 96, height: 64, seed: seed)
            let output = try JPEGCleaner.clean(input, CleaningRequest()).bytes
            let (before, after) = (try source(input), try source(output))
            #expect(after.scan.dc == before.scan.dc && after.scan.ac == before.scan.ac, "seed \(seed)")
            #expect(output[after.scan.range] == input[before.scan.range], "seed \(seed)")
        }
    }

    @Test("with a region the tables are the standard ones", arguments: kinds)
    func standardWithRegions(_ kind: JPEGKind) throws {
        let input = try JPEGScenes.file(kind, width: 96, height: 64)
        let request = CleaningRequest(redactions: JPEGRedactionTests.redactions)
        let after = try source(JPEGCleaner.clean(input, request).bytes)
        for component in after.scan.components {
            #expect(HuffmanSpec.standardDC.contains { $0 == after.scan.dc[component] })
            #expect(HuffmanSpec.standardAC.contains { $0 == after.scan.ac[component] })
        }
    }

    /// A file whose tables are the standard ones without the last symbols, which it does not use: valid, and optimal for nothing.
    private func trimmed(_ file: [UInt8]) throws -> [UInt8] {
        var out = file
        for spec in HuffmanSpec.standardAC {
            let whole = spec.counts + spec.symbols
            guard let at = (0..<out.count - whole.count).first(where: { Array(out[$0..<$0 + whole.count]) == whole })
            else { continue }
            let start = at - 5
            out[start + 3] -= 2
            out[at + 15] -= 2
            out.removeSubrange(at + whole.count - 2..<at + whole.count)
        }
        return out
    }

    @Test("tables that could say something else are not kept")
    func otherTables() throws {
        let plain = try JPEGCleaner.clean(JPEGScenes.file(JPEGKind()), CleaningRequest()).bytes
        let input = try trimmed(plain)
        #expect(input.count == plain.count - 4)
        let parts = try source(input)
        #expect(parts.scan.ac.allSatisfy { $0?.symbols.count == 160 })
        #expect(JPEGHead(parts).withTables(of: parts) != nil)
        #expect(try JPEGCleaner.clean(input, CleaningRequest()).bytes == plain)
    }

    @Test("the strict reader refuses other tables even where they were decided")
    func strictReader() throws {
        for kind in Self.kinds {
            let file = try JPEGCleaner.clean(JPEGScenes.file(kind), CleaningRequest()).bytes
            let parts = try source(file)
            let head = try #require(JPEGHead(parts).withTables(of: parts))
            let layout = MCULayout(head.frame)
            try JPEGVerifier.verify(file, head: head, layout: layout, fill: .none(layout))
            #expect(throws: PictureError.self) {
                try JPEGVerifier.verify(file, head: JPEGHead(parts), layout: layout, fill: .none(layout))
            }
        }
        let input = try trimmed(JPEGCleaner.clean(JPEGScenes.file(JPEGKind()), CleaningRequest()).bytes)
        let parts = try source(input)
        let head = try #require(JPEGHead(parts).withTables(of: parts))
        let layout = MCULayout(head.frame)
        #expect(throws: PictureError.notVerified("a Huffman table")) {
            try JPEGVerifier.verify(input, head: head, layout: layout, fill: .none(layout))
        }
    }

    @Test("a table that is one count away from another's is found out")
    func counts() throws {
        #expect(HuffmanSpec.optimal([Int](repeating: 0, count: 256)) == nil)
        var counts = [Int](repeating: 0, count: 256)
        counts[5] = 1
        #expect(HuffmanSpec.optimal(counts)?.symbols == [5])
        // Powers of two would need codes of 40 bits: none is longer than 16.
        for symbol in 0..<30 { counts[symbol] = 1 << symbol }
        let steep = try #require(HuffmanSpec.optimal(counts))
        #expect(steep.symbols.count == 30)
        #expect(steep.symbols.first == 29)
    }
}
