extension Raster {
    /// The picture with its longer side at most `maxEdge` pixels. Colours are averaged by how much of them is seen, so that
    /// nothing shines through from under alpha 0.
    func scaled(maxEdge: Int) -> Raster {
        let size = AreaAverage.size(width: width, height: height, maxEdge: maxEdge)
        guard size != (width, height) else { return self }
        let columns = AreaAverage.axis(old: width, new: size.width)
        let rows = AreaAverage.axis(old: height, new: size.height)
        var out = Raster(width: size.width, height: size.height, depth: depth, bytes: [])
        out.bytes = [UInt8](repeating: 0, count: out.pixels * bytesPerPixel)
        for (y, row) in rows.enumerated() {
            for (x, column) in columns.enumerated() { out.set(y * size.width + x, average(row, column)) }
        }
        return out
    }

    /// Red, green, blue and alpha averaged, 0...255 or 0...65535.
    private func average(_ rows: AreaAverage.Reach, _ columns: AreaAverage.Reach) -> SIMD4<Float> {
        var colour = SIMD3<Float>(repeating: 0)
        var seen: Float = 0
        for (down, rowShare) in rows.shares.enumerated() {
            let start = (rows.first + down) * width + columns.first
            for (right, share) in columns.shares.enumerated() {
                let weight = Float(alpha(start + right)) * share * rowShare
                colour += SIMD3<Float>(self.colour(start + right)) * weight
                seen += weight
            }
        }
        return seen > 0 ? SIMD4(colour / seen, seen) : SIMD4(repeating: 0)
    }

    private mutating func set(_ pixel: Int, _ levels: SIMD4<Float>) {
        let most: Float = depth == 16 ? 65535 : 255
        let whole = SIMD4<Int>(
            levels.clamped(lowerBound: .zero, upperBound: SIMD4(repeating: most)).rounded(.toNearestOrEven))
        setColour(pixel, SIMD3(whole.x, whole.y, whole.z))
        setAlpha(pixel, whole.w)
    }
}
