/// A rectangle as fractions of the picture *as displayed* (EXIF orientation applied): the upper left corner and the
/// size, each 0...1.
package struct Region: Hashable, Sendable {
    package let x: Double
    package let y: Double
    package let width: Double
    package let height: Double

    /// The shortest side: 8 of 4000 pixels. What is smaller outlines no face and no thing; it is a slip of the hand,
    /// such as 0.0008 for 0.08, after which someone would count as covered and be seen.
    package static let shortestSide = 0.002

    /// Nil unless all four are finite, the corner lies in 0...1, no side is shorter than `shortestSide`, and the
    /// rectangle ends within the picture (a rounding error of 1e-6 is forgiven).
    package init?(x: Double, y: Double, width: Double, height: Double) {
        let slack = 1e-6
        guard [x, y, width, height].allSatisfy(\.isFinite), x >= 0, y >= 0,
            width >= Self.shortestSide, height >= Self.shortestSide,
            x + width <= 1 + slack, y + height <= 1 + slack, x < 1, y < 1
        else { return nil }
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// The whole picture.
    package static let everything = Region(unchecked: 0, 0, 1, 1)

    private init(unchecked x: Double, _ y: Double, _ width: Double, _ height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// How a region is covered (imaging.md, "Redaction styles").
package enum RedactionStyle: String, Sendable, Codable, CaseIterable {
    /// Frosted fill: interpolated from outside every region, holds nothing of what it covers. The default.
    case blur
    /// An opaque colour.
    case solid
    /// At most four averaged cells on the short side, three bits a channel. By policy only; labelled weaker.
    case mosaic
}

/// One region to cover.
package struct Redaction: Hashable, Sendable {
    /// What the region outlines, which decides how it grows.
    package enum Outline: String, Sendable {
        /// A face: grown by 30 % a side (hair, ears, chin), then its ellipse.
        case face
        /// A whole figure or a thing: the rectangle as drawn, grown by 5 % a side.
        case box
    }

    package let region: Region
    package let style: RedactionStyle
    package let outline: Outline

    package init(region: Region, style: RedactionStyle = .blur, outline: Outline = .face) {
        self.region = region
        self.style = style
        self.outline = outline
    }
}
