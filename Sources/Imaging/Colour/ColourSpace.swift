/// What the numbers of a picture mean: a tone curve a channel, and the three primaries in CIE XYZ.
struct ColourSpace: Hashable, Sendable {
    let curves: [ToneCurve]
    /// Light of the three channels to XYZ, relative to the space's own white; nil for grey, or for sRGB's primaries.
    let toXYZ: Matrix3?

    /// `curves` holds one for all channels, or three.
    init(curves: [ToneCurve], toXYZ: Matrix3?) {
        self.curves = curves.count == 3 ? curves : Array(repeating: curves.first ?? .sRGB, count: 3)
        self.toXYZ = toXYZ
    }

    /// From chromaticities x, y as in PNG's cHRM; nil where they span no colours.
    static func primaries(
        white: SIMD2<Double>, red: SIMD2<Double>, green: SIMD2<Double>, blue: SIMD2<Double>
    ) -> Matrix3? {
        guard [white, red, green, blue].allSatisfy({ $0.y > 0.0001 }) else { return nil }
        let columns = [red, green, blue].map(xyz)
        let base = Matrix3(columns: columns[0], columns[1], columns[2])
        guard let amounts = base.inverse.map({ $0 * xyz(white) }) else { return nil }
        return base * Matrix3.diagonal(amounts)
    }

    private static func xyz(_ point: SIMD2<Double>) -> SIMD3<Double> {
        SIMD3(point.x / point.y, 1, (1 - point.x - point.y) / point.y)
    }

    static let d65 = SIMD2(0.3127, 0.3290)
    /// ITU-R BT.709, which sRGB shares.
    static let sRGBPrimaries = primaries(
        white: d65, red: SIMD2(0.64, 0.33), green: SIMD2(0.30, 0.60), blue: SIMD2(0.15, 0.06))
    /// SMPTE EG 432-1.
    static let p3Primaries = primaries(
        white: d65, red: SIMD2(0.680, 0.320), green: SIMD2(0.265, 0.690), blue: SIMD2(0.150, 0.060))
    /// ITU-R BT.2020.
    static let bt2020Primaries = primaries(
        white: d65, red: SIMD2(0.708, 0.292), green: SIMD2(0.170, 0.797), blue: SIMD2(0.131, 0.046))

    /// Light of this space to light of sRGB, white to white (Bradford); nil where nothing has to be done.
    var toSRGB: Matrix3? {
        guard let toXYZ, let target = Self.sRGBPrimaries, let back = target.inverse else { return nil }
        let one = SIMD3(1.0, 1, 1)
        let (from, to) = (Self.bradford * (toXYZ * one), Self.bradford * (target * one))
        guard let fromCones = Self.bradford.inverse, from.min() > 0.01 else { return nil }
        return back * (fromCones * Matrix3.diagonal(to / from) * Self.bradford) * toXYZ
    }

    /// Lam 1985, as in ICC.1:2022 annex E.
    private static let bradford = Matrix3(
        SIMD3(0.8951, 0.2664, -0.1614), SIMD3(-0.7502, 1.7135, 0.0367), SIMD3(0.0389, -0.0685, 1.0296))
}
