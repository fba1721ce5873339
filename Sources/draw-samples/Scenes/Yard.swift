/// The whole of group Grodan and a few more, lined up in the yard.
func paintGroup(_ canvas: Canvas) {
    var out = Outdoors(canvas: canvas, width: 2400, dice: Dice(41))
    out.sky(0x8FC6E8, 0xEAF3DC, to: 940)
    out.cloud(Point(340, 190), 140)
    out.cloud(Point(1250, 130), 110)
    out.crown(Point(120, 520), 260, 230, [0x7FAE52, 0x5F9448, 0x96BE5E])
    out.crown(Point(2300, 480), 260, 260, [0x7FAE52, 0x5F9448, 0xC9B04A])
    house(canvas)
    out.ground(900, wave: 8, 0xD8CBA6, 0xBFA77A)
    out.grass((0...2400, 905...960), 260, [0x8FB85A, 0x6F9A48])
    person(canvas, Cast.anna, 215, 1230, 84, Pose(right: Point(0.8, 1.0), gaze: 0.3))
    person(canvas, Cast.fatima, 2190, 1230, 84, Pose(left: Point(-0.8, 1.0), gaze: -0.3, mood: .grin))
    let back: [(Look, Pose)] = [
        (Cast.amina, .still), (Cast.leo, Pose(mood: .grin)), (Cast.wilma, Pose(left: Point(-1.1, -0.9), mood: .laugh)),
        (Cast.samuel, .still), (Cast.zeynep, Pose(mood: .grin)), (Cast.bjorn, .waving),
    ]
    for (i, one) in back.enumerated() { person(canvas, one.0, 530 + Double(i) * 270, 1260, 100, one.1) }
    let front: [(Look, Pose)] = [
        (Cast.ellaB, Pose(legs: .kneeling, mood: .grin)),
        (Cast.mateo, Pose(legs: .crossed, left: Point(-0.7, 1.45), right: Point(0.7, 1.45))),
        (Cast.my, Pose(legs: .crossed, left: Point(-0.7, 1.45), right: Point(0.7, 1.45), mood: .laugh)),
        (Cast.ellaS, Pose(legs: .kneeling)),
        (Cast.liv, Pose(legs: .crossed, left: Point(-0.7, 1.4), right: Point(1.1, -0.6), mood: .grin)),
    ]
    for (i, one) in front.enumerated() { person(canvas, one.0, 400 + Double(i) * 335, 1530, 106, one.1) }
    person(
        canvas, Cast.elias, 2060, 1535, 104,
        Pose(legs: .wheelchair, left: Point(-0.85, 1.3), right: Point(1.25, -0.6), mood: .grin))
}

private func house(_ canvas: Canvas) {
    canvas.glow(.rectangle(430, 340, 1560, 580), blur: 40, Color(0x1E1430, 0.25))
    canvas.fill(
        .rectangle(420, 330, 1560, 590), .linear(Point(420, 330), Color(0xC4432F), Point(420, 920), Color(0x9A3024)))
    for i in 0..<40 {
        canvas.line([Point(430 + Double(i) * 40, 335), Point(430 + Double(i) * 40, 918)], 3, Color(0x7A2219, 0.4))
    }
    canvas.fill(
        .polygon([Point(360, 345), Point(560, 130), Point(1840, 130), Point(2040, 345)]),
        .linear(Point(0, 130), Color(0x5B5F6B), Point(0, 345), Color(0x3E424E)))
    for x in [500.0, 860, 1390, 1720] {
        canvas.fill(.rectangle(x, 450, 200, 230), Color(0xFFFBF0))
        canvas.fill(
            .rectangle(x + 16, 466, 168, 198),
            .linear(Point(x, 460), Color(0xBFE0EE), Point(x + 170, 660), Color(0x7FB2CC)))
        canvas.fill(.rectangle(x + 94, 460, 12, 210), Color(0xFFFBF0))
        canvas.fill(.rectangle(x + 10, 556, 180, 12), Color(0xFFFBF0))
    }
    canvas.fill(.rounded(1130, 520, 190, 400, 10), Color(0xFFFBF0))
    canvas.fill(.rounded(1146, 536, 158, 384, 8), Color(0x4E9C8A))
    canvas.fill(.circle(Point(1280, 740), 11), Color(0xF2C14E))
    canvas.fill(.rounded(930, 362, 590, 74, 10), Color(0xFFFBF0))
    Lettering.write("Ekbackens förskola", on: canvas, centre: Point(1225, 404), height: 28, Color(0x22304A))
}
