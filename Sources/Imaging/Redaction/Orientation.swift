/// How the stored picture is turned to be shown: the EXIF tag Orientation, 1...8 (EXIF 2.32, 4.6.4 A, tag 0x0112).
package enum Orientation: UInt8, Sendable, CaseIterable {
    case upright = 1
    case mirrored = 2
    case upsideDown = 3
    case flipped = 4
    /// Rows and columns exchanged.
    case transposed = 5
    /// Shown after a quarter turn clockwise.
    case quarterTurn = 6
    /// Exchanged along the other diagonal.
    case transversed = 7
    /// Shown after a quarter turn anticlockwise.
    case threeQuarterTurn = 8

    /// Whether width and height change places when the picture is shown.
    package var exchangesSides: Bool { rawValue >= 5 }

    /// A point of the picture as displayed, as a point of the picture as stored; both as fractions, 0...1.
    func stored(x: Double, y: Double) -> (x: Double, y: Double) {
        switch self {
        case .upright: (x, y)
        case .mirrored: (1 - x, y)
        case .upsideDown: (1 - x, 1 - y)
        case .flipped: (x, 1 - y)
        case .transposed: (y, x)
        case .quarterTurn: (y, 1 - x)
        case .transversed: (1 - y, 1 - x)
        case .threeQuarterTurn: (1 - y, x)
        }
    }
}
