extension Head {
    private var shade: Color { look.hairColor.darker(0.2) }

    private func hairBlob(_ points: [(Double, Double)], _ color: Color? = nil) {
        let path = Path.blob(points.map { at($0.0, $0.1) })
        canvas.fill(
            path,
            color.map { .flat($0) }
                ?? .linear(
                    at(-0.6, -1.1), look.hairColor.lighter(0.14), at(0.5, 0.9), look.hairColor.darker(0.16)))
    }

    /// Locks that hang behind the shoulders and beside the face.
    func paintBack() {
        switch look.hair {
        case .long:
            hairBlob(
                [
                    (0, -1.2), (0.95, -0.85), (1.2, 0.1), (1.22, 1.2), (0.9, 1.75), (0, 1.55), (-0.9, 1.75),
                    (-1.22, 1.2), (-1.2, 0.1), (-0.95, -0.85),
                ], shade)
        case .bob:
            hairBlob(
                [
                    (0, -1.2), (0.98, -0.8), (1.2, 0.1), (1.12, 0.85), (0.6, 1.02), (0, 0.95), (-0.6, 1.02),
                    (-1.12, 0.85), (-1.2, 0.1), (-0.98, -0.8),
                ], shade)
        case .ponytail:
            hairBlob([(0.5, -0.9), (1.1, -1.05), (1.55, -0.5), (1.5, 0.5), (1.2, 1.1), (1.1, 0.3), (0.9, -0.3)], shade)
        case .pigtails: for side in [-1.0, 1] { pigtail(side) }
        case .braids: for side in [-1.0, 1] { braid(side) }
        case .bun:
            canvas.fill(
                .circle(at(0, -1.28), 0.42 * size),
                .radial(at(-0.15, -1.4), 0.6 * size, look.hairColor.lighter(0.12), shade))
        case .afro: ring(13, 0.42, 1.02, from: 150, to: 390)
        case .veil:
            hairBlob([
                (0, -1.18), (0.85, -0.9), (1.14, -0.1), (1.1, 0.8), (1.25, 1.6), (0, 1.85), (-1.25, 1.6), (-1.1, 0.8),
                (-1.14, -0.1), (-0.85, -0.9),
            ])
        case .short, .crop, .spiky, .curls, .grey: break
        }
    }

    private func pigtail(_ side: Double) {
        hairBlob([
            (side * 0.9, -0.5), (side * 1.3, -0.62), (side * 1.62, -0.1), (side * 1.55, 0.55), (side * 1.3, 0.85),
            (side * 1.2, 0.3),
        ])
        canvas.fill(.circle(at(side * 0.98, -0.45), 0.16 * size), look.accent.darker(0.05))
    }

    private func braid(_ side: Double) {
        for i in 0..<5 {
            let y = 0.35 + Double(i) * 0.28
            canvas.fill(
                .ellipse(at(side * (1.02 + Double(i) * 0.02), y), 0.22 * size, 0.19 * size),
                i.isMultiple(of: 2) ? look.hairColor : shade)
        }
        canvas.fill(.circle(at(side * 1.1, 1.68), 0.12 * size), look.topColor)
    }

    private func ring(_ count: Int, _ r: Double, _ distance: Double, from: Double, to: Double) {
        for i in 0..<count {
            let a = from + (to - from) * Double(i) / Double(count - 1)
            let p = at(distance * sine(a + 90), distance * sine(a) - 0.08)
            canvas.fill(
                .circle(p, r * size),
                .radial(p + Point(-0.1, -0.14) * size, r * size * 1.2, look.hairColor.lighter(0.16), look.hairColor))
        }
    }

