extension PictureLimits {
    /// - Throws: ``PictureError`` with `overLimits` when a picture of this size in pixels is too large.
    func check(width: Int, height: Int) throws(PictureError) {
        guard max(width, height) <= side else {
            throw .jpegOverLimits("\(width) by \(height) pixels, at most \(side) a side")
        }
        guard width.multipliedReportingOverflow(by: height).partialValue <= pixels else {
            throw .jpegOverLimits("\(width) by \(height) pixels, at most \(pixels) in all")
        }
    }
}
