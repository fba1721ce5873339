extension ScanWriter {
    /// Fewer MCUs are not worth a second core.
    private static let halved = 1000

    /// A whole file, of MCUs that `write` writes: in two halves on two cores where there are many. `predictions` says what
    /// differences are taken from after an MCU that has neither been covered nor has blocks without pixels.
    static func file(
        _ head: JPEGHead, _ layout: MCULayout, _ fill: JPEGFill, expected: Int,
        predictions: (_ after: Int) -> [Int],
        _ write: @Sendable (Range<Int>, inout ScanWriter) throws(PictureError) -> Void
    ) throws(PictureError) -> [UInt8] {
        let all = 0..<layout.grid.count
        guard let middle = middle(layout, fill) else {
            var writer = ScanWriter(layout, pairs: head.pairs, writer: BitWriter(head: head.bytes, expected: expected))
            try write(all, &writer)
            return writer.finish()
        }
        let before = predictions(middle - 1)
        let (first, second) = Both.of {
            coded(0..<middle, ScanWriter(layout, pairs: head.pairs, writer: BitWriter(expected: expected / 2)), write)
        } _: {
            var writer = ScanWriter(layout, pairs: head.pairs, writer: BitWriter(expected: expected / 2))
            writer.predictions = before
            return coded(middle..<all.upperBound, writer, write)
        }
        var file = BitWriter(head: head.bytes, expected: expected)
        file.append(try first.get())
        file.append(try second.get())
        return file.finish()
    }

    private static func coded(
        _ mcus: Range<Int>, _ writer: consuming ScanWriter,
        _ write: (Range<Int>, inout ScanWriter) throws(PictureError) -> Void
    ) -> Result<CodedBits, PictureError> {
        do throws(PictureError) {
            try write(mcus, &writer)
            return .success(writer.coded())
        } catch {
            return .failure(error)
        }
    }

    /// The first MCU of the second half: the one before it is as it was in the input. Nil where there is none, or one half is enough.
    private static func middle(_ layout: MCULayout, _ fill: JPEGFill) -> Int? {
        let count = layout.grid.count
        guard count >= halved else { return nil }
        return (count / 2..<count).first { fill.starts[$0 - 1] < 0 && !layout.isPadded($0 - 1) }
    }
}
