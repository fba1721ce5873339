/// An outline to fill: closed contours of straight lines; curves are flattened as they are added.
struct Path: Sendable {
    var contours: [[Point]] = []

    static func polygon(_ points: [Point]) -> Path { Path(contours: [points]) }

    static func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
        polygon([Point(x, y), Point(x + width, y), Point(x + width, y + height), Point(x, y + height)])
    }

    static func ellipse(_ centre: Point, _ rx: Double, _ ry: Double, turned degrees: Double = 0) -> Path {
        let steps = max(24, Int((rx + ry) / 3))
        return polygon(
            (0..<steps).map {
                let a = Double($0) * 360 / Double(steps)
                return (centre + Point(rx * sine(a + 90), ry * sine(a))).turned(degrees, about: centre)
            })
    }

    static func circle(_ centre: Point, _ r: Double) -> Path { ellipse(centre, r, r) }

    /// A rectangle whose corners are rounded by `r`.
    static func rounded(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ r: Double) -> Path {
        let r = min(r, width / 2, height / 2)
        let corners = [
            (Point(x + width - r, y + r), -90.0), (Point(x + width - r, y + height - r), 0),
            (Point(x + r, y + height - r), 90), (Point(x + r, y + r), 180),
        ]
        var points: [Point] = []
        for (centre, from) in corners {
            for step in 0...8 {
                let a: Double = from + Double(step) * 11.25
                points.append(centre + Point(r * sine(a + 90), r * sine(a)))
            }
        }
        return polygon(points)
    }

    /// A soft closed shape through the points (Catmull-Rom).
    static func blob(_ points: [Point]) -> Path {
        let n = points.count
        var outline: [Point] = []
        for i in 0..<n {
            let (a, b, c, d) = (points[(i + n - 1) % n], points[i], points[(i + 1) % n], points[(i + 2) % n])
            for step in 0..<10 { outline.append(spline(a, b, c, d, Double(step) / 10)) }
        }
        return polygon(outline)
    }

    func turned(_ degrees: Double, about centre: Point) -> Path {
        Path(contours: contours.map { $0.map { $0.turned(degrees, about: centre) } })
    }

    func moved(_ by: Point) -> Path { Path(contours: contours.map { $0.map { $0 + by } }) }

    static func + (a: Path, b: Path) -> Path { Path(contours: a.contours + b.contours) }
}

/// A point on the Catmull-Rom curve between `b` and `c`.
func spline(_ a: Point, _ b: Point, _ c: Point, _ d: Point, _ t: Double) -> Point {
    Point(spline(a.x, b.x, c.x, d.x, t), spline(a.y, b.y, c.y, d.y, t))
}

private func spline(_ a: Double, _ b: Double, _ c: Double, _ d: Double, _ t: Double) -> Double {
    let linear: Double = (c - a) * t
    let square: Double = (2 * a - 5 * b + 4 * c - d) * t * t
    let cube: Double = (3 * b - 3 * c + d - a) * t * t * t
    return (2 * b + linear + square + cube) / 2
}

/// The points of an open soft line through `points`.
func curve(_ points: [Point]) -> [Point] {
    guard points.count > 2, let first = points.first, let last = points.last else { return points }
    let all = [first] + points + [last]
    var line: [Point] = []
    for i in 0..<(points.count - 1) {
        for step in 0..<12 { line.append(spline(all[i], all[i + 1], all[i + 2], all[i + 3], Double(step) / 12)) }
    }
    return line + [last]
}

/// A line drawn with a round pen whose width goes from `from` to `to`.
func stroke(_ points: [Point], _ from: Double, _ to: Double? = nil) -> Path {
    let end = to ?? from
    let last = max(points.count - 1, 1)
    let radius = { (i: Int) in (from + (end - from) * Double(i) / Double(last)) / 2 }
    var path = Path()
    for (i, p) in points.enumerated() {
        path.contours += Path.circle(p, radius(i)).contours
        guard i + 1 < points.count else { continue }
        let q = points[i + 1]
        let d = q - p
        guard d.length > 1e-9 else { continue }
        let normal = Point(d.y, -d.x) * (1 / d.length)
        let (a, b) = (normal * radius(i), normal * radius(i + 1))
        path.contours.append([p + a, q + b, q - b, p - a])
    }
    return path
}
