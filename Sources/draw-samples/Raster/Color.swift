/// A colour in sRGB's own values 0...1, with its opacity.
struct Color: Equatable, Sendable {
    var rgb: SIMD3<Float>
    var alpha: Float = 1

    /// `0xRRGGBB`.
    init(_ hex: UInt32, _ alpha: Double = 1) {
        rgb = SIMD3(Float((hex >> 16) & 255), Float((hex >> 8) & 255), Float(hex & 255)) / 255
        self.alpha = Float(alpha)
    }

    init(rgb: SIMD3<Float>, alpha: Float) {
        self.rgb = rgb
        self.alpha = alpha
    }

    func mixed(_ other: Color, _ t: Double) -> Color {
        Color(rgb: rgb + (other.rgb - rgb) * Float(t), alpha: alpha + (other.alpha - alpha) * Float(t))
    }

    func lighter(_ t: Double) -> Color { mixed(Color(0xFFF6E8), t) }
    /// Darker towards a warm violet rather than black, as shadows on paper are.
    func darker(_ t: Double) -> Color { mixed(Color(0x2A1830), t) }
    func faded(_ opacity: Double) -> Color { Color(rgb: rgb, alpha: alpha * Float(opacity)) }
}

/// What a shape is filled with.
enum Paint: Sendable {
    case flat(Color)
    /// From one point's colour to the other's.
    case linear(Point, Color, Point, Color)
    /// From the centre's colour to the one at `radius`.
    case radial(Point, Double, Color, Color)

    func color(at p: Point) -> Color {
        switch self {
        case .flat(let color): return color
        case .linear(let a, let from, let b, let to):
            let d = b - a
            let t = ((p.x - a.x) * d.x + (p.y - a.y) * d.y) / max(d.x * d.x + d.y * d.y, 1e-9)
            return from.mixed(to, smooth(t))
        case .radial(let centre, let radius, let from, let to):
            return from.mixed(to, smooth((p - centre).length / radius))
        }
    }

    private func smooth(_ t: Double) -> Double {
        let k = min(max(t, 0), 1)
        return k * k * (3 - 2 * k)
    }
}
