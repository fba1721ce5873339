/// A heap of autumn leaves under the maple, and everybody in it.
func paintLeaves(_ canvas: Canvas) {
    var out = Outdoors(canvas: canvas, width: 2400, dice: Dice(23))
    let reds: [UInt32] = [0xD9482B, 0xE8792B, 0xF2B233, 0xC9372C, 0xF6CF5A]
    out.sky(0x9CCBE6, 0xFBE6C3, to: 950)
    out.cloud(Point(520, 220), 150)
    out.cloud(Point(1950, 150), 120)
    out.ground(800, wave: 50, 0xC6B45E, 0x9AA04A)
    for x in stride(from: 100.0, to: 2400, by: 260) {
        out.crown(Point(x, 770 + out.dice.within(-40, 30)), 130, 110, [0xD98F3A, 0xC76A32, 0xB9A544, 0xE0A941])
    }
    out.ground(930, wave: 24, 0xB4B457, 0x7A8A3C)
    canvas.fill(stroke(curve([Point(1790, 1150), Point(1810, 800), Point(1760, 300)]), 130, 80), Color(0x6A4632))
    canvas.line(curve([Point(1800, 620), Point(1990, 430), Point(2120, 380)]), 56, to: 20, Color(0x6A4632))
    canvas.line(curve([Point(1780, 560), Point(1600, 380), Point(1460, 330)]), 52, to: 20, Color(0x5C3C2B))
    out.crown(Point(1800, 190), 640, 250, reds)
    out.grass((0...2400, 980...1590), 500, [0xD2C765, 0x8A9440, 0x6B7A38])
    heap(&out, reds)
    person(
        canvas, Cast.liv.wearing(.jacket, 0xE58AA0, 0x7C4A86, legs: 0x54627A, hat: .beanie), 480, 1420, 124,
        Pose(left: Point(-1.2, -0.9), right: Point(1.2, -0.7), tilt: -5, mood: .laugh))
    person(
        canvas, Cast.my.wearing(.jacket, 0x5D6FC2, 0xF2C14E, hat: .beanie), 900, 1500, 126,
        Pose(legs: .kneeling, left: Point(-1.1, 0.7), right: Point(1.15, 0.5), mood: .grin))
    person(
        canvas, Cast.elias.wearing(.jacket, 0x4A9C6D, 0xFFD76B), 1380, 1500, 122,
        Pose(legs: .wheelchair, left: Point(-1.25, -0.5), right: Point(1.2, -0.85), mood: .laugh))
    person(
        canvas, Cast.samuel.wearing(.jacket, 0xE07A3F, 0x2C7DA0, hat: .beanie), 1850, 1460, 124,
        Pose(right: Point(1.3, -0.3), gaze: -0.4, mood: .grin))
    person(canvas, Cast.hugo, 2245, 1330, 100, Pose(left: Point(-0.9, 1.2), tilt: 4, gaze: -0.6))
    for _ in 0..<190 {
        let p = Point(out.dice.within(0, 2400), out.dice.within(1490, 1600))
        out.leaf(p, out.dice.within(16, 36), Color(out.dice.one(of: reds)))
    }
    for _ in 0..<60 {
        let p = Point(out.dice.within(0, 2400), out.dice.within(300, 880))
        out.leaf(p, out.dice.within(12, 26), Color(out.dice.one(of: reds)))
    }
}

private func heap(_ out: inout Outdoors, _ colors: [UInt32]) {
    out.canvas.glow(.ellipse(Point(1100, 1520), 1000, 70), blur: 80, Color(0x3A2010, 0.4))
    for i in 0..<760 {
        let t = Double(i) / 760
        let half = 250 + 800 * t
        let p = Point(1100 + out.dice.within(-half, half), 1280 + 280 * t + out.dice.within(-24, 24))
        out.leaf(p, out.dice.within(20, 40), Color(out.dice.one(of: colors)).darker(out.dice.within(0, 0.22)))
    }
}
