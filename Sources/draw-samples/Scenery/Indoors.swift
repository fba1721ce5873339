/// What stands indoors: wall and floor, windows, coat hooks, garlands.
struct Indoors {
    let canvas: Canvas
    let width: Double

    func room(wall: UInt32, floor: UInt32, edge y: Double) {
        canvas.fill(
            .rectangle(0, canvas.top, width, y - canvas.top),
            .linear(Point(0, canvas.top), Color(wall).lighter(0.2), Point(width, y), Color(wall).darker(0.06)))
        canvas.fill(
            .rectangle(0, y, width, 1e4),
            .linear(Point(0, y), Color(floor).darker(0.12), Point(0, y + 700), Color(floor).lighter(0.14)))
        canvas.fill(.rectangle(0, y - 26, width, 30), Color(0xFFFBF2))
        canvas.glow(.rectangle(0, y + 2, width, 10), blur: 20, Color(0x1E1430, 0.25))
    }

    func boards(from y: Double, to end: Double, _ color: Color) {
        for i in -12...12 {
            let x = width / 2 + Double(i) * 130
            canvas.line([Point(x, y + 6), Point(width / 2 + Double(i) * 330, end)], 3, color)
        }
    }

    func window(_ x: Double, _ y: Double, _ w: Double, _ h: Double) {
        canvas.glow(.rounded(x - 18, y - 10, w + 36, h + 40, 14), blur: 26, Color(0x1E1430, 0.22))
        canvas.fill(.rounded(x - 18, y - 18, w + 36, h + 36, 14), Color(0xFFFDF7))
        canvas.fill(.rectangle(x, y, w, h), .linear(Point(x, y), Color(0xA9D8EE), Point(x, y + h), Color(0xF4F2D4)))
        let pane = Path.rectangle(x, y, w, h)
        canvas.fill(
            .ellipse(Point(x + w * 0.25, y + h * 1.05), w * 0.5, h * 0.35), .flat(Color(0x8DBB74)), inside: pane)
        canvas.fill(.ellipse(Point(x + w * 0.85, y + h * 1.08), w * 0.5, h * 0.3), .flat(Color(0x6FA565)), inside: pane)
        canvas.fill(
            .polygon([
                Point(x + w * 0.1, y), Point(x + w * 0.34, y), Point(x + w * 0.08, y + h), Point(x - w * 0.16, y + h),
            ]), .flat(Color(0xFFFFFF, 0.25)), inside: pane)
        canvas.fill(.rectangle(x + w / 2 - 8, y, 16, h), Color(0xFFFDF7))
        canvas.fill(.rectangle(x, y + h * 0.45, w, 14), Color(0xFFFDF7))
        canvas.fill(.rounded(x - 34, y + h + 12, w + 68, 26, 8), Color(0xF2E7D2))
    }

    func garland(from a: Point, to b: Point, sag: Double) {
        let middle = a.mixed(with: b, 0.5) + Point(0, sag)
        let line = curve([
            a, a.mixed(with: middle, 0.55) + Point(0, sag * 0.22), middle,
            b.mixed(with: middle, 0.55) + Point(0, sag * 0.22), b,
        ])
        canvas.line(line, 5, Color(0x8B7A66))
        let colors: [UInt32] = [0xE5573F, 0xF2B632, 0x4E9C8A, 0x5D7FC2, 0xD87AA0]
        for (n, i) in stride(from: 2, to: line.count - 3, by: 4).enumerated() {
            let p = line[i]
            canvas.fill(
                .polygon([p + Point(-26, 0), p + Point(26, 2), p + Point(0, 58)]), Color(colors[n % colors.count]))
        }
    }

    /// A hook with a jacket on it and a name above, which a post must cover.
    func hook(_ name: String, _ p: Point, _ color: UInt32, cap: UInt32) {
        canvas.fill(.rounded(p.x - 92, p.y - 118, 184, 66, 12), Color(0xFFFDF6))
        canvas.fill(.rounded(p.x - 92, p.y - 118, 184, 14, 7), Color(cap))
        Lettering.write(name, on: canvas, centre: p + Point(0, -78), height: 30, Color(0x22304A))
        canvas.note("thing:hook \(name)", p + Point(0, -85), 98, 40)
        canvas.fill(.circle(p, 15), Color(0x7C6A54))
        let coat = Path.blob([
            Point(-30, 0), Point(-95, 40), Point(-120, 210), Point(-74, 226), Point(-70, 130), Point(-82, 320),
            Point(0, 334),
            Point(82, 320), Point(70, 130), Point(74, 226), Point(120, 210), Point(95, 40), Point(30, 0),
        ]).moved(p)
        canvas.glow(coat.moved(Point(10, 14)), blur: 22, Color(0x1E1430, 0.3))
        canvas.fill(
            coat, .linear(p + Point(-110, 0), Color(color).lighter(0.14), p + Point(120, 200), Color(color).darker(0.2))
        )
        canvas.line([p + Point(0, 26), p + Point(0, 326)], 8, Color(cap))
        canvas.fill(.ellipse(p + Point(0, 10), 50, 26), Color(color).darker(0.35))
    }
}
