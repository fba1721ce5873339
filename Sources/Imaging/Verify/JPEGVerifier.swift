/// The strict reader of written JPEGs. It takes nothing on trust from the writer: it opens the bytes again, allows only the segments
/// that this project writes, with exactly the content decided, one scan that can be read to its last bit, and the intended
/// fill under the cover.
enum JPEGVerifier {
    /// - Parameters:
    ///   - file: the written bytes.
    ///   - head: what was decided about everything before the scan.
    ///   - layout: where the blocks of the frame are.
    ///   - fill: what must stand under the cover.
    /// - Throws: ``PictureError`` with `verificationFailed`.
    static func verify(
        _ file: [UInt8], head: JPEGHead, layout: MCULayout, fill: JPEGFill
    ) throws(PictureError) {
        var reader = StrictSegments(file)
        let tables = try reader.readHead(head)
        let range = try reader.scanRange()
        let bits = ScanBits(file.span, range, markers: [])
        let isStandard = head.tables == HuffmanPair.standard
        let survey: ScanSurvey
        do {
            survey = try ScanSurvey(bits, tables, layout, interval: 0, counting: !isStandard)
        } catch {
            throw .notVerified("the picture data")
        }
        // Other tables may say no more than the coefficients do.
        guard isStandard || HuffmanPair.areOptimal(head.tables, of: head.pairs, for: survey.counts) else {
            throw .notVerified("a Huffman table")
        }
        try checkEnd(survey)
        for mcu in fill.starts.indices where fill.starts[mcu] >= 0 || layout.isPadded(mcu) {
            try check(mcu, survey, fill)
        }
    }

    /// After the last MCU less than a byte is left, all ones (T.81, F.1.2.3).
    private static func checkEnd(_ survey: ScanSurvey) throws(PictureError) {
        guard let last = survey.ends.last, let interval = survey.bits.intervals.last else {
            throw .notVerified("the picture data")
        }
        let rest = interval.upperBound - last
        let raw = unsafe survey.bits.bytes.span.bytes
        guard rest >= 0, rest < 8, rest == 0 || raw.window(last) >> UInt64(64 - rest) == (1 << UInt64(rest)) - 1 else {
            throw .notVerified("the end of the picture data")
        }
    }

    private static func check(_ mcu: Int, _ survey: ScanSurvey, _ fill: JPEGFill) throws(PictureError) {
        let layout = survey.layout
        let values = survey.coefficients(of: mcu)
        var levels = survey.predictions(before: mcu)
        for (index, block) in layout.blocks.enumerated() {
            let found = values[index * 64..<index * 64 + 64]
            if layout.index(of: block, in: mcu) == nil {
                guard Int(values[index * 64]) == levels[block.component], found.dropFirst().allSatisfy({ $0 == 0 })
                else {
                    throw .notVerified("a block without pixels")
                }
            } else if fill.starts[mcu] >= 0 {
                let start = fill.starts[mcu] + index * 64
                guard found.elementsEqual(fill.coefficients[start..<start + 64]) else {
                    throw .notVerified("a covered block")
                }
            }
            levels[block.component] = Int(values[index * 64])
        }
    }
}
