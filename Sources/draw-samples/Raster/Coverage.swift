/// How much of each pixel a path covers, 0...1, within the pixels that it can touch.
struct Coverage {
    let left: Int
    let top: Int
    let width: Int
    let height: Int
    var values: [Float]

    /// Exact area coverage: every edge adds its signed area to the cells it crosses, and a running sum along the row
    /// gives what lies inside. Contours that turn the same way may overlap.
    init(_ path: Path, within size: (width: Int, height: Int), margin: Int = 0) {
        var (x0, y0, x1, y1) = (Double.infinity, Double.infinity, -Double.infinity, -Double.infinity)
        for p in path.contours.joined() {
            (x0, y0, x1, y1) = (min(x0, p.x), min(y0, p.y), max(x1, p.x), max(y1, p.y))
        }
        guard x0 <= x1, x0 < Double(size.width + margin), y0 < Double(size.height + margin),
            x1 > Double(-margin), y1 > Double(-margin)
        else {
            (left, top, width, height, values) = (0, 0, 0, 0, [])
            return
        }
        left = max(Int(x0.rounded(.down)), 0) - margin
        top = max(Int(y0.rounded(.down)), 0) - margin
        width = min(Int(x1.rounded(.up)), size.width) + 1 - left + margin
        height = min(Int(y1.rounded(.up)), size.height) - top + margin
        values = Array(repeating: 0, count: max(width * height, 0) + 2)
        guard width > 0, height > 0 else { return }
        let origin = Point(Double(left), Double(top))
        for contour in path.contours {
            for (i, p) in contour.enumerated() { add(p - origin, contour[(i + 1) % contour.count] - origin) }
        }
        sumRows()
    }

    private mutating func sumRows() {
        for y in 0..<height {
            var sum: Float = 0
            for i in (y * width)..<((y + 1) * width) {
                sum += values[i]
                values[i] = min(abs(sum), 1)
            }
        }
    }

    private mutating func add(_ p: Point, _ q: Point) {
        guard p.y != q.y else { return }
        let direction: Double = p.y < q.y ? 1 : -1
        let (a, b) = p.y < q.y ? (p, q) : (q, p)
        let slope = (b.x - a.x) / (b.y - a.y)
        let first = max(Int(a.y.rounded(.down)), 0)
        let end = min(Int(b.y.rounded(.up)), height)
        guard first < end else { return }
        for row in first..<end {
            let top = max(a.y, Double(row))
            let bottom = min(b.y, Double(row + 1))
            guard bottom > top else { continue }
            let (xa, xb) = (a.x + (top - a.y) * slope, a.x + (bottom - a.y) * slope)
            addSpan(row, min(xa, xb), max(xa, xb), direction * (bottom - top))
        }
    }

    /// One edge within one row, from `x0` to `x1`, of signed height `h`.
    private mutating func addSpan(_ row: Int, _ x0: Double, _ x1: Double, _ h: Double) {
        let limit = Double(width - 1)
        let (a, b) = (min(max(x0, 0), limit), min(max(x1, 0), limit))
        let first = Int(a)
        let last = Int(b)
        let base = row * width
        if first == last {
            let inside = h * (1 - ((a + b) / 2 - Double(first)))
            values[base + first] += Float(inside)
            values[base + first + 1] += Float(h - inside)
            return
        }
        let rate = h / (b - a)
        for cell in first...last {
            let l = max(a, Double(cell))
            let r = min(b, Double(cell + 1))
            guard r > l else { continue }
            let part = rate * (r - l)
            let inside = part * (1 - ((l + r) / 2 - Double(cell)))
            values[base + cell] += Float(inside)
            values[base + cell + 1] += Float(part - inside)
        }
    }
}

extension Coverage {
    /// Softened by three box blurs of `radius` pixels each: nearly a Gaussian.
    mutating func soften(_ radius: Int) {
        guard radius > 0, width > 0, height > 0 else { return }
        for _ in 0..<3 {
            for y in 0..<height { blurLine(start: y * width, count: width, step: 1, radius) }
            for x in 0..<width { blurLine(start: x, count: height, step: width, radius) }
        }
    }

    private mutating func blurLine(start: Int, count: Int, step: Int, _ radius: Int) {
        var line = [Float](repeating: 0, count: count)
        for i in 0..<count { line[i] = values[start + i * step] }
        let scale = 1 / Float(2 * radius + 1)
        var sum: Float = 0
        for i in 0..<min(radius, count) { sum += line[i] }
        for i in 0..<count {
            if i + radius < count { sum += line[i + radius] }
            if i - radius - 1 >= 0 { sum -= line[i - radius - 1] }
            values[start + i * step] = max(sum * scale, 0)
        }
    }
}
