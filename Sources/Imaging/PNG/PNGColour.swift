extension PNGContainer {
    /// What the pixels' numbers mean, by the chunk that counts most (PNG third edition, §4.3: cICP, iCCP, sRGB, then gAMA and
    /// cHRM); nil for sRGB and for a picture that does not say, which everyone shows as sRGB.
    ///
    /// - Throws: `unsupported` for high dynamic range, whose look depends on the screen.
    func colourSpace(grey: Bool) throws(PictureError) -> ColourSpace? {
        if let points = sound(.cicp), points.count == 4 { return try codePoints(points) }
        if let profile = embeddedProfile(), let space = ICCProfile.colourSpace(ByteWindow(profile)) {
            return grey ? ColourSpace(curves: [space.curves[0]], toXYZ: nil) : space
        }
        if first(.srgb) != nil { return nil }
        return gammaAndPrimaries(grey: grey)
    }

    /// ITU-T H.273: primaries 1 (BT.709), 9 (BT.2020), 12 (P3); transfers 16 (PQ) and 18 (HLG) are high dynamic range.
    private func codePoints(_ points: ByteWindow) throws(PictureError) -> ColourSpace? {
        guard points.byte(1) != 16, points.byte(1) != 18 else {
            throw PictureError(
                .unsupported,
                "The PNG has high dynamic range, which looks different on every screen: export it as JPEG.")
        }
        switch points.byte(0) {
        case 9: return ColourSpace(curves: [.sRGB], toXYZ: ColourSpace.bt2020Primaries)
        case 12: return ColourSpace(curves: [.sRGB], toXYZ: ColourSpace.p3Primaries)
        default: return nil
        }
    }

    /// A profile is a few kilobytes; what unpacks to more than a megabyte is not one.
    private func embeddedProfile() -> [UInt8]? {
        guard let data = sound(.iccp), let nameEnd = data.firstIndex(of: 0), nameEnd <= 79,
            data.byte(nameEnd + 1) == 0
        else { return nil }
        return try? Inflater.zlib(data.tail(nameEnd + 2).slice, cap: 1 << 20).output
    }

    private func gammaAndPrimaries(grey: Bool) -> ColourSpace? {
        let curve = sound(.gama).flatMap(fileGamma)
        let primaries = grey ? nil : sound(.chrm).flatMap(chromaticities)
        guard curve != nil || primaries != nil else { return nil }
        return ColourSpace(curves: [curve ?? .sRGB], toXYZ: primaries)
    }

    /// gAMA holds 100,000 times the exponent from light to value. 1/2.2 stands for sRGB itself, as its section says; values outside
    /// 0.1...10 are mistakes.
    private func fileGamma(_ data: ByteWindow) -> ToneCurve? {
        guard data.count == 4, let stored = data.number(0, width: 4), (10_000...1_000_000).contains(stored) else {
            return nil
        }
        return (43_000...48_000).contains(stored) ? .sRGB : .gamma(100_000 / Double(stored))
    }

    private func chromaticities(_ data: ByteWindow) -> Matrix3? {
        guard data.count == 32 else { return nil }
        let points = (0..<4).compactMap { i -> SIMD2<Double>? in
            guard let x = data.number(8 * i, width: 4), let y = data.number(8 * i + 4, width: 4), x <= 100_000,
                y <= 100_000
            else { return nil }
            return SIMD2(Double(x), Double(y)) / 100_000
        }
        guard points.count == 4 else { return nil }
        return ColourSpace.primaries(white: points[0], red: points[1], green: points[2], blue: points[3])
    }
}
