/// Paints a head: centre of the face, radius `size`.
struct Head {
    let canvas: Canvas
    let look: Look
    let pose: Pose
    let centre: Point
    let size: Double

    /// From head radii about the face's centre to the drawing.
    func at(_ x: Double, _ y: Double) -> Point {
        (centre + Point(x, y) * size).turned(pose.lean + pose.tilt, about: centre + Point(0, size * 0.9))
    }

    /// A point of the face's front, shifted to where the face is turned.
    func front(_ x: Double, _ y: Double) -> Point { at(x * (1 - abs(pose.gaze) * 0.08) + pose.gaze * 0.2, y) }

    func note() { canvas.note(look.name, at(0, 0.02), size * 1.02, size * 1.06) }

    var skull: Path {
        let half = [(0.0, -1.0), (0.6, -0.84), (0.95, -0.3), (0.97, 0.22), (0.78, 0.7), (0.38, 0.96), (0.0, 1.02)]
        let other = half.dropFirst().dropLast().reversed().map { (-$0.0, $0.1) }
        return .blob((half + other).map { at($0.0, $0.1) })
    }

    func paint() {
        for side in [-1.0, 1] where look.hair != .veil { ear(side) }
        let face = skull
        canvas.glow(face.moved(Point(0, size * 0.05)), blur: size * 0.12, Color(0x1E1430, 0.2))
        canvas.fill(face, .radial(at(-0.25, -0.3), size * 1.55, look.skin.lighter(0.16), look.skin.darker(0.16)))
        for side in [-1.0, 1] {
            canvas.glow(
                .ellipse(front(side * 0.6, 0.4), 0.2 * size, 0.15 * size), blur: size * 0.2, Color(0xE2504A, 0.36),
                inside: face)
        }
        if look.freckles { freckles() }
        for side in [-1.0, 1] { eye(side) }
        nose()
        mouth()
        paintFringe()
        if look.glasses { glasses() }
        paintHat()
    }

    private func ear(_ side: Double) {
        let p = at(side * 0.96 + pose.gaze * -0.06, 0.1)
        canvas.fill(.circle(p, 0.2 * size), look.skin.darker(0.08))
        canvas.fill(.circle(p + Point(side * -0.03, 0.01) * size, 0.11 * size), look.skin.darker(0.24))
    }

    private func eye(_ side: Double) {
        let c = front(side * 0.38, 0.06)
        if pose.mood == .laugh {
            canvas.line(
                curve([front(side * 0.38 - 0.17, 0.1), front(side * 0.38, -0.06), front(side * 0.38 + 0.17, 0.1)]),
                0.085 * size, Color(0x2A1A18))
        } else {
            canvas.fill(.ellipse(c, 0.19 * size, 0.22 * size, turned: pose.lean + pose.tilt), Color(0xFFFDF8))
            let iris = c + Point(pose.gaze * 0.05, 0.01) * size
            canvas.fill(
                .circle(iris, 0.145 * size),
                .radial(iris + Point(0, 0.06) * size, 0.2 * size, look.eyes.lighter(0.3), look.eyes.darker(0.25)))
            canvas.fill(.circle(iris, 0.08 * size), Color(0x1A1012))
            canvas.fill(.circle(iris + Point(-0.05, -0.06) * size, 0.045 * size), Color(0xFFFFFF))
            canvas.line(
                curve([front(side * 0.38 - 0.2, 0.0), front(side * 0.38, -0.18), front(side * 0.38 + 0.2, 0.0)]),
                0.055 * size, Color(0x2A1A18))
        }
        let lift = pose.mood == .surprised ? -0.12 : 0
        canvas.line(
            curve([
                front(side * 0.2, -0.3 + lift), front(side * 0.4, -0.4 + lift), front(side * 0.58, -0.31 + lift),
            ]), 0.075 * size, browColor)
    }

    private var browColor: Color {
        look.hair == .veil ? Color(0x33211A) : look.hairColor.darker(0.3)
    }

    private func nose() {
        canvas.line(
            curve([front(-0.08, 0.32), front(0.0, 0.39), front(0.1, 0.31)]), 0.06 * size, look.skin.darker(0.32))
    }

    private func mouth() {
        switch pose.mood {
        case .smile, .calm:
            let deep = pose.mood == .smile ? 0.72 : 0.63
            canvas.line(curve([front(-0.26, 0.56), front(0, deep), front(0.26, 0.56)]), 0.065 * size, Color(0x9A3A36))
        case .surprised:
            canvas.fill(.ellipse(front(0, 0.65), 0.11 * size, 0.14 * size), Color(0x8C2F33))
        case .grin, .laugh:
            openMouth(pose.mood == .laugh ? 1 : 0.75)
        }
    }

    private func openMouth(_ k: Double) {
        let shape = Path.polygon(
            curve([front(-0.36, 0.5), front(0, 0.56), front(0.36, 0.5)])
                + curve([
                    front(0.36, 0.5), front(0.2, 0.5 + 0.28 * k), front(0, 0.5 + 0.36 * k), front(-0.2, 0.5 + 0.28 * k),
                    front(-0.36, 0.5),
                ]))
        canvas.fill(shape, Color(0x7E2430))
        canvas.fill(.ellipse(front(0, 0.52 + 0.34 * k), 0.2 * size, 0.12 * size), .flat(Color(0xE8798A)), inside: shape)
        canvas.line(
            curve([front(-0.33, 0.51), front(0, 0.58), front(0.33, 0.51)]), 0.13 * size, Color(0xFFFDF8), inside: shape)
    }

    private func freckles() {
        for (x, y) in [(0.5, 0.3), (0.62, 0.36), (0.56, 0.24), (0.7, 0.28), (0.44, 0.38)] {
            for side in [-1.0, 1] {
                canvas.fill(.circle(front(side * x, y), 0.028 * size), Color(0xB5683A, 0.75))
            }
        }
    }

    private func glasses() {
        for side in [-1.0, 1] {
            let ring = Path.ellipse(front(side * 0.4, 0.06), 0.3 * size, 0.28 * size)
            canvas.fill(ring, Color(0xE8F6FF, 0.22))
            canvas.line(ring.contours[0] + [ring.contours[0][0]], 0.055 * size, Color(0x2B3550))
            canvas.line([front(side * 0.68, 0.02), at(side * 0.95, -0.04)], 0.05 * size, Color(0x2B3550))
        }
        canvas.line(curve([front(-0.11, 0.04), front(0, -0.02), front(0.11, 0.04)]), 0.05 * size, Color(0x2B3550))
    }
}
