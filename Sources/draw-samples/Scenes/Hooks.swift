/// The cloakroom, upright: two children between coats with names above them.
func paintHooks(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 1600)
    room.room(wall: 0xCFE0E4, floor: 0xCFA878, edge: 1750)
    room.boards(from: 1750, to: 2400, Color(0x9A7446, 0.45))
    room.garland(from: Point(10, 130), to: Point(1590, 110), sag: 110)
    canvas.fill(
        .rounded(60, 560, 1480, 46, 12), .linear(Point(0, 560), Color(0xE6BE86), Point(0, 606), Color(0xB98749)))
    let coats: [(String, UInt32, UInt32)] = [
        ("Wilma", 0xF2B632, 0x4A7C8C), ("Saga", 0xD65A7E, 0x6A4A77), ("Leo", 0x3D8C5C, 0xF2C14E),
        ("Amina", 0xE5743A, 0x3F6B4F), ("Hugo", 0x355C9A, 0xE5573F),
    ]
    for (i, coat) in coats.enumerated() { room.hook(coat.0, Point(220 + Double(i) * 290, 720), coat.1, cap: coat.2) }
    canvas.glow(.rectangle(70, 1690, 1460, 60), blur: 40, Color(0x1E1430, 0.35))
    canvas.fill(
        .rounded(60, 1560, 1480, 70, 14), .linear(Point(0, 1560), Color(0xE6BE86), Point(0, 1630), Color(0xB98749)))
    for x in [110.0, 780, 1430] { canvas.fill(.rectangle(x, 1628, 60, 190), Color(0xA9773C)) }
    for (x, color) in [(300.0, 0xE5573F as UInt32), (1300, 0x3B79B8)] { boots(canvas, Point(x, 1800), Color(color)) }
    person(
        canvas, Cast.amina.wearing(.jacket, 0xE5743A, 0xF6E6B0, legs: 0x3F6B4F), 480, 2240, 172,
        Pose(left: Point(-1.1, 1.2), right: Point(1.3, -0.5), mood: .grin))
    person(
        canvas, Cast.wilma, 1110, 2270, 176,
        Pose(left: Point(-1.2, -0.3), right: Point(0.9, 1.3), tilt: -4, gaze: -0.3, mood: .laugh))
}

private func boots(_ canvas: Canvas, _ p: Point, _ color: Color) {
    for dx in [-60.0, 60] {
        let q = p + Point(dx, 0)
        canvas.glow(.ellipse(q + Point(14, 66), 70, 16), blur: 14, Color(0x1E1430, 0.4))
        canvas.fill(
            .rounded(q.x - 42, q.y - 120, 84, 170, 20) + .rounded(q.x - 42, q.y - 10, 116, 74, 34), .flat(color))
        canvas.fill(.rounded(q.x - 42, q.y - 120, 84, 26, 12), color.lighter(0.4))
        canvas.fill(.rounded(q.x - 46, q.y + 48, 124, 18, 9), color.darker(0.45))
    }
}
