/// Brings pixels of another colour space to sRGB, so that they come out as they were shown; colours that sRGB does not
/// hold come out as the nearest that it does, channel by channel.
struct ColourConversion {
    private let space: ColourSpace
    private let matrix: Matrix3?

    /// Nil where the space is sRGB by all that can be seen: no value of a probe moves by more than 1.5 levels of 255.
    init?(from space: ColourSpace) {
        self.space = space
        self.matrix = space.toSRGB
        guard Self.probe.contains(where: { moves($0) }) else { return nil }
    }

    private static let probe: [SIMD3<Double>] = stride(from: 0.0, through: 1, by: 0.125).flatMap { r in
        [SIMD3(r, r, r), SIMD3(r, 0.25, 0.75), SIMD3(0.75, r, 0.25), SIMD3(0.25, 0.75, r)]
    }

    private func moves(_ value: SIMD3<Double>) -> Bool {
        let light = SIMD3(
            space.curves[0].light(value.x), space.curves[1].light(value.y), space.curves[2].light(value.z))
        let out = matrix.map { $0 * light } ?? light
        return (0..<3).contains { i in
            abs(ToneCurve.sRGBValue(min(max(out[i], 0), 1)) - value[i]) > 1.5 / 255
        }
    }

    func apply(to raster: inout Raster) {
        let most = raster.depth == 16 ? 65535 : 255
        let lights = space.curves.map { curve in (0...most).map { Float(curve.light(Double($0) / Double(most))) } }
        let rows = matrix.map { $0.rows.map { SIMD3<Float>($0) } }
        for pixel in 0..<raster.pixels {
            let stored = raster.colour(pixel)
            var light = SIMD3(lights[0][stored.x], lights[1][stored.y], lights[2][stored.z])
            if let rows { light = SIMD3((rows[0] * light).sum(), (rows[1] * light).sum(), (rows[2] * light).sum()) }
            raster.setColour(pixel, Self.values(light, most))
        }
    }

    private static func values(_ light: SIMD3<Float>, _ most: Int) -> SIMD3<Int> {
        let place = light.clamped(lowerBound: SIMD3(repeating: 0), upperBound: SIMD3(repeating: 1)) * 65535
        let nearest = SIMD3<Int>(place.rounded(.toNearestOrEven))
        let wide = SIMD3(Int(values[nearest.x]), Int(values[nearest.y]), Int(values[nearest.z]))
        return most == 255 ? (wide &+ 128) / 257 : wide
    }

    /// sRGB values 0...65535 for evenly spaced amounts of light.
    private static let values: [UInt16] = (0...65535).map {
        UInt16((ToneCurve.sRGBValue(Double($0) / 65535) * 65535).rounded())
    }
}
