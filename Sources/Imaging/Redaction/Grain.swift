/// A little noise so that a blurred cover looks like frosted glass and not like a fault. It depends on the position alone:
/// nothing of the picture, inside or outside, goes into it.
package enum Grain {
    /// The farthest that a level is moved, in levels of 255.
    package static let strength: Float = 2.5

    /// The amount to add at a sample (its column and row in its own plane) of a channel: -strength...strength.
    package static func at(x: Int, y: Int, channel: Int) -> Float {
        // The finaliser of SplitMix64 (Steele, Lea, Flood 2014) over the position.
        var bits = UInt64(truncatingIfNeeded: x) &* 0x9E37_79B9_7F4A_7C15
        bits ^= UInt64(truncatingIfNeeded: y) &* 0xC2B2_AE3D_27D4_EB4F
        bits ^= UInt64(truncatingIfNeeded: channel) &* 0x1656_67B1_9E37_79F9
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        bits ^= bits >> 31
        return (Float(bits >> 40) / Float(1 << 24) * 2 - 1) * strength
    }

    /// Eight neighbours of the first channel, from `x` on.
    static func row(x: Int, y: Int) -> SIMD8<Float> {
        var row = SIMD8<Float>()
        for step in 0..<8 { row[step] = at(x: x + step, y: y, channel: 0) }
        return row
    }
}
