extension Figure {
    var torsoPath: Path {
        let (s, h, t) = (build.shoulder, build.hip, build.torso)
        let flare = look.top == .dress ? 0.42 : 0.0
        let hem = look.top == .dress ? 0.55 : 0.12
        return .polygon(
            curve([
                at(-0.26, -t - 0.02), at(-s * 0.82, -t + 0.1), at(-s * 1.04, -t + 0.45), at(-h * 1.02, -0.5),
                at(-h - flare, hem), at(-h * 0.5, hem + 0.1), at(0, hem + 0.12), at(h * 0.5, hem + 0.1),
                at(h + flare, hem), at(h * 1.02, -0.5), at(s * 1.04, -t + 0.45), at(s * 0.82, -t + 0.1),
                at(0.26, -t - 0.02),
            ]))
    }

    func paintTorso() {
        let path = torsoPath
        let color = look.topColor
        canvas.fill(
            path,
            .linear(
                at(-build.hip * 1.2, -build.torso), color.lighter(0.12), at(build.hip * 1.3, 0.3), color.darker(0.16)))
        Garment(figure: self, path: path).paint()
        let neck = stroke([at(0, -build.torso - 0.22), at(0, -build.torso + 0.08)], 0.5 * size)
        canvas.fill(neck, look.skin.darker(0.14))
        canvas.glow(
            .ellipse(at(0, -build.torso + 0.02), 0.62 * size, 0.16 * size), blur: size * 0.16, Color(0x1E1430, 0.3),
            inside: path + neck)
    }

    func nameTag(_ words: String) {
        let centre = at(0.02, -build.torso * 0.48)
        let (w, h) = (0.92 * size, 0.4 * size)
        canvas.glow(.rounded(centre.x - w / 2, centre.y - h / 2 + 3, w, h, 8), blur: 10, Color(0x1E1430, 0.4))
        canvas.fill(.rounded(centre.x - w / 2, centre.y - h / 2, w, h, h * 0.2), Color(0xFFFDF6))
        canvas.fill(.rounded(centre.x - w / 2, centre.y - h / 2, w, h * 0.22, h * 0.1), Color(0xE5573F))
        Lettering.write(words, on: canvas, centre: centre + Point(0, h * 0.12), height: h * 0.46, Color(0x22304A))
        canvas.note("thing:name-tag", centre, w * 0.54, h * 0.56)
    }

    func paintLegs() {
        let l = build.leg
        let h = build.hip
        switch pose.legs {
        case .hidden: break
        case .standing: pair([[Point(h * 0.45, -0.1), Point(h * 0.5, l * 0.5), Point(h * 0.52, l - 0.16)]])
        case .hanging: pair([[Point(h * 0.45, -0.1), Point(h * 0.6, l * 0.45), Point(h * 0.55, l - 0.16)]])
        case .apart: pair([[Point(h * 0.45, -0.1), Point(h * 0.95, l * 0.5), Point(h * 1.2, l - 0.16)]])
        case .stride:
            leg([Point(-h * 0.4, -0.1), Point(-h * 0.9, l * 0.5), Point(-h * 1.5, l - 0.2)], toe: -1)
            leg([Point(h * 0.4, -0.1), Point(h * 1.3, l * 0.35), Point(h * 1.0, l - 0.3)], toe: 1)
        case .kneeling:
            leg([Point(-h * 0.45, -0.1), Point(-h * 1.05, 0.28), Point(-h * 0.2, 0.42)], toe: 1)
            leg([Point(h * 0.45, -0.1), Point(h * 1.05, 0.28), Point(h * 0.2, 0.42)], toe: -1)
        case .crossed:
            leg([Point(-h * 0.6, -0.1), Point(-h * 2.1, 0.02), Point(-h * 0.2, 0.3)], toe: 1)
            leg([Point(h * 0.6, -0.1), Point(h * 2.1, 0.02), Point(h * 0.2, 0.3)], toe: -1)
        case .wheelchair:
            pair([[Point(h * 0.5, -0.1), Point(h * 0.62, 0.35), Point(h * 0.55, 1.1)]])
        }
    }

    private func pair(_ right: [[Point]]) {
        for points in right {
            leg(points.map { Point(-$0.x, $0.y) }, toe: -0.5)
            leg(points, toe: 0.5)
        }
    }

    private func leg(_ points: [Point], toe: Double) {
        guard let foot = points.last else { return }
        let bare = look.top == .dress
        let width = (look.adult ? 0.56 : 0.48) * size
        let line = curve(points.map { at($0.x, $0.y) })
        canvas.line(line, width * 1.02, to: width * 0.84, look.legColor.darker(bare ? 0.04 : 0.08))
        canvas.line(
            line.map { $0 + Point(-width * 0.14, 0) }, width * 0.4, to: width * 0.3,
            look.legColor.lighter(0.12).faded(0.5))
        let shoe = at(foot.x + toe * 0.1, foot.y + 0.08)
        canvas.fill(.ellipse(shoe, 0.34 * size, 0.2 * size), look.accent.darker(0.42))
        canvas.fill(.ellipse(shoe + Point(-0.04, -0.04) * size, 0.26 * size, 0.12 * size), look.accent.darker(0.25))
    }
}
