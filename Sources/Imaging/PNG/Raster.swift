/// A picture as pixels: red, green, blue and alpha (not premultiplied), top row first, without gaps.
struct Raster: Hashable, Sendable {
    let width: Int
    let height: Int
    /// Bits of a sample, 8 or 16. Samples of 16 bits stand high byte first.
    let depth: Int
    var bytes: [UInt8]

    var bytesPerSample: Int { depth / 8 }
    var bytesPerPixel: Int { depth / 2 }
    var rowBytes: Int { width * bytesPerPixel }
    var pixels: Int { width * height }
}

extension Raster {
    /// Colours that nobody sees hide what was erased there: where alpha is 0, they become 0.
    mutating func clearUnderTransparency() {
        let step = bytesPerPixel
        let colour = 3 * bytesPerSample
        var samples = bytes.mutableSpan
        for pixel in stride(from: 0, to: samples.count, by: step) {
            guard samples[pixel + colour] == 0, samples[pixel + step - 1] == 0 else { continue }
            for at in pixel..<pixel + colour { samples[at] = 0 }
        }
    }
}

extension Raster {
    /// Red, green and blue of a pixel, 0...255 or 0...65535.
    func colour(_ pixel: Int) -> SIMD3<Int> {
        let at = pixel * bytesPerPixel
        guard depth == 16 else { return SIMD3(Int(bytes[at]), Int(bytes[at + 1]), Int(bytes[at + 2])) }
        return SIMD3(wide(at), wide(at + 2), wide(at + 4))
    }

    private func wide(_ at: Int) -> Int { Int(bytes[at]) << 8 | Int(bytes[at + 1]) }

    /// Alpha of a pixel, 0...255 or 0...65535.
    func alpha(_ pixel: Int) -> Int {
        let at = pixel * bytesPerPixel + 3 * bytesPerSample
        return depth == 16 ? wide(at) : Int(bytes[at])
    }

    mutating func setColour(_ pixel: Int, _ colour: SIMD3<Int>) {
        let at = pixel * bytesPerPixel
        for channel in 0..<3 {
            if depth == 16 {
                bytes[at + 2 * channel] = UInt8(truncatingIfNeeded: colour[channel] >> 8)
                bytes[at + 2 * channel + 1] = UInt8(truncatingIfNeeded: colour[channel])
            } else {
                bytes[at + channel] = UInt8(truncatingIfNeeded: colour[channel])
            }
        }
    }

    mutating func setAlpha(_ pixel: Int, _ alpha: Int) {
        let at = pixel * bytesPerPixel + 3 * bytesPerSample
        if depth == 16 {
            bytes[at] = UInt8(truncatingIfNeeded: alpha >> 8)
            bytes[at + 1] = UInt8(truncatingIfNeeded: alpha)
        } else {
            bytes[at] = UInt8(truncatingIfNeeded: alpha)
        }
    }
}
