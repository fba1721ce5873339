/// A rectangle in stored pixels, with fractions of a pixel; it may reach past the picture.
struct PixelBox: Hashable, Sendable {
    var left: Double
    var top: Double
    var right: Double
    var bottom: Double

    var width: Double { right - left }
    var height: Double { bottom - top }

    /// The region (fractions as displayed) in the stored pixels of a picture of `width` by `height`.
    init(_ region: Region, orientation: Orientation, width: Int, height: Int) {
        let a = orientation.stored(x: region.x, y: region.y)
        let b = orientation.stored(x: region.x + region.width, y: region.y + region.height)
        self.left = min(a.x, b.x) * Double(width)
        self.right = max(a.x, b.x) * Double(width)
        self.top = min(a.y, b.y) * Double(height)
        self.bottom = max(a.y, b.y) * Double(height)
    }

    /// Larger by this share of its own size on every side.
    func grown(by share: Double) -> PixelBox {
        var box = self
        box.left -= width * share
        box.right += width * share
        box.top -= height * share
        box.bottom += height * share
        return box
    }
}

/// What a redaction must cover at the least, before it is widened to whole cells.
struct CoverShape: Hashable, Sendable {
    /// How much a face's box grows on each side so that hair, ears and chin are under the ellipse (imaging.md, "Redaction
    /// styles": at least 30 %). The ellipse then holds the whole box: (1 / 1.6)² + (1 / 1.6)² < 1.
    static let faceGrowth = 0.3
    static let boxGrowth = 0.05

    let box: PixelBox
    let isEllipse: Bool

    init(_ redaction: Redaction, orientation: Orientation, width: Int, height: Int) {
        let drawn = PixelBox(redaction.region, orientation: orientation, width: width, height: height)
        self.isEllipse = redaction.outline == .face
        self.box = drawn.grown(by: isEllipse ? Self.faceGrowth : Self.boxGrowth)
    }

    /// Whether the shape and this rectangle share a point. The rectangle's nearest point to the centre decides.
    func meets(left: Double, top: Double, right: Double, bottom: Double) -> Bool {
        guard left <= box.right, right >= box.left, top <= box.bottom, bottom >= box.top else { return false }
        guard isEllipse else { return true }
        let centreX = (box.left + box.right) / 2
        let centreY = (box.top + box.bottom) / 2
        let dx = (min(max(centreX, left), right) - centreX) / (box.width / 2)
        let dy = (min(max(centreY, top), bottom) - centreY) / (box.height / 2)
        return dx * dx + dy * dy <= 1
    }
}
