/// A colour space other than sRGB that pictures are commonly stored in. A JPEG keeps its coefficients, so it says in a small
/// profile of the project's own what its numbers mean; the input's profile, a place to hide, is never passed on.
enum ColourProfile: Hashable, Sendable, CaseIterable {
    case displayP3
    case adobeRGB

    /// The space nearest to what a profile describes; nil for sRGB, which needs no profile, and where the profile cannot be read
    /// or is not for pictures of red, green and blue.
    init?(recognising profile: [UInt8], colour: JPEGColour) {
        guard colour == .yCbCr || colour == .rgb, let space = ICCProfile.colourSpace(ByteWindow(profile)),
            let matrix = space.toXYZ
        else { return nil }
        let distances = Self.allCases.map { ($0, $0.distance(to: matrix)) }
        guard let nearest = distances.min(by: { $0.1 < $1.1 }),
            nearest.1 < Self.distance(Self.sRGBColumns, to: matrix)
        else { return nil }
        self = nearest.0
    }

    /// Red, green and blue in XYZ relative to D50.
    var columns: [SIMD3<Double>] {
        switch self {
        // SMPTE EG 432-1 primaries and D65, adapted to D50.
        case .displayP3:
            [
                SIMD3(0.515_12, 0.241_20, -0.001_05), SIMD3(0.291_98, 0.692_25, 0.041_89),
                SIMD3(0.157_10, 0.066_57, 0.784_07),
            ]
        // Adobe RGB (1998) Color Image Encoding, annex C.
        case .adobeRGB:
            [
                SIMD3(0.609_74, 0.311_11, 0.019_47), SIMD3(0.205_28, 0.625_67, 0.060_87),
                SIMD3(0.149_19, 0.063_22, 0.744_57),
            ]
        }
    }

    /// IEC 61966-2-1, adapted to D50.
    private static let sRGBColumns = [
        SIMD3(0.436_07, 0.222_49, 0.013_92), SIMD3(0.385_15, 0.716_87, 0.097_08), SIMD3(0.143_07, 0.060_61, 0.714_10),
    ]

    private func distance(to matrix: Matrix3) -> Double { Self.distance(columns, to: matrix) }

    /// The sum of squares between the primaries.
    private static func distance(_ columns: [SIMD3<Double>], to matrix: Matrix3) -> Double {
        let units = [SIMD3(1.0, 0, 0), SIMD3(0, 1.0, 0), SIMD3(0, 0, 1.0)]
        return zip(columns, units).reduce(0) { sum, pair in
            let gap = matrix * pair.1 - pair.0
            return sum + (gap * gap).sum()
        }
    }
}
