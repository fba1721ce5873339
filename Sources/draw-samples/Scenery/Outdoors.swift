/// What stands outdoors: sky, hills, trees, leaves.
struct Outdoors {
    let canvas: Canvas
    let width: Double
    var dice: Dice

    func sky(_ high: UInt32, _ low: UInt32, to y: Double) {
        canvas.fill(
            .rectangle(0, canvas.top, width, y - canvas.top + 40),
            .linear(Point(0, canvas.top), Color(high), Point(0, y), Color(low)))
    }

    mutating func cloud(_ p: Point, _ size: Double) {
        for _ in 0..<9 {
            let q = p + Point(dice.within(-1.4, 1.4), dice.within(-0.3, 0.25)) * size
            canvas.glow(.ellipse(q, size * 0.62, size * 0.36), blur: size * 0.14, Color(0xFFFFFF, 0.55))
        }
    }

    /// A rolling line of hills or a meadow from `y` to the lower edge.
    mutating func ground(_ y: Double, wave: Double, _ upper: UInt32, _ lower: UInt32) {
        var points: [Point] = []
        for i in 0...8 { points.append(Point(Double(i) * width / 8, y + dice.within(-wave, wave))) }
        canvas.fill(
            .polygon(curve(points) + [Point(width + 10, 1e4), Point(-10, 1e4)]),
            .linear(Point(0, y - wave), Color(upper), Point(0, 1600), Color(lower)))
    }

    mutating func spruce(_ foot: Point, _ height: Double, _ color: Color) {
        canvas.line([foot, foot + Point(0, -height * 0.3)], height * 0.06, Color(0x6A4A36))
        for i in 0..<5 {
            let y = foot.y - height * (0.14 + Double(i) * 0.165)
            let half = height * (0.25 - Double(i) * 0.04)
            let tip = Point(foot.x, y - height * 0.28)
            let skirt = curve([
                Point(foot.x + half, y), Point(foot.x + half * 0.4, y - half * 0.1), Point(foot.x, y + half * 0.14),
                Point(foot.x - half * 0.4, y - half * 0.1), Point(foot.x - half, y),
            ])
            canvas.fill(
                .polygon([tip] + skirt),
                .linear(
                    Point(foot.x - half, y), color.lighter(0.12 + Double(i) * 0.03), Point(foot.x + half, y),
                    color.darker(0.2)))
        }
    }

    mutating func birch(_ foot: Point, _ height: Double, thick: Double) {
        let top = foot + Point(dice.within(-0.05, 0.05) * height, -height)
        let trunk = stroke([foot, foot.mixed(with: top, 0.5) + Point(thick * 0.2, 0), top], thick, thick * 0.6)
        canvas.fill(
            trunk, .linear(foot + Point(-thick / 2, 0), Color(0xFBF7EE), foot + Point(thick / 2, 0), Color(0xC9C2B8)))
        for _ in 0..<Int(height / 45) {
            let p = foot.mixed(with: top, dice.within(0.03, 0.95)) + Point(dice.within(-0.4, 0.4) * thick, 0)
            canvas.fill(
                .ellipse(p, thick * dice.within(0.12, 0.3), thick * 0.06), .flat(Color(0x3A3532, 0.85)), inside: trunk)
        }
    }

    /// A crown of many soft tufts.
    mutating func crown(_ centre: Point, _ rx: Double, _ ry: Double, _ colors: [UInt32]) {
        let tufts = rx > 100 ? 260 : 70
        let part = rx > 100 ? 0.06...0.13 : 0.14...0.24
        for i in 0..<tufts {
            let a = dice.within(0, 360)
            let r = dice.within(0, 1).squareRoot()
            let p = centre + Point(rx * r * sine(a + 90), ry * r * sine(a))
            let color = Color(dice.one(of: colors)).mixed(Color(0xFFF3C4), i > tufts / 2 && p.y < centre.y ? 0.16 : 0)
            canvas.fill(
                .ellipse(
                    p, rx * dice.within(part.lowerBound, part.upperBound),
                    rx * dice.within(part.lowerBound, part.upperBound) * 0.8), color.faded(0.9))
        }
    }

    mutating func leaf(_ p: Point, _ size: Double, _ color: Color) {
        let turn = dice.within(0, 360)
        let shape: [(Double, Double)] = [
            (0, -1), (0.28, -0.5), (0.62, -0.55), (0.5, -0.1), (0.85, 0.1), (0.4, 0.35), (0.12, 0.75), (-0.12, 0.75),
            (-0.4, 0.35), (-0.85, 0.1), (-0.5, -0.1), (-0.62, -0.55), (-0.28, -0.5),
        ]
        let points = shape.map { (p + Point($0.0, $0.1) * size).turned(turn, about: p) }
        canvas.fill(.polygon(points), .linear(points[0], color.lighter(0.2), points[6], color.darker(0.1)))
        canvas.line(
            [points[0].mixed(with: p, 0.4), (p + Point(0, 1.15 * size)).turned(turn, about: p)], size * 0.09,
            color.darker(0.3))
    }

    mutating func grass(_ area: (x: ClosedRange<Double>, y: ClosedRange<Double>), _ count: Int, _ colors: [UInt32]) {
        for _ in 0..<count {
            let p = Point(
                dice.within(area.x.lowerBound, area.x.upperBound), dice.within(area.y.lowerBound, area.y.upperBound))
            let h = dice.within(14, 34)
            canvas.line([p, p + Point(dice.within(-10, 10), -h)], 5, to: 1, Color(dice.one(of: colors), 0.8))
        }
    }
}
