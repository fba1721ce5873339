/// Two at their paintings: the picture that is a PNG.
func paintPainting(_ canvas: Canvas) {
    let room = Indoors(canvas: canvas, width: 2400)
    room.room(wall: 0xF2E2B8, floor: 0xC9A27A, edge: 1080)
    sheet(canvas, Point(330, 160), 560, 440, [0xE5573F, 0xF2B632, 0x4E9C8A])
    sheet(canvas, Point(960, 120), 500, 500, [0x5D7FC2, 0xF2B632, 0xD87AA0])
    sheet(canvas, Point(1540, 170), 560, 430, [0x3D8C5C, 0xE5743A, 0x5D7FC2])
    person(
        canvas, Cast.zeynep, 680, 1500, 166,
        Pose(left: Point(-0.9, 1.3), right: Point(1.25, 0.0), gaze: 0.3, mood: .grin))
    person(
        canvas, Cast.alva, 1690, 1510, 166,
        Pose(left: Point(-1.2, 0.0), right: Point(0.9, 1.35), gaze: -0.3, mood: .laugh))
    brush(canvas, Point(890, 960), Color(0xE5573F))
    brush(canvas, Point(1490, 960), Color(0x5D7FC2))
    for (i, color) in [0xE5573F, 0xF2B632, 0x4E9C8A, 0x5D7FC2, 0xD87AA0].enumerated() {
        let p = Point(980 + Double(i) * 110, 1430)
        canvas.glow(.ellipse(p + Point(6, 56), 44, 12), blur: 10, Color(0x1E1430, 0.4))
        canvas.fill(.rounded(p.x - 40, p.y - 40, 80, 100, 12), Color(0xFFFBF0))
        canvas.fill(.ellipse(p + Point(0, -36), 40, 13), Color(UInt32(color)))
    }
}

private func sheet(_ canvas: Canvas, _ p: Point, _ w: Double, _ h: Double, _ colors: [UInt32]) {
    canvas.glow(.rectangle(p.x + 8, p.y + 12, w, h), blur: 24, Color(0x1E1430, 0.3))
    let paper = Path.rectangle(p.x, p.y, w, h)
    canvas.fill(paper, Color(0xFFFDF6))
    canvas.fill(.circle(p + Point(w * 0.78, h * 0.24), w * 0.11), .flat(Color(colors[1])), inside: paper)
    canvas.line(
        curve([
            p + Point(w * 0.05, h * 0.82), p + Point(w * 0.35, h * 0.7), p + Point(w * 0.65, h * 0.86),
            p + Point(w * 0.95, h * 0.74),
        ]), 44, Color(colors[2]).faded(0.85), inside: paper)
    let house = p + Point(w * 0.3, h * 0.45)
    canvas.fill(.rectangle(house.x - w * 0.12, house.y, w * 0.24, h * 0.26), .flat(Color(colors[0])), inside: paper)
    canvas.fill(
        .polygon([house + Point(-w * 0.17, 4), house + Point(0, -h * 0.2), house + Point(w * 0.17, 4)]),
        Color(colors[2]).darker(0.2))
    canvas.fill(.circle(p + Point(w / 2, 14), 11), Color(0xC9372C))
}

private func brush(_ canvas: Canvas, _ p: Point, _ color: Color) {
    canvas.line([p + Point(0, 90), p + Point(6, -70)], 16, to: 10, Color(0xC98F4E))
    canvas.fill(.ellipse(p + Point(8, -92), 15, 32), color)
}
