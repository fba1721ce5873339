extension ScanSurvey {
    /// Writes a new file. MCUs between covered ones keep their bits where the tables are the same. An MCU is coded anew when a
    /// covered one, a restart or a block without pixels before it has changed what its differences are taken from.
    func write(_ head: JPEGHead, _ fill: JPEGFill, sameTables: Bool) throws(PictureError) -> [UInt8] {
        try ScanWriter.file(
            head, layout, fill, expected: bits.bytes.count + bits.bytes.count / 8, predictions: predictions(after:)
        ) { mcus, writer throws(PictureError) in
            var mcu = mcus.lowerBound
            while mcu < mcus.upperBound {
                let run = unchanged(from: mcu, to: mcus.upperBound, fill, writer.predictions)
                if !run.isEmpty {
                    if sameTables { writer.copy(run, of: self) } else { try writer.recode(run, of: self) }
                } else if fill.starts[mcu] >= 0 {
                    try writer.write(mcu, fill.coefficients.span, at: fill.starts[mcu])
                } else {
                    try writer.write(mcu, coefficients(of: mcu).span, at: 0)
                }
                mcu = run.isEmpty ? mcu + 1 : run.upperBound
            }
        }
    }

    /// The MCUs from here on whose differences still hold: up to the next covered or padded one, restart or `last`.
    private func unchanged(from mcu: Int, to last: Int, _ fill: JPEGFill, _ predictions: [Int]) -> Range<Int> {
        guard predictions == self.predictions(before: mcu) else { return mcu..<mcu }
        let limit = min((mcu / interval + 1) * interval, last)
        var end = mcu
        while end < limit, fill.starts[end] < 0, !layout.isPadded(end) { end += 1 }
        return mcu..<end
    }
}
