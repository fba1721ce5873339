#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How a stored value (0...1) becomes light (0...1).
enum ToneCurve: Hashable, Sendable {
    /// Light is the value to this power.
    case gamma(Double)
    /// ICC.1:2022 §10.18, function type 3: above `d` (a·x + b)^g, else c·x.
    case parametric(g: Double, a: Double, b: Double, c: Double, d: Double)
    /// Light at evenly spaced values, at least two.
    case table([Float])

    /// IEC 61966-2-1.
    static let sRGB = ToneCurve.parametric(g: 2.4, a: 1 / 1.055, b: 0.055 / 1.055, c: 1 / 12.92, d: 0.04045)

    func light(_ value: Double) -> Double {
        let light: Double =
            switch self {
            case .gamma(let g): pow(value, g)
            case .parametric(let g, let a, let b, let c, let d):
                value >= d ? pow(max(a * value + b, 0), g) : c * value
            case .table(let entries): Self.between(entries, value)
            }
        return light.isFinite ? min(max(light, 0), 1) : 0
    }

    private static func between(_ entries: [Float], _ value: Double) -> Double {
        let place = min(max(value, 0), 1) * Double(entries.count - 1)
        let below = Int(place)
        let above = min(below + 1, entries.count - 1)
        let share = place - Double(below)
        return Double(entries[below]) * (1 - share) + Double(entries[above]) * share
    }

    /// The sRGB value for an amount of light, both 0...1.
    static func sRGBValue(_ light: Double) -> Double {
        light <= 0.003_130_8 ? 12.92 * light : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}
