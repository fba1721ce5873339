import CPictureFixtures
import Seeded

/// A PNG that tests make: every colour type, depth and way of storing, with any chunks put in.
package struct PNGFixture: Hashable, Sendable {
    package var width = 48
    package var height = 40
    /// Bits of a sample.
    package var depth = 8
    /// PNG's own number: 0 grey, 2 truecolour, 3 palette, 4 grey with alpha, 6 truecolour with alpha.
    package var colourType = 2
    package var isInterlaced = false
    /// RGB triples, for colour type 3.
    package var palette: [UInt8] = []
    /// One byte a sample of up to 8 bits, two (high byte first) for 16; rows without gaps.
    package var samples: [UInt8] = []

    package init() {}

    /// All pairs of colour type and depth that PNG has.
    package static let forms: [(colourType: Int, depth: Int)] = [
        (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8), (4, 8), (4, 16),
        (6, 8), (6, 16),
    ]

    package var channels: Int { [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][colourType] ?? 1 }
    package var bytesPerPixel: Int { channels * (depth == 16 ? 2 : 1) }

    /// A picture of waves and seeded noise in a form.
    package init(colourType: Int, depth: Int, interlaced: Bool = false, seed: UInt64 = 1) {
        self.colourType = colourType
        self.depth = depth
        self.isInterlaced = interlaced
        var noise = SeededGenerator(seed: seed)
        let most = (1 << min(depth, 8)) - 1
        let entries = colourType == 3 ? 1 << depth : 0
        palette = (0..<entries * 3).map { _ in UInt8.random(in: 0...255, using: &noise) }
        samples = (0..<width * height * bytesPerPixel).map { place in
            let pixel = place / bytesPerPixel
            let wave = (pixel % width) * 3 + (pixel / width) * 5 + place % bytesPerPixel * 40
            return UInt8((wave + Int.random(in: 0...9, using: &noise)) & most)
        }
    }

    /// The samples of the pixels within a rectangle replaced by noise.
    package func noisy(x: Range<Int>, y: Range<Int>, seed: UInt64) -> PNGFixture {
        var copy = self
        var noise = SeededGenerator(seed: seed)
        let most = UInt8((1 << min(depth, 8)) - 1)
        for row in y.clamped(to: 0..<height) {
            for column in x.clamped(to: 0..<width) {
                let start = (row * width + column) * bytesPerPixel
                for place in start..<start + bytesPerPixel {
                    copy.samples[place] = UInt8.random(in: 0...most, using: &noise)
                }
            }
        }
        return copy
    }

    /// The file.
    package func encoded() -> [UInt8] {
        let capacity = samples.count * 2 + 65536
        return palette.withUnsafeBufferPointer { palette in
            [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
                var form = synas_fixture_png(
                    width: UInt32(width), height: UInt32(height), depth: Int32(depth), color_type: Int32(colourType),
                    interlaced: isInterlaced ? 1 : 0, palette: palette.baseAddress,
                    palette_count: Int32(palette.count / 3))
                count = synas_fixture_png_write(&form, samples, out.baseAddress, capacity)
            }
        }
    }
}

/// A PNG's pixels as libpng reads them: RGBA, 16 bits a sample, high byte first.
package struct DecodedPNG: Hashable, Sendable {
    package let width: Int
    package let height: Int
    package let rgba16: [UInt8]

    /// Nil where libpng refuses.
    package init?(_ file: [UInt8]) {
        var size: (UInt32, UInt32) = (0, 0)
        var worked: Int32 = 0
        let capacity = 4_000_000
        let pixels = [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
            worked = synas_fixture_png_read(file, file.count, &size.0, &size.1, out.baseAddress, capacity)
            count = worked == 1 ? Int(size.0) * Int(size.1) * 8 : 0
        }
        guard worked == 1 else { return nil }
        (width, height, rgba16) = (Int(size.0), Int(size.1), pixels)
    }

    /// Red, green, blue and alpha of 16 bits.
    package func pixel(_ x: Int, _ y: Int) -> [Int] {
        (0..<4).map { channel in
            let at = (y * width + x) * 8 + 2 * channel
            return Int(rgba16[at]) << 8 | Int(rgba16[at + 1])
        }
    }
}
