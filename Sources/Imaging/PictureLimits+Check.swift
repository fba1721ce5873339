extension PictureLimits {
    /// - Throws: `overLimits`, before anything of the picture was unpacked.
    func check(fileSize bytes: Int) throws(PictureError) {
        guard bytes <= fileSize else {
            throw PictureError(
                .overLimits,
                "The file has \(bytes) bytes, more than the \(fileSize) that are taken: export it smaller.")
        }
    }

    /// - Throws: `overLimits`, before anything of the picture was unpacked.
    func check(width: Int, height: Int) throws(PictureError) {
        let (area, overflow) = width.multipliedReportingOverflow(by: height)
        guard !overflow, width <= side, height <= side, area <= pixels else {
            throw PictureError(
                .overLimits,
                "The picture is \(width) by \(height) pixels, more than the \(side) a side and \(pixels) in all that "
                    + "are taken: export it with fewer pixels.")
        }
    }

    /// - Throws: `overLimits`, before the memory was taken.
    func check(memory needed: Int) throws(PictureError) {
        guard needed <= memory else {
            throw PictureError(
                .overLimits, "The picture needs more working memory than is allowed: export it with fewer pixels.")
        }
    }
}
