extension Raster {
    /// The picture turned the way up that it is shown, pixel by pixel and without loss.
    func turned(_ orientation: Orientation) -> Raster {
        guard orientation != .upright else { return self }
        let size = orientation.exchangesSides ? (height, width) : (width, height)
        var out = Raster(width: size.0, height: size.1, depth: depth, bytes: [UInt8](repeating: 0, count: bytes.count))
        let step = bytesPerPixel
        for y in 0..<out.height {
            for x in 0..<out.width {
                let from = source(orientation, x, y) * step
                let to = (y * out.width + x) * step
                for byte in 0..<step { out.bytes[to + byte] = bytes[from + byte] }
            }
        }
        return out
    }

    /// The pixel of the stored picture that is shown at x, y.
    private func source(_ orientation: Orientation, _ x: Int, _ y: Int) -> Int {
        let (right, bottom) = (width - 1, height - 1)
        let (column, row): (Int, Int) =
            switch orientation {
            case .upright: (x, y)
            case .mirrored: (right - x, y)
            case .upsideDown: (right - x, bottom - y)
            case .flipped: (x, bottom - y)
            case .transposed: (y, x)
            case .quarterTurn: (y, bottom - x)
            case .transversed: (right - y, bottom - x)
            case .threeQuarterTurn: (right - y, x)
            }
        return row * width + column
    }
}
