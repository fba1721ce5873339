/// Circle time on the round rug, everyone with a name tag.
func paintCircle(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 2400)
    room.room(wall: 0xD5E4D2, floor: 0xDDB888, edge: 900)
    room.boards(from: 900, to: 1600, Color(0xB08550, 0.45))
    room.window(150, 180, 460, 400)
    room.garland(from: Point(680, 90), to: Point(2390, 130), sag: 90)
    let coats: [(String, UInt32, UInt32)] = [
        ("Zeynep", 0xD65A7E, 0x4E9C8A), ("Olle", 0x3D6FA8, 0xF2B632), ("Tindra", 0x7A4F9A, 0xE5573F),
    ]
    for (i, coat) in coats.enumerated() { room.hook(coat.0, Point(1720 + Double(i) * 250, 400), coat.1, cap: coat.2) }
    poster(canvas)
    for (r, color) in [(1.0, 0xC9543F as UInt32), (0.88, 0xF4E3C1), (0.8, 0x4E8C8A), (0.5, 0xF2C572), (0.2, 0xC9543F)] {
        canvas.fill(
            .ellipse(Point(1200, 1330), 1120 * r, 240 * r),
            .linear(Point(200, 1100), Color(color).lighter(0.1), Point(2200, 1560), Color(color).darker(0.1)))
    }
    let sitting = { (gaze: Double, mood: Pose.Mood) in
        Pose(legs: .crossed, left: Point(-0.72, 1.45), right: Point(0.72, 1.45), gaze: gaze, mood: mood)
    }
    person(
        canvas, Cast.anna, 1200, 1250, 98,
        Pose(legs: .crossed, left: Point(-0.95, 0.5), right: Point(0.95, 0.45), mood: .grin))
    person(canvas, Cast.zeynep.tagged("Zeynep"), 700, 1300, 116, sitting(0.5, .smile))
    person(canvas, Cast.ellaS.tagged("Ella S"), 1690, 1300, 116, sitting(-0.5, .grin))
    person(canvas, Cast.ellaB.tagged("Ella B"), 330, 1440, 120, sitting(0.6, .laugh))
    person(canvas, Cast.bjorn.tagged("Björn"), 2080, 1440, 120, sitting(-0.6, .smile))
    person(
        canvas, Cast.liv.tagged("Liv"), 880, 1545, 122,
        Pose(legs: .crossed, left: Point(-0.72, 1.4), right: Point(1.1, -0.75), gaze: 0.2, mood: .grin))
    person(canvas, Cast.my.tagged("My"), 1520, 1545, 122, sitting(-0.3, .surprised))
}

private func poster(_ canvas: Canvas) {
    canvas.glow(.rectangle(786, 250, 300, 380), blur: 24, Color(0x1E1430, 0.28))
    canvas.fill(.rectangle(780, 240, 300, 380), Color(0xFFFBF0))
    canvas.fill(.circle(Point(930, 360), 66), .radial(Point(930, 360), 70, Color(0xFFE27A), Color(0xF2A93A)))
    for i in 0..<12 {
        let a = Double(i) * 30
        let d = Point(sine(a + 90), sine(a))
        canvas.line([Point(930, 360) + d * 80, Point(930, 360) + d * 104], 9, Color(0xF2A93A))
    }
    Lettering.write("Fredag", on: canvas, centre: Point(930, 520), height: 40, Color(0x22304A))
    canvas.line(curve([Point(830, 575), Point(930, 590), Point(1030, 575)]), 8, Color(0x4E9C8A))
}
