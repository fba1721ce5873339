/// The blocks of an input: surveyed where they lie, or read into memory by libjpeg.
enum JPEGBlocks {
    case surveyed(ScanSurvey, sameTables: Bool)
    case read(CoefficientPlanes)

    /// - Throws: ``PictureError`` with `corrupt`, `truncated`, `unsupported` or `overLimits`.
    init(_ job: borrowing JPEGJob) throws(PictureError) {
        let source = job.source
        guard source.isOneSequentialScan else {
            self = .read(try CoefficientPlanes(job))
            return
        }
        let scan = source.scan
        let bits = ScanBits(job.input.span, scan.range, markers: scan.restarts)
        let tables = ScanTables(scan.tables)
        let survey = try ScanSurvey(bits, tables, job.layout, interval: scan.restartInterval)
        self = .surveyed(survey, sameTables: source.usesTables(of: job.head))
    }

    /// The mean level 0...255 of an MCU's blocks of one component.
    func mean(_ mcu: Int, _ component: Int, _ layout: MCULayout) -> Float {
        var sum: Float = 0
        var count: Float = 0
        for (index, block) in layout.blocks.enumerated() where block.component == component {
            guard let number = layout.index(of: block, in: mcu) else { continue }
            switch self {
            case .surveyed(let survey, _): sum += Float(survey.dc[mcu * layout.blocks.count + index])
            case .read(let planes): sum += Float(planes.dc(component, number))
            }
            count += 1
        }
        let step = Float(layout.components[component].quantisation[0])
        return min(max(sum / max(count, 1) * step / 8 + JPEGFill.offset, 0), 255)
    }

    /// The new file: every block as it was, except under the cover.
    func write(_ head: JPEGHead, _ fill: JPEGFill) throws(PictureError) -> [UInt8] {
        switch self {
        case .surveyed(let survey, let sameTables): try survey.write(head, fill, sameTables: sameTables)
        case .read(let planes): try planes.write(head, fill)
        }
    }
}

extension JPEGSource.Scan {
    /// The tables of each component; empty unless all are there.
    var tables: [(dc: HuffmanSpec, ac: HuffmanSpec)] {
        zip(dc, ac).compactMap { pair in
            guard let dc = pair.0, let ac = pair.1 else { return nil }
            return (dc, ac)
        }
    }
}
