internal import CJPEG

/// All coefficients of a picture, read by libjpeg: of progressive and arithmetic files, and those with several scans.
struct CoefficientPlanes: Sendable {
    let layout: MCULayout
    /// Component after component, real blocks row by row, 64 in zigzag order.
    private let values: [Int16]
    /// Where each component's blocks begin.
    private let starts: [Int]

    /// - Throws: ``PictureError`` with `corrupt`, `truncated`, `unsupported` or `overLimits`.
    init(_ job: borrowing JPEGJob) throws(PictureError) {
        let layout = job.layout
        var starts: [Int] = []
        var count = 0
        for component in layout.components.indices {
            starts.append(count)
            count += layout.across[component] * layout.down[component] * 64
        }
        // libjpeg's arrays and this copy of them, two bytes a coefficient.
        try job.request.limits.check(memory: count * 4 + job.input.count * 3)
        self.layout = layout
        self.starts = starts
        self.values = try Self.read(job, count)
    }

    private static func read(_ job: borrowing JPEGJob, _ count: Int) throws(PictureError) -> [Int16] {
        // What shows the picture and nothing else: libjpeg never sees the rest.
        var input: [UInt8] = [0xFF, JPEGMarker.soi]
        for range in job.source.needed { input += job.input[range] }
        input += [0xFF, JPEGMarker.eoi]
        var status = SYNAS_JPEG_CORRUPT
        let values = unsafe [Int16](unsafeUninitializedCapacity: count) { buffer, filled in
            status = unsafe synas_jpeg_read_coefficients(input, input.count, job.cLimits, buffer.baseAddress, count)
            filled = status == SYNAS_JPEG_OK ? count : 0
        }
        if let error = PictureError(status) { throw error }
        return values
    }

    func dc(_ component: Int, _ block: Int) -> Int16 { values[starts[component] + block * 64] }

    /// Writes a new file: every block as it was, except under the cover.
    func write(_ head: JPEGHead, _ fill: JPEGFill) throws(PictureError) -> [UInt8] {
        try ScanWriter.file(
            head, layout, fill, expected: values.count / 8, predictions: predictions(after:)
        ) { mcus, writer throws(PictureError) in
            let values = self.values.span
            for mcu in mcus {
                guard fill.starts[mcu] < 0 else {
                    try writer.write(mcu, fill.coefficients.span, at: fill.starts[mcu])
                    continue
                }
                for (index, block) in layout.blocks.enumerated() {
                    let number = layout.index(of: block, in: mcu) ?? 0
                    try writer.write(mcu, index, values, at: starts[block.component] + number * 64)
                }
            }
        }
    }

    /// Whether every block that holds pixels has the same coefficients in both, those under the cover apart. Both are of one layout.
    func equals(_ other: CoefficientPlanes, outside cover: Cover) -> Bool {
        let (ours, theirs) = (values.span, other.values.span)
        for mcu in cover.cells.indices where cover.cells[mcu] == .open {
            for block in layout.blocks {
                guard let number = layout.index(of: block, in: mcu) else { continue }
                let start = starts[block.component] + number * 64
                for place in start..<start + 64 where ours[place] != theirs[place] { return false }
            }
        }
        return true
    }

    /// The last DC value of each component in an MCU whose blocks all hold pixels.
    private func predictions(after mcu: Int) -> [Int] {
        var values = [Int](repeating: 0, count: layout.components.count)
        for block in layout.blocks {
            guard let number = layout.index(of: block, in: mcu) else { continue }
            values[block.component] = Int(dc(block.component, number))
        }
        return values
    }
}

extension PictureError {
    /// Nil when all went well.
    init?(_ status: synas_jpeg_status) {
        switch status {
        case SYNAS_JPEG_OK: return nil
        case SYNAS_JPEG_TRUNCATED: self = .jpegTruncated
        case SYNAS_JPEG_UNSUPPORTED: self = .jpegUnsupported("its coding")
        case SYNAS_JPEG_TOO_MUCH: self = .jpegOverLimits("it needs too much memory or time")
        default: self = .unreadableScan
        }
    }
}
