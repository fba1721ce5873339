/// Soup day: five at the table.
func paintLunch(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 2400)
    room.room(wall: 0xF5D9C0, floor: 0xC99A6B, edge: 980)
    room.window(260, 150, 520, 420)
    room.window(1620, 150, 520, 420)
    room.garland(from: Point(820, 120), to: Point(1580, 120), sag: 70)
    let seats: [(Look, Double, Pose)] = [
        (Cast.noor, 300, Pose(legs: .hidden, left: Point(-0.8, 1.2), right: Point(0.8, 1.1), gaze: 0.4)),
        (Cast.yusuf, 750, Pose(legs: .hidden, left: Point(-0.8, 1.15), right: Point(1.0, 0.6), mood: .laugh)),
        (Cast.leo, 1200, Pose(legs: .hidden, left: Point(-0.8, 1.1), right: Point(0.8, 1.1), mood: .grin)),
        (
            Cast.alva, 1650,
            Pose(legs: .hidden, left: Point(-1.0, 0.6), right: Point(0.8, 1.15), gaze: -0.4, mood: .grin)
        ),
        (Cast.samuel, 2100, Pose(legs: .hidden, left: Point(-0.8, 1.1), right: Point(0.9, 1.0), gaze: -0.5)),
    ]
    for (look, x, pose) in seats {
        canvas.fill(
            .rounded(x - 130, 870, 260, 300, 40),
            .linear(Point(x, 870), Color(0xD8A25E), Point(x, 1170), Color(0xA8743C)))
        person(canvas, look, x, 1190, 128, pose)
    }
    table(canvas)
    for (i, x) in [300.0, 750, 1200, 1650, 2100].enumerated() {
        bowl(canvas, Point(x, 1330), Color([0xE5573F, 0x4E9C8A, 0xF2B632, 0x5D7FC2, 0xD87AA0][i] as UInt32))
        glass(canvas, Point(x + 178, 1275))
    }
    loaf(canvas, Point(975, 1470), 1)
}

/// The table alone: bread that was baked this morning. Nobody is in it.
func paintBread(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 2400)
    room.room(wall: 0xDCE6EA, floor: 0xC99A6B, edge: 980)
    room.window(860, 120, 680, 480)
    table(canvas)
    for (x, y, size) in [(620.0, 1300.0, 1.35), (1210, 1380, 1.7), (1830, 1310, 1.4)] {
        loaf(canvas, Point(x, y), size)
    }
    glass(canvas, Point(250, 1300))
    glass(canvas, Point(2170, 1340))
}

private func table(_ canvas: Canvas) {
    canvas.fill(
        .rectangle(-20, 1180, 2440, 460), .linear(Point(0, 1180), Color(0xF0CE9A), Point(0, 1600), Color(0xC78F50)))
    canvas.glow(.rectangle(-20, 1160, 2440, 22), blur: 24, Color(0x2A1A10, 0.35))
    canvas.fill(.rectangle(-20, 1174, 2440, 16), Color(0xFBE3BC))
    for i in 0..<7 {
        canvas.line(
            [Point(-10, 1240 + Double(i) * 58), Point(2410, 1236 + Double(i) * 60)], 2.5, Color(0xA87238, 0.35))
    }
}

private func bowl(_ canvas: Canvas, _ p: Point, _ color: Color) {
    canvas.glow(.ellipse(p + Point(12, 66), 150, 40), blur: 24, Color(0x2A1A10, 0.45))
    canvas.fill(
        .polygon(
            curve([p + Point(-150, 0), p + Point(-110, 76), p + Point(0, 96), p + Point(110, 76), p + Point(150, 0)])),
        .linear(p + Point(-150, 0), color.lighter(0.2), p + Point(150, 60), color.darker(0.2)))
    canvas.fill(.ellipse(p, 150, 46), color.lighter(0.35))
    canvas.fill(.ellipse(p + Point(0, 4), 130, 36), .radial(p, 140, Color(0xF6B04A), Color(0xD9812B)))
    for (x, y) in [(-60.0, 0.0), (10, 12), (60, -6), (-10, -12)] {
        canvas.fill(.ellipse(p + Point(x, y), 15, 8), Color(0x6FA04A))
    }
}

private func glass(_ canvas: Canvas, _ p: Point) {
    canvas.glow(.ellipse(p + Point(6, 60), 44, 16), blur: 12, Color(0x2A1A10, 0.4))
    canvas.fill(
        .polygon([p + Point(-40, -70), p + Point(40, -70), p + Point(32, 62), p + Point(-32, 62)]),
        Color(0xFFFFFF, 0.55))
    canvas.fill(
        .polygon([p + Point(-36, -20), p + Point(36, -20), p + Point(31, 58), p + Point(-31, 58)]), Color(0xFFFDF6))
    canvas.fill(.ellipse(p + Point(0, -20), 36, 9), Color(0xF3EEE2))
    canvas.fill(.ellipse(p + Point(0, -70), 40, 10), Color(0xFFFFFF, 0.6))
}

private func loaf(_ canvas: Canvas, _ p: Point, _ k: Double) {
    canvas.glow(.ellipse(p + Point(10, 74) * k, 190 * k, 34 * k), blur: 24, Color(0x2A1A10, 0.5))
    canvas.fill(.ellipse(p + Point(0, 66) * k, 210 * k, 34 * k), Color(0xFFFBF0))
    canvas.fill(
        .blob(
            [Point(-170, 40), Point(-150, -40), Point(0, -88), Point(150, -40), Point(170, 40), Point(0, 70)].map {
                p + $0 * k
            }), .linear(p + Point(0, -90) * k, Color(0xE7A653), p + Point(0, 70) * k, Color(0x9A5722)))
    for x in [-80.0, 0, 80] {
        canvas.line(
            curve([p + Point(x - 26, -46) * k, p + Point(x, -30) * k, p + Point(x + 18, 8) * k]), 20 * k, to: 10 * k,
            Color(0xFCE0AE))
    }
}
