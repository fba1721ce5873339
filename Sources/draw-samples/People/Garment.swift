/// What is on a figure's torso: stripes, dots, a bib, a zip.
struct Garment {
    let figure: Figure
    let path: Path
    private var canvas: Canvas { figure.canvas }
    private var look: Look { figure.look }
    private var size: Double { figure.size }
    private var t: Double { figure.build.torso }
    private var h: Double { figure.build.hip }

    func paint() {
        switch look.top {
        case .plain: collar()
        case .stripes: stripes()
        case .dots: dots()
        case .star: canvas.fill(star(figure.at(0, -t * 0.5), 0.34 * size), look.accent)
        case .heart: heart()
        case .overalls: overalls()
        case .dress: dress()
        case .jacket: jacket()
        case .vest: vest()
        }
    }

    private func collar() {
        canvas.line(
            curve([figure.at(-0.32, -t + 0.02), figure.at(0, -t + 0.2), figure.at(0.32, -t + 0.02)]), 0.12 * size,
            look.accent)
    }

    private func stripes() {
        for i in 0..<9 {
            let y = -t + 0.3 + Double(i) * 0.3
            canvas.line(
                curve([figure.at(-h * 1.6, y - 0.05), figure.at(0, y + 0.05), figure.at(h * 1.6, y - 0.05)]),
                0.13 * size, look.accent, inside: path)
        }
    }

    private func dots() {
        for row in 0..<8 {
            for column in -3...3 {
                let x = (Double(column) + (row.isMultiple(of: 2) ? 0 : 0.5)) * 0.36
                canvas.fill(
                    .circle(figure.at(x, -t + 0.25 + Double(row) * 0.28), 0.075 * size), .flat(look.accent),
                    inside: path)
            }
        }
    }

    private func star(_ centre: Point, _ r: Double) -> Path {
        .polygon(
            (0..<10).map {
                let radius = $0.isMultiple(of: 2) ? r : r * 0.45
                let a = Double($0) * 36 - 90 + figure.pose.lean
                return centre + Point(radius * sine(a + 90), radius * sine(a))
            })
    }

    private func heart() {
        let c = (0.0, -t * 0.5)
        let points = [
            (0, -0.1), (0.16, -0.27), (0.34, -0.16), (0.26, 0.08), (0, 0.32), (-0.26, 0.08), (-0.34, -0.16),
            (-0.16, -0.27),
        ]
        canvas.fill(.blob(points.map { figure.at(c.0 + $0.0, c.1 + $0.1) }), look.accent)
    }

    private func overalls() {
        let bib = Path.blob([
            figure.at(-0.42, -t * 0.68), figure.at(0.42, -t * 0.68), figure.at(h * 1.3, -0.5), figure.at(h * 1.3, 0.4),
            figure.at(-h * 1.3, 0.4), figure.at(-h * 1.3, -0.5),
        ])
        canvas.fill(
            bib, .linear(figure.at(-0.6, -1), look.accent.lighter(0.08), figure.at(0.7, 0), look.accent.darker(0.12)),
            inside: path)
        for side in [-1.0, 1] {
            canvas.line(
                [figure.at(side * 0.36, -t * 0.66), figure.at(side * 0.44, -t)], 0.15 * size, look.accent, inside: path)
            canvas.fill(.circle(figure.at(side * 0.34, -t * 0.62), 0.08 * size), Color(0xF5D98B))
        }
        let pocket = curve([
            figure.at(-0.26, -0.72), figure.at(-0.24, -0.42), figure.at(0.24, -0.42), figure.at(0.26, -0.72),
        ])
        canvas.line(pocket + [figure.at(-0.26, -0.72)], 0.05 * size, look.accent.darker(0.3))
    }

    private func dress() {
        for i in -2...2 {
            let x = Double(i) * 0.3
            canvas.line(
                [figure.at(x * 0.8, -0.5), figure.at(x * 1.5, 0.7)], 0.05 * size, look.topColor.darker(0.22),
                inside: path)
        }
        canvas.line([figure.at(-1.3, -0.52), figure.at(1.3, -0.52)], 0.12 * size, look.accent, inside: path)
        for side in [-1.0, 1] {
            canvas.fill(.ellipse(figure.at(side * 0.2, -t + 0.1), 0.22 * size, 0.12 * size), look.accent)
        }
    }

    private func jacket() {
        canvas.line([figure.at(0, -t), figure.at(0, 0.3)], 0.08 * size, look.accent, inside: path)
        for side in [-1.0, 1] {
            canvas.line(
                [figure.at(side * 0.28, -0.5), figure.at(side * 0.52, -0.2)], 0.08 * size, look.topColor.darker(0.35))
        }
        canvas.line(
            [figure.at(-1.6, -0.06), figure.at(1.6, -0.06)], 0.1 * size, look.topColor.darker(0.25), inside: path)
        collar()
    }

    private func vest() {
        canvas.fill(
            .polygon([figure.at(-0.42, -t - 0.1), figure.at(0.42, -t - 0.1), figure.at(0, -t + 0.95)]),
            .flat(look.accent), inside: path)
        canvas.line([figure.at(0, -t + 0.95), figure.at(0, 0.4)], 0.06 * size, look.topColor.darker(0.4), inside: path)
        for i in 0..<3 {
            canvas.fill(.circle(figure.at(0.14, -t + 1.15 + Double(i) * 0.38), 0.07 * size), Color(0xF5E6C0))
        }
    }
}
