internal import CJPEG

extension JPEGJob {
    /// Quality of a picture that is coded anew: high, since it is coded only once more.
    private static let quality: Int32 = 92

    /// The cleaned picture with its longer side at most `edge` pixels: decoded, averaged, coded anew, and cleaned and verified like
    /// any other. What was covered is covered before anything is scaled.
    func scaled(_ clean: CleanPicture, edge: Int) throws(PictureError) -> CleanPicture {
        let size = AreaAverage.size(width: layout.grid.width, height: layout.grid.height, maxEdge: edge)
        guard size != (layout.grid.width, layout.grid.height) else { return clean }
        let whole = try decoded(clean.bytes, largerThan: size)
        let file = try encoded(whole.averaged(width: size.width, height: size.height))
        var small = try JPEGReader.read(file.span, limits: request.limits)
        (small.colour, small.orientation, small.profile) = (source.colour, source.orientation, source.profile)
        let bytes = try JPEGJob(file, small, CleaningRequest(limits: request.limits)).written()
        let turned = head.orientation.exchangesSides
        let report = CleaningReport(
            format: .jpeg, width: turned ? size.height : size.width, height: turned ? size.width : size.height,
            removed: clean.report.removed, covered: clean.report.covered, coveredArea: clean.report.coveredArea)
        return CleanPicture(bytes: bytes, report: report)
    }

    /// The picture's samples, already halved as often as leaves them at least as many as are wanted.
    func decoded(_ file: [UInt8], largerThan size: (width: Int, height: Int)) throws(PictureError) -> SampleGrid {
        let (width, height) = (layout.grid.width, layout.grid.height)
        let denominator = [8, 4, 2].first { width / $0 >= size.width && height / $0 >= size.height } ?? 1
        let (across, down) = ((width + denominator - 1) / denominator, (height + denominator - 1) / denominator)
        let count = across * down * layout.components.count
        try request.limits.check(memory: count * 3)
        var status = SYNAS_JPEG_CORRUPT
        let samples = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            status = unsafe synas_jpeg_decode(
                file, file.count, cLimits, Int32(denominator), buffer.baseAddress, count)
            filled = status == SYNAS_JPEG_OK ? count : 0
        }
        if let error = PictureError(status) { throw error }
        return SampleGrid(width: across, height: down, channels: layout.components.count, samples: samples)
    }

    private func encoded(_ grid: SampleGrid) throws(PictureError) -> [UInt8] {
        let capacity = grid.samples.count * 4 + 65_536
        let halved: Int32 = head.colour.isChroma(1) ? 1 : 0
        var status = SYNAS_JPEG_CORRUPT
        let file = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, written in
            status = unsafe synas_jpeg_encode(
                grid.samples, Int32(clamping: grid.width), Int32(clamping: grid.height), Int32(grid.channels),
                Self.quality, halved, buffer.baseAddress, capacity, &written)
        }
        if let error = PictureError(status) { throw error }
        return file
    }

    /// The picture's size and the request's limits, as the C functions take them.
    var cLimits: synas_jpeg_limits {
        synas_jpeg_limits(
            width: Int32(clamping: layout.grid.width), height: Int32(clamping: layout.grid.height),
            memory: request.limits.memory, seconds: request.limits.processorSeconds)
    }
}
