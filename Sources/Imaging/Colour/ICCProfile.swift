/// The parts of an ICC profile (ICC.1:2022) that give a matrix and curves, read as numbers; the profile itself is never
/// passed on. Profiles made of lookup tables alone are not read.
enum ICCProfile {
    /// Nil for a profile that is damaged, not for RGB or grey, or without curves.
    static func colourSpace(_ profile: ByteWindow) -> ColourSpace? {
        guard profile.part(36, 4)?.starts(with: "acsp") == true, let space = profile.part(16, 4) else { return nil }
        if space.starts(with: "GRAY") {
            return curve(tag("kTRC", profile)).map { ColourSpace(curves: [$0], toXYZ: nil) }
        }
        let curves = ["rTRC", "gTRC", "bTRC"].compactMap { curve(tag($0, profile)) }
        let columns = ["rXYZ", "gXYZ", "bXYZ"].compactMap { xyz(tag($0, profile)) }
        guard space.starts(with: "RGB "), curves.count == 3, columns.count == 3 else { return nil }
        return ColourSpace(curves: curves, toXYZ: Matrix3(columns: columns[0], columns[1], columns[2]))
    }

    /// The data of a tag by its signature; the table has at most 100 entries that are looked at.
    private static func tag(_ name: String, _ profile: ByteWindow) -> ByteWindow? {
        guard let count = profile.number(128, width: 4) else { return nil }
        for entry in 0..<Int(min(count, 100)) {
            let at = 132 + 12 * entry
            guard profile.part(at, 4)?.starts(with: name) == true else { continue }
            guard let offset = profile.number(at + 4, width: 4), let size = profile.number(at + 8, width: 4) else {
                return nil
            }
            return profile.part(Int(offset), Int(size))
        }
        return nil
    }

    private static func fixed(_ data: ByteWindow, _ at: Int) -> Double? {
        data.number(at, width: 4).map { Double(Int32(truncatingIfNeeded: $0)) / 65536 }
    }

    private static func xyz(_ data: ByteWindow?) -> SIMD3<Double>? {
        guard let data, data.starts(with: "XYZ "), let x = fixed(data, 8), let y = fixed(data, 12),
            let z = fixed(data, 16)
        else { return nil }
        return SIMD3(x, y, z)
    }

    private static func curve(_ data: ByteWindow?) -> ToneCurve? {
        guard let data else { return nil }
        if data.starts(with: "para") { return parametric(data) }
        guard data.starts(with: "curv"), let count = data.number(8, width: 4) else { return nil }
        switch count {
        case 0: return .gamma(1)
        case 1: return data.number(12, width: 2).map { .gamma(Double($0) / 256) }
        default:
            guard count <= 65536, data.part(12, 2 * Int(count)) != nil else { return nil }
            return .table((0..<Int(count)).compactMap { data.number(12 + 2 * $0, width: 2) }.map { Float($0) / 65535 })
        }
    }

    /// §10.18: the five function types; type 0 is a plain power, types 1, 2 and 4 are written as type 3.
    private static func parametric(_ data: ByteWindow) -> ToneCurve? {
        guard let type = data.number(8, width: 2) else { return nil }
        let p = (0..<7).compactMap { fixed(data, 12 + 4 * $0) }
        guard let g = p.first else { return nil }
        switch type {
        case 0: return .gamma(g)
        case 3 where p.count >= 5: return .parametric(g: g, a: p[1], b: p[2], c: p[3], d: p[4])
        case 4 where p.count >= 7 && p[5] == 0 && p[6] == 0:
            return .parametric(g: g, a: p[1], b: p[2], c: p[3], d: p[4])
        default: return nil
        }
    }
}
