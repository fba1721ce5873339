extension ColourProfile {
    /// An ICC profile (ICC.1:2010, version 4.2): a matrix, one curve, and the fewest other tags that are required.
    var bytes: [UInt8] {
        let shared = curve
        var parts: [(names: [String], data: [UInt8])] = [
            (["desc"], Self.text(name)), (["cprt"], Self.text("CC0")), (["wtpt"], Self.xyz(Self.d50)),
        ]
        for (name, column) in zip(["rXYZ", "gXYZ", "bXYZ"], columns) { parts.append(([name], Self.xyz(column))) }
        parts.append((["rTRC", "gTRC", "bTRC"], shared))
        let tags = parts.reduce(0) { $0 + $1.names.count }
        var table = Self.four(tags)
        var data: [UInt8] = []
        let start = 128 + 4 + 12 * tags
        for part in parts {
            for name in part.names {
                table += Array(name.utf8) + Self.four(start + data.count) + Self.four(part.data.count)
            }
            data += part.data
            while data.count % 4 != 0 { data.append(0) }
        }
        return Self.header(start + data.count) + table + data
    }

    private var name: String {
        switch self {
        case .displayP3: "Display P3"
        case .adobeRGB: "RGB 1998"
        }
    }

    private static let d50 = SIMD3(0.964_2, 1.0, 0.824_91)

    /// The tone curve: sRGB's for Display P3, 563/256 for Adobe RGB.
    private var curve: [UInt8] {
        switch self {
        case .displayP3:
            let values = [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.040_45]
            return Array("para".utf8) + Self.four(0) + [0, 3, 0, 0] + values.flatMap(Self.fixed)
        case .adobeRGB: return Array("curv".utf8) + Self.four(0) + Self.four(1) + [0x02, 0x33]
        }
    }

    /// §7.2: a display profile for RGB with XYZ as connection space, perceptual, D50; the date is fixed.
    private static func header(_ size: Int) -> [UInt8] {
        var header = four(size) + four(0) + [4, 0x20, 0, 0] + Array("mntrRGB XYZ ".utf8)
        header += [0x07, 0xD0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0] + Array("acsp".utf8)
        header += [UInt8](repeating: 0, count: 68 - header.count)
        header += fixed(d50.x) + fixed(d50.y) + fixed(d50.z)
        return header + [UInt8](repeating: 0, count: 128 - header.count)
    }

    /// §10.15: one record, in English.
    private static func text(_ text: String) -> [UInt8] {
        let letters = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        return Array("mluc".utf8) + four(0) + four(1) + four(12) + Array("enUS".utf8) + four(letters.count) + four(28)
            + letters
    }

    private static func xyz(_ value: SIMD3<Double>) -> [UInt8] {
        Array("XYZ ".utf8) + four(0) + fixed(value.x) + fixed(value.y) + fixed(value.z)
    }

    private static func fixed(_ value: Double) -> [UInt8] { four(Int((value * 65536).rounded())) }

    private static func four(_ value: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
