extension CoarsePicture {
    /// Looks at a JPEG or PNG file.
    ///
    /// - Throws: ``PictureError`` for a file that cannot be opened, or is smaller than 32 pixels a side.
    package init(_ file: [UInt8], limits: PictureLimits = .standard) throws(PictureError) {
        switch try PictureSniffer.format(of: file) {
        case .jpeg: try self.init(jpeg: file, limits)
        case .png: try self.init(png: file, limits)
        }
    }

    private init(jpeg file: [UInt8], _ limits: PictureLimits) throws(PictureError) {
        try limits.check(fileSize: file.count)
        let source = try JPEGReader.read(file.span, limits: limits)
        let job = try JPEGJob(file, source, CleaningRequest(limits: limits))
        let grid = job.layout.grid
        try Self.check(grid.width, grid.height)
        let samples = try job.decoded(try job.written(), largerThan: (Self.side, Self.side))
        let stored = samples.brightness(source.colour).averaged(width: Self.side, height: Self.side)
        let turned = source.orientation.exchangesSides
        self.init(
            width: turned ? grid.height : grid.width, height: turned ? grid.width : grid.height,
            levels: Self.turned(stored.samples, source.orientation))
    }

    private init(png file: [UInt8], _ limits: PictureLimits) throws(PictureError) {
        let raster = try PNGCleaner.shown(try PNGSource(file, limits))
        try Self.check(raster.width, raster.height)
        let grid = SampleGrid(
            width: raster.width, height: raster.height, channels: 1, samples: (0..<raster.pixels).map(raster.brightness)
        )
        self.init(
            width: raster.width, height: raster.height,
            levels: grid.averaged(width: Self.side, height: Self.side).samples)
    }

    private static func check(_ width: Int, _ height: Int) throws(PictureError) {
        guard min(width, height) >= side else {
            throw PictureError(.unsupported, "The picture is too small to be compared: use a larger one.")
        }
    }

    private static func turned(_ levels: [UInt8], _ orientation: Orientation) -> [UInt8] {
        (0..<side * side).map { cell in
            let (x, y) = (Double(cell % side) + 0.5, Double(cell / side) + 0.5)
            let from = orientation.stored(x: x / Double(side), y: y / Double(side))
            return levels[Int(from.y * Double(side)) * side + Int(from.x * Double(side))]
        }
    }
}

extension SampleGrid {
    /// One sample a pixel: how bright it is (ITU-R BT.601 for red, green and blue; inks by their mean).
    fileprivate func brightness(_ colour: JPEGColour) -> SampleGrid {
        let pixels = stride(from: 0, to: samples.count, by: channels)
        let levels: [UInt8] =
            switch colour {
            case .grey, .yCbCr, .ycck: pixels.map { samples[$0] }
            case .rgb:
                pixels.map { SampleGrid.brightness(Int(samples[$0]), Int(samples[$0 + 1]), Int(samples[$0 + 2])) }
            case .cmyk:
                pixels.map { at in UInt8((0..<channels).reduce(0) { $0 + Int(samples[at + $1]) } / channels) }
            }
        return SampleGrid(width: width, height: height, channels: 1, samples: levels)
    }

    fileprivate static func brightness(_ red: Int, _ green: Int, _ blue: Int) -> UInt8 {
        UInt8((299 * red + 587 * green + 114 * blue) / 1000)
    }
}

extension Raster {
    /// How bright a pixel is on white paper, 0...255.
    fileprivate func brightness(_ pixel: Int) -> UInt8 {
        let unit = depth == 16 ? 257 : 1
        let (colour, alpha) = (colour(pixel) / unit, alpha(pixel) / unit)
        let level = Int(SampleGrid.brightness(colour.x, colour.y, colour.z))
        return UInt8((level * alpha + 255 * (255 - alpha)) / 255)
    }
}
