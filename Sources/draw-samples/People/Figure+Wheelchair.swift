extension Figure {
    func wheelchairBack() {
        let frame = Color(0x2C3444)
        canvas.fill(
            .rounded(hip.x - 0.85 * size, hip.y - 1.35 * size, 1.7 * size, 1.6 * size, 0.2 * size),
            .linear(hip + Point(0, -size), Color(0xD8453A), hip + Point(0, size), Color(0xA02F2B)))
        for side in [-1.0, 1] {
            let x = hip.x + side * 0.86 * size
            canvas.line([Point(x, hip.y - 1.65 * size), Point(x, hip.y + 0.3 * size)], 0.13 * size, frame)
            canvas.line(
                [Point(x, hip.y - 1.62 * size), Point(x + side * 0.25 * size, hip.y - 1.66 * size)], 0.17 * size, frame)
        }
    }

    func wheelchairFront() {
        let frame = Color(0x2C3444)
        for side in [-1.0, 1] {
            let centre = Point(hip.x + side * 1.12 * size, base.y - 0.86 * size)
            let tyre = Path.ellipse(centre, 0.3 * size, 0.86 * size, turned: side * 4).contours[0]
            canvas.line(tyre + [tyre[0]], 0.14 * size, frame)
            canvas.line(
                tyre.map { $0.mixed(with: centre, 0.14) } + [tyre[0].mixed(with: centre, 0.14)], 0.04 * size,
                Color(0xC9CFD8))
            for i in stride(from: 0, to: tyre.count, by: max(tyre.count / 9, 1)) {
                canvas.line([centre, tyre[i]], 0.025 * size, Color(0xAEB6C2))
            }
            canvas.fill(.circle(centre, 0.1 * size), Color(0xF2C14E))
            canvas.line(
                [
                    Point(hip.x + side * 0.8 * size, hip.y + 0.2 * size),
                    Point(hip.x + side * 0.5 * size, base.y - 0.18 * size),
                ],
                0.09 * size, frame)
            canvas.fill(.circle(Point(hip.x + side * 0.62 * size, base.y - 0.14 * size), 0.15 * size), frame)
        }
        canvas.line(
            [Point(hip.x - 0.6 * size, base.y - 0.22 * size), Point(hip.x + 0.6 * size, base.y - 0.22 * size)],
            0.12 * size, frame)
    }
}
