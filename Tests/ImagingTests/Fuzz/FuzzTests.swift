import PictureFixtures
import Seeded
import Testing

@testable import Imaging

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Changes a file the way damage and attackers do, the same way for the same seed.
struct Mutation {
    private var random: SeededGenerator
    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func of(_ file: [UInt8]) -> [UInt8] {
        var out = file
        for _ in 0..<Int.random(in: 1...4, using: &random) where out.count > 4 {
            let at = Int.random(in: 0..<out.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: out[at] = UInt8.random(in: 0...255, using: &random)
            case 1: out[at] ^= 1 << UInt8.random(in: 0...7, using: &random)
            case 2:
                for i in at..<min(at + 4, out.count) {
                    out[i] = [0, 0xFF, 0x7F, 0x80].randomElement(using: &random) ?? 0
                }
            case 3: out.removeSubrange(at..<min(at + Int.random(in: 1...40, using: &random), out.count))
            case 4:
                out.insert(
                    contentsOf: out[at..<min(at + 60, out.count)], at: Int.random(in: 0..<out.count, using: &random))
            default: out.removeLast(min(Int.random(in: 1...200, using: &random), out.count - 4))
            }
        }
        return out
    }
}

@Suite("Damaged and hostile files never crash")
struct FuzzTests {
    /// A few hundred for every build, more with SYNAS_LONG=1.
    static let rounds: UInt64 = getenv("SYNAS_LONG") == nil ? 300 : 20_000

    private static func stuffed() throws -> [[UInt8]] {
        let plain = try JPEGFixture.encode([UInt8](repeating: 90, count: 32 * 24 * 3), width: 32, height: 24)
        let segments = [
            JPEGSegment.exif(.camera(orientation: 6, thumbnail: plain)),
            JPEGSegment.xmp(JPEGSegment.xmpPacket(people: ["Ella Berg"])),
            JPEGSegment.iptc(caption: "Utflykt", byLine: "Anna"), JPEGSegment.multiPicture(),
        ]
        return [JPEGSegment.insert(segments, into: plain) + plain] + pngs()
    }

    private static func pngs() -> [[UInt8]] {
        [(3, 4, true), (6, 16, false), (2, 8, true), (0, 1, false)].map { type, depth, interlaced in
            let picture = PNGFixture(colourType: type, depth: depth, interlaced: interlaced)
            var parts = PNGChunks(picture.encoded())
            parts.insert("eXIf", ExifFixture.camera(orientation: 8).tiff)
            parts.insert("zTXt", Array("Comment\0\0".utf8) + PNGChunks.zlib(Array("Ella".utf8)))
            parts.insert("iCCP", Array("p\0\0".utf8) + PNGChunks.zlib(ICCFixture.sRGB))
            parts.insert("gAMA", PNGChunks.bigEndian(100_000))
            return parts.encoded
        }
    }

    /// Right check sums let a mutation through to what lies behind them.
    private static func repaired(_ file: [UInt8]) -> [UInt8] {
        let container = PNGContainer(file, atMost: 1000)
        var out = file
        for chunk in container.chunks {
            let sum = PNGChunks.crc(Array(file[chunk.data.lowerBound - 4..<chunk.data.upperBound]))
            out.replaceSubrange(chunk.data.upperBound..<chunk.data.upperBound + 4, with: PNGChunks.bigEndian(sum))
        }
        return out
    }

    @Test("inspecting and cleaning mutated files gives a result or an error")
    func mutated() throws {
        let request = CleaningRequest(redactions: [
            Redaction(region: try #require(Region(x: 0.2, y: 0.2, width: 0.5, height: 0.5)))
        ])
        var taken = 0
        for file in try Self.stuffed() {
            for seed in 0..<Self.rounds {
                var mutation = Mutation(seed: seed)
                let changed = seed % 2 == 0 ? mutation.of(file) : Self.repaired(mutation.of(file))
                _ = try? PictureInspector.inspect(changed, limits: .standard)
                guard file.first == 0x89, let clean = try? PNGCleaner.clean(changed, request) else { continue }
                #expect(DecodedPNG(clean.bytes) != nil, "seed \(seed)")
                taken += 1
            }
        }
        #expect(taken > 50, "mutations must also reach the inside")
    }

    @Test("the inflater unpacks what zlib packed, and survives what it did not")
    func inflater() throws {
        for file in Self.pngs() {
            let data = PNGChunks(file).chunks.filter { $0.type == "IDAT" }.flatMap(\.data)
            let rows = try Inflater.zlib(data[...], cap: 1 << 20)
            #expect(rows.consumed == data.count)
            for seed in 0..<Self.rounds {
                var mutation = Mutation(seed: seed)
                _ = try? Inflater.zlib(mutation.of(data)[...], cap: 1 << 16)
            }
        }
    }
}
