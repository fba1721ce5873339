/// Paints one person. `base` is where the feet (or the seat) touch the ground; `size` is the head's radius.
struct Figure {
    let canvas: Canvas
    let look: Look
    let pose: Pose
    let base: Point
    let size: Double

    var build: Build { look.adult ? .adult : .child }
    /// How high above the base the hips are, in head radii.
    private var hipHeight: Double {
        switch pose.legs {
        case .standing, .apart, .stride: build.leg
        case .kneeling: 0.55
        case .crossed, .hidden: 0.3
        case .wheelchair: 1.35
        case .hanging: 0
        }
    }

    var hip: Point { base + Point(0, -hipHeight * size) }
    /// From the figure's own measure (head radii from the hips, upright) to the drawing.
    func at(_ x: Double, _ y: Double) -> Point { (hip + Point(x, y) * size).turned(pose.lean, about: hip) }
    var headCentre: Point { at(0, -build.torso - 1.02) }

    func paint() {
        groundShadow()
        if pose.legs == .wheelchair { wheelchairBack() }
        let head = Head(canvas: canvas, look: look, pose: pose, centre: headCentre, size: size)
        head.paintBack()
        paintLegs()
        paintTorso()
        if pose.legs == .wheelchair { wheelchairFront() }
        head.paint()
        paintArm(-1, to: pose.left)
        paintArm(1, to: pose.right)
        if let tag = look.tag { nameTag(tag) }
        head.note()
    }

    private func groundShadow() {
        guard pose.legs != .hidden, pose.legs != .hanging else { return }
        let wide = pose.legs == .wheelchair || pose.legs == .crossed ? 1.7 : 1.15
        canvas.glow(
            .ellipse(base + Point(0.15 * size, 0.06 * size), wide * size, 0.2 * size), blur: size * 0.22,
            Color(0x1E1430, 0.34))
    }

    /// Arms are one soft bend from the shoulder over the elbow to the hand.
    private func paintArm(_ side: Double, to hand: Point) {
        let top = -build.torso + 0.3
        let from = Point(side * (build.shoulder - 0.08), top)
        let reach = build.arm / Build.child.arm
        let to = Point(hand.x * reach, hand.y * reach - build.torso + 0.1)
        let elbow = bend(from, to, side)
        let points = curve([from, elbow, to].map { at($0.x, $0.y) })
        let width = build.limb * size
        canvas.glow(stroke(points, width * 1.05), blur: size * 0.1, Color(0x1E1430, 0.16))
        let long = look.top == .jacket || look.adult || look.top == .stripes || look.top == .vest
        canvas.line(points, width * 0.86, to: width * 0.7, look.skin.darker(0.05))
        let sleeve = long ? points.count - 4 : points.count * 2 / 5
        canvas.line(Array(points.prefix(sleeve)), width * 1.04, to: width * 0.92, sleeveColor)
        if look.top == .stripes { stripeSleeve(points, width) }
        canvas.fill(
            .circle(at(to.x, to.y), width * 0.5),
            .radial(
                at(to.x - 0.08, to.y - 0.08), width * 0.6, look.skin.lighter(0.12), look.skin.darker(0.06)))
    }

    private func stripeSleeve(_ points: [Point], _ width: Double) {
        for i in stride(from: 3, to: points.count - 5, by: 6) {
            let d = points[i + 1] - points[i]
            let n = Point(-d.y, d.x) * (width * 0.44 / max(d.length, 1e-9))
            canvas.line([points[i] + n, points[i] - n], size * 0.1, look.accent)
        }
    }

    private var sleeveColor: Color {
        switch look.top {
        case .overalls: look.topColor.darker(0.06)
        case .vest: look.accent.darker(0.06)
        default: look.topColor.darker(0.1)
        }
    }

    /// The elbow: out to the side by what the arm's length leaves over.
    private func bend(_ from: Point, _ to: Point, _ side: Double) -> Point {
        let d = to - from
        let spare = max(build.arm * build.arm - d.length * d.length, 0).squareRoot() * 0.42
        guard d.length > 1e-6 else { return from }
        let n = Point(-d.y, d.x) * (1 / d.length)
        let middle = from.mixed(with: to, 0.5)
        let out = n * spare
        return (middle + out).x * side > (middle - out).x * side ? middle + out : middle - out
    }
}
