import PictureFixtures
import Seeded
import Testing

@testable import Imaging

@Suite("A JPEG that is read and written on two cores is the one that one core makes")
struct JPEGHalvesTests {
    static let kinds = [
        JPEGKind(), JPEGKind(quality: 100), JPEGKind(optimise: true), JPEGKind(colour: .grey, optimise: true),
        JPEGKind(optimise: true, restartInterval: 3), JPEGKind(sampling: []), JPEGKind(colour: .rgb),
        JPEGKind(colour: .ycck, optimise: true), JPEGKind(colour: .cmyk),
    ]

    /// A scan's walk, as one value that can be compared; nil where it cannot be read.
    struct Walk: Equatable {
        let ends: [Int]
        let dc: [Int16]
        let counts: SymbolCounts?

        init?(_ file: [UInt8], halved: Int, counting: Bool = true) throws {
            let source = try JPEGReader.read(file.span, limits: .standard)
            let bits = ScanBits(file.span, source.scan.range, markers: source.scan.restarts)
            let layout = MCULayout(JPEGHead(source).frame)
            let tables = ScanTables(source.scan.tables)
            guard
                let survey = try? ScanSurvey(
                    bits, tables, layout, interval: source.scan.restartInterval, counting: counting, halved: halved)
            else { return nil }
            self.ends = survey.ends
            self.dc = survey.dc
            self.counts = counting ? survey.counts : nil
        }
    }

    @Test("reading from the middle and meeting gives the same places, values and counts", arguments: kinds)
    func reading(_ kind: JPEGKind) throws {
        for seed in UInt64(1)...6 {
            let file = try JPEGScenes.file(kind, width: 150 + Int(seed) * 9, height: 120, seed: seed)
            let whole = try #require(try Walk(file, halved: .max))
            #expect(try Walk(file, halved: 0) == whole, "seed \(seed)")
            let quick = try #require(try Walk(file, halved: 0, counting: false))
            #expect(quick.ends == whole.ends && quick.dc == whole.dc, "seed \(seed)")
        }
    }

    @Test("a damaged scan is read alike, or refused alike", arguments: kinds)
    func damaged(_ kind: JPEGKind) throws {
        let file = try JPEGScenes.file(kind, width: 150, height: 120)
        let range = try JPEGReader.read(file.span, limits: .standard).scan.range
        var refused = 0
        for seed in UInt64(1)...80 {
            var random = SeededGenerator(seed: seed)
            var other = file
            for _ in 0...Int(random.next() % 3) {
                let at = Int.random(in: range.lowerBound + 1..<range.upperBound - 2, using: &random)
                // No byte that would begin or end a marker.
                if other[at - 1] < 0xFF, other[at] < 0xFF { other[at] = UInt8.random(in: 0...0xFE, using: &random) }
            }
            let whole = try Walk(other, halved: .max)
            refused += whole == nil ? 1 : 0
            #expect(try Walk(other, halved: 0) == whole, "seed \(seed)")
            let quick = try Walk(other, halved: .max, counting: false)
            #expect(quick?.ends == whole?.ends && quick?.dc == whole?.dc, "seed \(seed)")
        }
        #expect(refused > 0)
    }

    static let large =
        [JPEGKind(quality: 98), JPEGKind(quality: 98, optimise: true)] + [
            JPEGKind(quality: 98, progressive: true), JPEGKind(quality: 98, optimise: true, restartInterval: 7),
        ]

    @Test("a large picture keeps every coefficient outside the cover, under it none of the picture", arguments: large)
    func writing(_ kind: JPEGKind) throws {
        let input = try JPEGScenes.file(kind, width: 651, height: 500)
        let before = try JPEGFixture.coefficients(input)
        #expect(try JPEGFixture.coefficients(JPEGCleaner.clean(input, CleaningRequest()).bytes).values == before.values)
        // One of them lies across the middle, where the halves meet.
        let redactions =
            JPEGRedactionTests.redactions + [
                Redaction(region: Region(x: 0, y: 0.45, width: 0.6, height: 0.1) ?? .everything)
            ]
        let output = try JPEGCleaner.clean(input, CleaningRequest(redactions: redactions)).bytes
        let after = try JPEGFixture.coefficients(output)
        let covered = JPEGRedactionTests.covered(before, redactions)
        var outside = 0
        JPEGRedactionTests.forEachBlock(before) { component, column, row, start in
            let same = before.values[start..<start + 64] == after.values[start..<start + 64]
            if !covered(component, column, row), !same { outside += 1 }
        }
        #expect(outside == 0)
    }

    @Test("the same picture gives the same bytes, however it was coded")
    func coding() throws {
        let request = CleaningRequest(redactions: JPEGRedactionTests.redactions)
        let outputs = try Self.large.map { kind in
            try JPEGCleaner.clean(JPEGScenes.file(kind, width: 651, height: 500), request).bytes
        }
        #expect(Set(outputs).count == 1)
    }
}
