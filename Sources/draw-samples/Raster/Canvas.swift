/// A picture being painted. Scenes are drawn 2400 units wide (1600 for upright ones) and anchored at the lower edge,
/// so that a taller picture shows more sky or wall.
final class Canvas {
    let width: Int
    let height: Int
    /// Pixels for one drawing unit.
    let scale: Double
    /// Drawing units from the scene's upper edge to the picture's, for pictures of another shape.
    let lift: Double
    private(set) var pixels: [SIMD3<Float>]
    /// Everyone whose face was painted, in order of painting.
    var faces: [Face] = []

    init(width: Int, height: Int, scene: (width: Double, height: Double)) {
        self.width = width
        self.height = height
        scale = Double(width) / scene.width
        lift = Double(height) / scale - scene.height
        pixels = Array(repeating: SIMD3(1, 1, 1), count: width * height)
    }

    /// The picture's height in drawing units, of which the scene takes the lower part.
    var top: Double { -lift }

    private func device(_ path: Path) -> Path {
        Path(contours: path.contours.map { $0.map { Point($0.x * scale, ($0.y + lift) * scale) } })
    }

    func fill(_ path: Path, _ color: Color) { fill(path, .flat(color)) }

    func fill(_ path: Path, _ paint: Paint, inside clip: Path? = nil) {
        let cover = Coverage(device(path), within: (width, height))
        blend(cover, paint, clip: clip.map { Coverage(device($0), within: (width, height)) })
    }

    func line(_ points: [Point], _ width: Double, to end: Double? = nil, _ color: Color, inside clip: Path? = nil) {
        fill(stroke(points, width, end), .flat(color), inside: clip)
    }

    /// A soft shadow or glow in the shape of `path`, `blur` units wide.
    func glow(_ path: Path, blur: Double, _ color: Color, inside clip: Path? = nil) {
        let radius = max(Int(blur * scale / 2), 1)
        var cover = Coverage(device(path), within: (width, height), margin: radius * 3)
        cover.soften(radius)
        blend(cover, .flat(color), clip: clip.map { Coverage(device($0), within: (width, height)) })
    }

    private func blend(_ cover: Coverage, _ paint: Paint, clip: Coverage?) {
        let rows = max(cover.top, 0)..<max(min(cover.top + cover.height, height), max(cover.top, 0))
        let columns = max(cover.left, 0)..<max(min(cover.left + cover.width, width), max(cover.left, 0))
        for y in rows {
            for x in columns {
                var share = cover.values[(y - cover.top) * cover.width + x - cover.left]
                if share > 0, let clip { share *= clip.share(x, y) }
                guard share > 0.002 else { continue }
                let p = Point((Double(x) + 0.5) / scale, (Double(y) + 0.5) / scale - lift)
                let color = paint.color(at: p)
                let i = y * width + x
                pixels[i] += (color.rgb - pixels[i]) * (share * color.alpha)
            }
        }
    }

    /// The picture as bytes, red, green and blue by turns, row by row.
    func bytes() -> [UInt8] {
        pixels.flatMap { pixel in
            (0..<3).map { UInt8(min(max(pixel[$0] * 255 + 0.5, 0), 255)) }
        }
    }
}

extension Coverage {
    func share(_ x: Int, _ y: Int) -> Float {
        guard x >= left, y >= top, x < left + width, y < top + height else { return 0 }
        return values[(y - top) * width + x - left]
    }
}

/// A face in the picture, in fractions of it as displayed.
struct Face {
    let name: String
    let x: Double
    let y: Double
    let width: Double
    let height: Double
}

extension Canvas {
    /// Notes where a face (or a thing to cover) is, clipped to the picture.
    func note(_ name: String, _ centre: Point, _ halfWidth: Double, _ halfHeight: Double) {
        let w = Double(width) / scale
        let h = Double(height) / scale
        let x0 = min(max((centre.x - halfWidth) / w, 0), 1)
        let x1 = min(max((centre.x + halfWidth) / w, 0), 1)
        let y0 = min(max((centre.y + lift - halfHeight) / h, 0), 1)
        let y1 = min(max((centre.y + lift + halfHeight) / h, 0), 1)
        faces.append(Face(name: name, x: x0, y: y0, width: x1 - x0, height: y1 - y0))
    }
}
