extension JPEGColour {
    /// The opaque colour of a solid cover: a quiet dark grey, neutral in every colour space.
    static let solidLevel: Float = 96

    /// One level per component. Inks stand at the middle: neutral whether they are stored inverted or not.
    var solid: FillField.Colour {
        switch self {
        case .grey: [Self.solidLevel]
        case .yCbCr: [Self.solidLevel, 128, 128]
        case .rgb: [Self.solidLevel, Self.solidLevel, Self.solidLevel]
        case .cmyk, .ycck: [128, 128, 128, 128]
        }
    }

    /// A mosaic tile's levels with three bits a channel; colour differences by way of red, green and blue, so that grey stays grey.
    func coarse(_ levels: FillField.Colour) -> FillField.Colour {
        switch self {
        case .grey, .rgb, .cmyk: return FillField.threeBits(levels)
        case .yCbCr: return Self.differences(FillField.threeBits(Self.primaries(levels)))
        case .ycck:
            return Self.differences(FillField.threeBits(Self.primaries(Array(levels[0..<3]))))
                + FillField.threeBits([levels[3]])
        }
    }

    // JFIF 1.02, "Conversion to and from RGB".
    private static func primaries(_ ycc: FillField.Colour) -> FillField.Colour {
        let (y, b, r) = (ycc[0], ycc[1] - 128, ycc[2] - 128)
        return [y + 1.402 * r, y - 0.344_136 * b - 0.714_136 * r, y + 1.772 * b]
    }

    private static func differences(_ rgb: FillField.Colour) -> FillField.Colour {
        let (r, g, b) = (rgb[0], rgb[1], rgb[2])
        let y = 0.299 * r + 0.587 * g + 0.114 * b
        return [y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128]
    }
}
