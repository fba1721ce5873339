/// An ICC profile (version 2.1, ICC.1:1998-09) of the sRGB colour space, as many cameras put into every file.
enum ColorProfile {
    static var sRGB: [UInt8] {
        let white = xyz(0xF351, 0x10000, 0x116CC)
        let primaries = [xyz(0x6FA2, 0x38F5, 0x0390), xyz(0x6299, 0xB785, 0x18DA), xyz(0x24A0, 0x0F84, 0xB6CF)]
        let tags: [(String, [UInt8])] = [
            ("desc", description), ("cprt", text("Public domain")), ("wtpt", white), ("rXYZ", primaries[0]),
            ("gXYZ", primaries[1]), ("bXYZ", primaries[2]), ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ]
        var table = four(tags.count)
        var data: [UInt8] = []
        for (name, bytes) in tags {
            table += Array(name.utf8) + four(128 + 4 + tags.count * 12 + data.count) + four(bytes.count)
            data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
        }
        return header(128 + table.count + data.count) + table + data
    }

    private static func header(_ size: Int) -> [UInt8] {
        let date: [UInt8] = [7, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]
        let kind = Array("none".utf8) + four(0x0210_0000) + Array("mntrRGB XYZ ".utf8)
        let platform = Array("acsp".utf8) + [UInt8](repeating: 0, count: 28)
        let light = four(0xF6D6) + four(0x10000) + four(0xD32D)
        let head = four(size) + kind + date + platform + light
        return head + [UInt8](repeating: 0, count: 128 - head.count)
    }

    private static var description: [UInt8] {
        let name = Array("sRGB IEC61966-2.1".utf8) + [0]
        return Array("desc".utf8) + four(0) + four(name.count) + name + [UInt8](repeating: 0, count: 78)
    }

    private static func text(_ words: String) -> [UInt8] { Array("text".utf8) + four(0) + Array(words.utf8) + [0] }

    private static func xyz(_ x: Int, _ y: Int, _ z: Int) -> [UInt8] {
        Array("XYZ ".utf8) + four(0) + four(x) + four(y) + four(z)
    }

    /// The transfer function of IEC 61966-2-1 at 1,024 points.
    private static var curve: [UInt8] {
        let values = (0..<1024).flatMap { i -> [UInt8] in
            let v = Double(i) / 1023
            let linear = v <= 0.04045 ? v / 12.92 : powerOfTwoPointFour((v + 0.055) / 1.055)
            let n = Int((linear * 65_535).rounded())
            return [UInt8(n >> 8), UInt8(n & 255)]
        }
        return Array("curv".utf8) + four(0) + four(1024) + values
    }

    /// x to the power of 2.4: x squared times the fifth root of x squared, by Newton's steps.
    private static func powerOfTwoPointFour(_ x: Double) -> Double {
        let square = x * x
        var root = 1.0
        for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
        return square * root
    }

    private static func four(_ number: Int) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}
