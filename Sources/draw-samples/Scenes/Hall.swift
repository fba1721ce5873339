/// Gymnastics in the hall: wall bars, a mat, hoops and a bench.
func paintGym(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 2400)
    room.room(wall: 0xF3E3C3, floor: 0xD9A566, edge: 960)
    room.boards(from: 960, to: 1600, Color(0xA97438, 0.5))
    room.window(1680, 130, 520, 360)
    for x in [120.0, 560, 1000] { wallBars(canvas, x) }
    canvas.line(
        curve([Point(1450, 1600), Point(1200, 1180), Point(1900, 1050), Point(2400, 1090)]), 14, Color(0x3B79B8, 0.6))
    mat(canvas)
    for (x, color) in [(420.0, 0xE5573F as UInt32), (2080, 0x3D8C5C)] {
        let ring = Path.ellipse(Point(x, 1490), 220, 54).contours[0]
        canvas.line(ring + [ring[0]], 20, Color(color))
    }
    person(canvas, Cast.fatima, 2110, 1250, 86, Pose(right: Point(1.2, -0.35), gaze: -0.4, mood: .grin))
    person(canvas, Cast.amina, 360, 1420, 122, .cheering)
    person(
        canvas, Cast.mateo, 860, 1390, 122,
        Pose(legs: .apart, left: Point(-1.45, -0.3), right: Point(1.45, -0.3), lean: -6, mood: .laugh))
    person(
        canvas, Cast.wilma, 1330, 1400, 122,
        Pose(legs: .stride, left: Point(-1.3, -0.6), right: Point(1.3, 0.2), lean: 6, mood: .grin))
    person(
        canvas, Cast.leo, 1760, 1470, 120,
        Pose(legs: .crossed, left: Point(-0.75, 1.45), right: Point(1.0, -0.8), gaze: -0.3, mood: .grin))
    ball(canvas, Point(1080, 1500), 78)
}

private func wallBars(_ canvas: Canvas, _ x: Double) {
    canvas.glow(.rectangle(x + 8, 190, 380, 760), blur: 30, Color(0x1E1430, 0.16))
    for side in [0.0, 360] {
        canvas.fill(
            .rounded(x + side, 170, 34, 780, 8),
            .linear(Point(x + side, 0), Color(0xD19A5B), Point(x + side + 34, 0), Color(0xA9713A)))
    }
    for i in 0..<12 {
        let y = 210 + Double(i) * 62
        canvas.line([Point(x + 16, y + 6), Point(x + 378, y + 6)], 20, Color(0x6B4420, 0.35))
        canvas.line([Point(x + 16, y), Point(x + 378, y)], 22, Color(0xE3B679))
        canvas.line([Point(x + 20, y - 5), Point(x + 374, y - 5)], 5, Color(0xFFE7BD, 0.8))
    }
}

private func mat(_ canvas: Canvas) {
    canvas.glow(
        .polygon([Point(620, 1340), Point(1640, 1340), Point(1780, 1500), Point(480, 1500)]), blur: 40,
        Color(0x1E1430, 0.35))
    canvas.fill(
        .polygon([Point(620, 1310), Point(1640, 1310), Point(1780, 1470), Point(480, 1470)]),
        .linear(Point(600, 1300), Color(0x5C9BD1), Point(1700, 1470), Color(0x2F6FA8)))
    canvas.fill(.polygon([Point(480, 1470), Point(1780, 1470), Point(1776, 1512), Point(484, 1512)]), Color(0x23567F))
}

private func ball(_ canvas: Canvas, _ p: Point, _ r: Double) {
    canvas.glow(.ellipse(p + Point(10, r), r, r * 0.24), blur: 16, Color(0x1E1430, 0.4))
    canvas.fill(.circle(p, r), .radial(p + Point(-r * 0.35, -r * 0.4), r * 1.5, Color(0xFF9B7A), Color(0xB8302A)))
    canvas.line(curve([p + Point(-r * 0.9, -r * 0.2), p, p + Point(r * 0.9, -r * 0.2)]), 9, Color(0xFFF3E0))
}
