/// Makes a picture that was published narrower: covers more of it, and leaves everything else as it is.
package enum PictureNarrower {
    /// The picture with more covered, verified as any other and also against the input: outside the new cover it is the
    /// same, coefficient for coefficient (JPEG) or pixel for pixel (PNG), earlier covers included.
    ///
    /// `request.maxEdge` is not looked at: a published picture has its size.
    /// - Throws: ``PictureError`` with any of its codes; `verificationFailed` where anything else than the new cover changed.
    package static func narrow(_ input: [UInt8], _ request: CleaningRequest) throws(PictureError) -> CleanPicture {
        var request = request
        request.maxEdge = nil
        let clean = try PictureCleaner.clean(input, request)
        guard try isUntouched(input, clean, request) else {
            throw PictureError(
                .verificationFailed,
                "The narrower picture differs outside its new cover, so it is not released: try again, and report it.")
        }
        return clean
    }

    /// Reads both files again, by another way than the one that wrote the new one, and compares.
    private static func isUntouched(
        _ input: [UInt8], _ clean: CleanPicture, _ request: CleaningRequest
    ) throws(PictureError) -> Bool {
        switch clean.report.format {
        case .jpeg: try UntouchedJPEG.holds(input, clean.bytes, request)
        case .png: try UntouchedPNG.holds(input, clean.bytes, request)
        }
    }
}

/// libjpeg reads the coefficients of both; they were written by this project's own reader and writer.
enum UntouchedJPEG {
    static func holds(
        _ old: [UInt8], _ new: [UInt8], _ request: CleaningRequest
    ) throws(PictureError) -> Bool {
        let before = try JPEGJob(old, try JPEGReader.read(old.span, limits: request.limits), request)
        let after = try JPEGJob(new, try JPEGReader.read(new.span, limits: request.limits), request)
        guard before.head.shows == after.head.shows else { return false }
        return try CoefficientPlanes(before).equals(try CoefficientPlanes(after), outside: before.cover)
    }
}

extension JPEGHead {
    /// What of the head decides how the coefficients are shown: all but the tables that they are coded with.
    fileprivate var shows: JPEGHead {
        var head = self
        head.pairs = []
        head.tables = []
        return head
    }
}

enum UntouchedPNG {
    static func holds(
        _ old: [UInt8], _ new: [UInt8], _ request: CleaningRequest
    ) throws(PictureError) -> Bool {
        var before = try PNGCleaner.shown(try PNGSource(old, request.limits))
        before.clearUnderTransparency()
        let after = try PNGSource(new, request.limits).decode()
        guard before.width == after.width, before.height == after.height else { return false }
        let cover = before.cover(request)
        for y in 0..<before.height {
            for x in 0..<before.width where cover.cells[cover.grid.cell(x: x, y: y)] == .open {
                let pixel = y * before.width + x
                if before.samples(pixel) != after.samples(pixel) { return false }
            }
        }
        return true
    }
}

extension CellGrid {
    /// The cell that a pixel lies in.
    fileprivate func cell(x: Int, y: Int) -> Int { y / cellHeight * columns + x / cellWidth }
}
