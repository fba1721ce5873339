/// Writes a scan of all components with the standard tables: MCUs anew from their coefficients, or their bits as they are.
struct ScanWriter: ~Copyable {
    let layout: MCULayout
    /// For each component: 0 for the luminance tables, 1 for the chrominance tables.
    let pairs: [Int]
    private var writer: BitWriter
    private(set) var predictions: [Int]

    init(_ layout: MCULayout, pairs: [Int], writer: consuming BitWriter) {
        self.layout = layout
        self.pairs = pairs
        self.writer = writer
        self.predictions = [Int](repeating: 0, count: layout.components.count)
    }

    /// An MCU from the coefficients of its blocks, 64 in zigzag order each, from `start`. Blocks without pixels are written empty,
    /// at the level before them, whatever the coefficients say: something could hide there.
    /// - Throws: ``PictureError`` with `corrupt` when a coefficient is out of range.
    mutating func write(_ mcu: Int, _ coefficients: Span<Int16>, at start: Int) throws(PictureError) {
        for (index, block) in layout.blocks.enumerated() {
            let pair = pairs[block.component]
            guard layout.index(of: block, in: mcu) != nil else {
                _ = BlockWriter.difference(0, pair, to: &writer)
                BlockWriter.endOfBlock(pair, to: &writer)
                continue
            }
            let at = start + index * 64
            let level = Int(coefficients[at])
            guard BlockWriter.difference(level - predictions[block.component], pair, to: &writer),
                BlockWriter.ac(coefficients, at: at, pair, to: &writer)
            else { throw .jpegCorrupt("a coefficient is out of range") }
            predictions[block.component] = level
        }
    }

    /// The bits of consecutive MCUs of a scan with the same tables. The predictions must be those that the bits were written with.
    mutating func copy(_ mcus: Range<Int>, of survey: ScanSurvey) {
        unsafe writer.copy(
            survey.bits.bytes.span.bytes, survey.start(of: mcus.lowerBound)..<survey.ends[mcus.upperBound - 1])
        predictions = survey.predictions(after: mcus.upperBound - 1)
    }

    /// The same, from a scan with other tables.
    mutating func recode(_ mcus: Range<Int>, of survey: ScanSurvey) throws(PictureError) {
        let raw = unsafe survey.bits.bytes.span.bytes
        let order = layout.blocks.map(\.component)
        let quick = survey.tables.quick.span
        var position = survey.start(of: mcus.lowerBound)
        for _ in mcus {
            for component in order {
                let change = BlockReader.difference(raw, &position, survey.tables, quick, component)
                guard BlockWriter.difference(change, pairs[component], to: &writer) else {
                    throw .jpegCorrupt("a coefficient is out of range")
                }
                BlockReader.recodeAC(raw, &position, survey.tables, component, pairs[component], to: &writer)
            }
        }
        predictions = survey.predictions(after: mcus.upperBound - 1)
    }

    consuming func finish() -> [UInt8] { writer.finish() }
}
