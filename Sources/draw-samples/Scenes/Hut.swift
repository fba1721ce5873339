/// Children build a hut of branches in the forest; a teacher and a visitor look on.
func paintHut(_ canvas: Canvas) {
    var out = Outdoors(canvas: canvas, width: 2400, dice: Dice(11))
    out.sky(0xCFE6E4, 0xF4EBC6, to: 900)
    for i in 0..<13 {
        let x = Double(i) * 200 + out.dice.within(-50, 50)
        out.spruce(Point(x, 880 + out.dice.within(-30, 30)), out.dice.within(640, 900), Color(0x9FBF9A))
    }
    out.ground(850, wave: 22, 0xA8BF6E, 0x7C9A4E)
    for (x, h) in [(90.0, 900.0), (640, 820), (1500, 860), (2290, 940)] {
        out.spruce(Point(x, 990), h, Color(0x4F8462))
    }
    for x in [330.0, 1750, 2080] { out.birch(Point(x, 1040), 1150, thick: 58) }
    out.ground(1010, wave: 18, 0x93AE58, 0x56703A)
    out.grass((0...2400, 1050...1590), 700, [0xC3D27A, 0x6F8A45, 0x4F6B35])
    hut(&out)
    person(
        canvas, Cast.johan, 2110, 1330, 92, Pose(left: Point(-0.75, 1.1), right: Point(0.9, 1.35), tilt: -4, gaze: -0.5)
    )
    person(
        canvas, Cast.visitor, 330, 1340, 92, Pose(left: Point(-0.9, 1.3), right: Point(0.8, 0.9), tilt: 3, gaze: 0.5))
    person(canvas, Cast.ellaB, 740, 1480, 122, Pose(right: Point(1.3, -0.1), lean: 3, gaze: 0.4, mood: .grin))
    stick(canvas, Point(760, 1110), Point(1010, 760))
    person(canvas, Cast.ellaS, 1640, 1490, 122, Pose(legs: .apart, left: Point(-1.25, -0.4), mood: .laugh))
    person(
        canvas, Cast.bjorn, 1180, 1560, 126,
        Pose(legs: .kneeling, left: Point(-1.1, 0.9), right: Point(1.2, 0.2), mood: .grin))
    stick(canvas, Point(1290, 1250), Point(1450, 1020))
    for _ in 0..<70 {
        let p = Point(out.dice.within(0, 2400), out.dice.within(1430, 1590))
        out.leaf(p, out.dice.within(10, 20), Color(out.dice.one(of: [0xC98A3A, 0xB5602E, 0xD9B44A])))
    }
}

private func stick(_ canvas: Canvas, _ a: Point, _ b: Point) {
    canvas.line([a, a.mixed(with: b, 0.5) + Point(8, 0), b], 24, to: 14, Color(0x7A5234))
    canvas.line([a.mixed(with: b, 0.6), a.mixed(with: b, 0.75) + Point(60, -30)], 12, to: 5, Color(0x7A5234))
}

private func hut(_ out: inout Outdoors) {
    let canvas = out.canvas
    let top = Point(1210, 480)
    canvas.glow(.ellipse(Point(1210, 1240), 520, 60), blur: 60, Color(0x1E2A14, 0.5))
    canvas.fill(
        .polygon([top, Point(1640, 1240), Point(780, 1240)]),
        .linear(top, Color(0x6B4A30), Point(1210, 1240), Color(0x33241A)))
    for i in 0...16 {
        let x = 760 + Double(i) * 56
        guard abs(x - 1210) > 105 else { continue }
        let brown = Color(out.dice.one(of: [0x8C6240, 0x75502F, 0xA07A50, 0x694628]))
        let from = Point(x + out.dice.within(-14, 14), 1245 + out.dice.within(-10, 20))
        canvas.line([from, top + Point((1210 - x) * 0.16, out.dice.within(-70, 0))], 34, to: 18, brown)
        canvas.line(
            [from + Point(-6, 0), top + Point((1210 - x) * 0.16 - 4, 0)], 9, to: 4, brown.lighter(0.25).faded(0.6))
    }
    for _ in 0..<36 {
        let t = out.dice.within(0.05, 0.9)
        let side = out.dice.one(of: [-1.0, 1])
        let p = top.mixed(with: Point(1210 + side * out.dice.within(180, 430), 1230), t)
        out.crown(p, 34, 22, [0x5E8A4A, 0x7FA653, 0x466F3E])
    }
}