    /// The hair over the forehead.
    func paintFringe() {
        switch look.hair {
        case .short:
            hairBlob([
                (-1.03, 0.0), (-1.08, -0.5), (-0.7, -1.05), (0, -1.24), (0.75, -1.02), (1.08, -0.45), (1.02, 0.0),
                (0.88, -0.35), (0.5, -0.62), (-0.1, -0.5), (-0.6, -0.62), (-0.88, -0.3),
            ])
        case .grey:
            hairBlob([(-1.06, 0.25), (-1.1, -0.3), (-0.85, -0.85), (-0.5, -1.02), (-0.75, -0.6), (-0.9, -0.1)])
            hairBlob([(1.06, 0.25), (1.1, -0.3), (0.85, -0.85), (0.5, -1.02), (0.75, -0.6), (0.9, -0.1)])
            canvas.line(curve([front(-0.3, 0.47), front(0, 0.42), front(0.3, 0.47)]), 0.16 * size, look.hairColor)
        case .crop:
            hairBlob([
                (-0.99, -0.1), (-1.0, -0.5), (-0.62, -0.98), (0, -1.12), (0.62, -0.98), (1.0, -0.5), (0.99, -0.1),
                (0.82, -0.5), (0.4, -0.68), (-0.4, -0.68), (-0.82, -0.5),
            ])
        case .bob:
            hairBlob([
                (-1.08, 0.3), (-1.12, -0.5), (-0.65, -1.12), (0, -1.24), (0.65, -1.12), (1.12, -0.5), (1.08, 0.3),
                (0.9, -0.3), (0.45, -0.42), (0, -0.38), (-0.45, -0.42), (-0.9, -0.3),
            ])
        case .spiky: spikes()
        case .curls: ring(10, 0.3, 0.98, from: 178, to: 362); ring(7, 0.27, 0.74, from: 212, to: 328)
        case .afro: ring(8, 0.3, 0.86, from: 190, to: 350)
        case .veil: veilEdge()
        case .long, .ponytail, .pigtails, .bun, .braids: parted()
        }
    }

    private func parted() {
        hairBlob([
            (-1.04, 0.12), (-1.08, -0.5), (-0.62, -1.1), (0.1, -1.22), (0.3, -1.0), (-0.2, -0.62), (-0.72, -0.4),
            (-0.92, -0.05),
        ])
        hairBlob([
            (1.04, 0.12), (1.08, -0.5), (0.66, -1.1), (0.0, -1.22), (-0.02, -1.0), (0.4, -0.62), (0.8, -0.38),
            (0.93, -0.05),
        ])
        canvas.line(curve([at(0.06, -1.2), at(0.12, -1.0), at(0.05, -0.8)]), 0.035 * size, shade)
    }

    private func spikes() {
        var points: [Point] = [at(-1.04, 0)]
        for i in 0...8 {
            let a = 190.0 + Double(i) * 20
            points.append(at(1.02 * sine(a + 84), 1.02 * sine(a - 6)))
            points.append(at(1.4 * sine(a + 92), 1.34 * sine(a + 2)))
        }
        points += [
            at(1.04, 0), at(0.8, -0.5), at(0.4, -0.5), at(0.2, -0.66), at(-0.1, -0.48), at(-0.4, -0.64),
            at(-0.8, -0.45),
        ]
        canvas.fill(
            .polygon(points),
            .linear(at(0, -1.3), look.hairColor.lighter(0.12), at(0, -0.3), look.hairColor.darker(0.1)))
    }

    private func veilEdge() {
        let outer = curve(
            [(-0.9, 0.75), (-0.98, 0.0), (-0.75, -0.62), (0, -0.86), (0.75, -0.62), (0.98, 0.0), (0.9, 0.75)].map {
                at($0.0, $0.1)
            })
        canvas.line(outer, 0.3 * size, look.hairColor)
        canvas.line(outer, 0.05 * size, look.hairColor.darker(0.25))
        hairBlob([(-0.98, 0.62), (-0.5, 1.0), (0, 1.1), (0.5, 1.0), (0.98, 0.62), (0.9, 1.3), (0, 1.55), (-0.9, 1.3)])
    }

    func paintHat() {
        switch look.hat {
        case .none: break
        case .beanie:
            hairBlob(
                [
                    (-1.1, -0.35), (-1.05, -0.85), (-0.55, -1.38), (0, -1.48), (0.55, -1.38), (1.05, -0.85),
                    (1.1, -0.35), (0.5, -0.5), (-0.5, -0.5),
                ], look.accent)
            canvas.line(curve([at(-1.02, -0.38), at(0, -0.6), at(1.02, -0.38)]), 0.34 * size, look.accent.darker(0.14))
            canvas.fill(
                .circle(at(0, -1.52), 0.3 * size),
                .radial(at(-0.1, -1.62), 0.4 * size, Color(0xFFFDF6), look.accent.lighter(0.4)))
        case .sunHat:
            canvas.fill(
                .ellipse(at(0, -0.62), 1.5 * size, 0.36 * size, turned: pose.lean + pose.tilt), look.accent.darker(0.1))
            hairBlob([(-0.92, -0.66), (-0.8, -1.25), (0, -1.5), (0.8, -1.25), (0.92, -0.66), (0, -0.5)], look.accent)
        case .crown:
            canvas.fill(
                .polygon(
                    [
                        (-0.6, -0.86), (-0.66, -1.42), (-0.3, -1.14), (0, -1.5), (0.3, -1.14), (0.66, -1.42),
                        (0.6, -0.86),
                    ].map { at($0.0, $0.1) }), Color(0xF4C542))
        }
    }
}
