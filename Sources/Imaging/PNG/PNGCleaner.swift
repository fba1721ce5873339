/// Builds a PNG anew from its pixels (imaging.md, "PNG").
package enum PNGCleaner {
    /// The picture as it is shown, covered, scaled, written, re-opened and verified. Steps in this order, each in its own file:
    /// limits, decoding, colours, orientation, transparency, cover, scaling, form, encoding, strict reading.
    ///
    /// - Throws: `overLimits` before anything was unpacked; `truncated`, `corrupt`, `unsupported`; `verificationFailed` when the
    ///   written file does not hold up.
    package static func clean(_ input: [UInt8], _ request: CleaningRequest) throws(PictureError) -> CleanPicture {
        let source = try PNGSource(input, request.limits)
        var raster = try shown(source)
        raster.clearUnderTransparency()
        let cover = raster.cover(request)
        raster.fill(cover)
        if let edge = request.maxEdge { raster = raster.scaled(maxEdge: edge) }
        let file = try PNGForm(raster).encoded()
        try PNGVerifier.verify(file, shows: raster)
        let report = CleaningReport(
            format: .png, width: raster.width, height: raster.height, removed: try removed(input, request.limits),
            covered: request.redactions.count, coveredArea: cover.area)
        return CleanPicture(bytes: file, report: report)
    }

    /// Everything that was found: the strict reader lets nothing through that an inventory would list.
    private static func removed(_ input: [UInt8], _ limits: PictureLimits) throws(PictureError) -> [HiddenItem] {
        let found = try PictureInspector.inspect(input, limits: limits)
        return found.removed(from: Inventory(format: .png, width: found.width, height: found.height, items: []))
    }

    /// The pixels in sRGB, the way up that they are shown.
    static func shown(_ source: PNGSource) throws(PictureError) -> Raster {
        let isGrey = source.header.colourType == .grey || source.header.colourType == .greyAlpha
        let space = try source.container.colourSpace(grey: isGrey)
        var raster = try source.decode()
        if let space, let conversion = ColourConversion(from: space) { conversion.apply(to: &raster) }
        return raster.turned(source.container.orientation)
    }
}
