internal import CPNG

extension PNGForm {
    /// The whole file: IHDR, sRGB, PLTE and tRNS where there is a palette, IDAT, IEND.
    ///
    /// - Throws: `overLimits` where memory ran out.
    func encoded() throws(PictureError) -> [UInt8] {
        let rgb = palette.flatMap { colour in [16, 8, 0].map { UInt8(truncatingIfNeeded: colour >> $0) } }
        let alpha = palette.map { UInt8($0 >> 24) }.filter { $0 < 0xFF }
        var status = SYNAS_PNG_OK
        let file = unsafe [UInt8](unsafeUninitializedCapacity: mostBytes) { out, written in
            status = unsafe encode(rgb, alpha, into: out, &written)
        }
        if let error = PictureError(status) { throw error }
        return file
    }

    /// What zlib can need at the most for data that does not shrink (its `compressBound`), the chunks around each
    /// megabyte of it, and the other chunks.
    private var mostBytes: Int {
        let raw = header.dataSize
        return raw + raw >> 12 + raw >> 14 + raw >> 25 + (raw >> 20 + 2) * 12 + 4096
    }

    private func encode(
        _ rgb: [UInt8], _ alpha: [UInt8], into out: UnsafeMutableBufferPointer<UInt8>, _ written: inout Int
    ) -> synas_png_status {
        unsafe rgb.withUnsafeBufferPointer { rgb in
            unsafe alpha.withUnsafeBufferPointer { alpha in
                unsafe samples.withUnsafeBufferPointer { samples in
                    var form = unsafe synas_png_form(
                        width: UInt32(header.width), height: UInt32(header.height), depth: UInt8(header.depth),
                        color_type: header.colourType.rawValue, palette: rgb.baseAddress,
                        palette_count: UInt16(rgb.count / 3), palette_alpha: alpha.baseAddress,
                        palette_alpha_count: UInt16(alpha.count))
                    return unsafe synas_png_encode(
                        &form, samples.baseAddress, samples.count, out.baseAddress, out.count, &written)
                }
            }
        }
    }
}
