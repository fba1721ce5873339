/// Writes a scan of all components with the standard tables: MCUs anew from their coefficients, or their bits as they are.
struct ScanWriter: ~Copyable {
    let layout: MCULayout
    /// For each component: 0 for the luminance tables, 1 for the chrominance tables.
    let pairs: [Int]
    private var writer: BitWriter
    var predictions: [Int]

    init(_ layout: MCULayout, pairs: [Int], writer: consuming BitWriter) {
        self.layout = layout
        self.pairs = pairs
        self.writer = writer
        self.predictions = [Int](repeating: 0, count: layout.components.count)
    }

    /// An MCU from the coefficients of its blocks, 64 in zigzag order each, one block after the other from `start`.
    /// - Throws: ``PictureError`` with `corrupt` when a coefficient is out of range.
    mutating func write(_ mcu: Int, _ coefficients: Span<Int16>, at start: Int) throws(PictureError) {
        for index in layout.blocks.indices { try write(mcu, index, coefficients, at: start + index * 64) }
    }

    /// The next block, the layout's `index`-th, of an MCU. A block without pixels is written empty, at the level before it,
    /// whatever the coefficients say: something could hide there.
    @inline(__always)
    mutating func write(
        _ mcu: Int, _ index: Int, _ coefficients: Span<Int16>, at start: Int
    ) throws(PictureError) {
        let block = layout.blocks[index]
        let pair = pairs[block.component]
        let standard = HuffmanEncoder.standard
        let codes = standard.span
        guard layout.index(of: block, in: mcu) != nil else {
            _ = BlockWriter.difference(0, pair, codes, to: &writer)
            BlockWriter.endOfBlock(pair, codes, to: &writer)
            return
        }
        let level = Int(coefficients[start])
        let change = level - predictions[block.component]
        guard BlockWriter.difference(change, pair, codes, to: &writer),
            BlockWriter.ac(coefficients, at: start, pair, codes, to: &writer)
        else { throw .jpegCorrupt("a coefficient is out of range") }
        predictions[block.component] = level
    }

    /// The bits of consecutive MCUs of a scan with the same tables. The predictions must be those that the bits were written with.
    mutating func copy(_ mcus: Range<Int>, of survey: ScanSurvey) {
        unsafe writer.copy(
            survey.bits.bytes.span.bytes, survey.start(of: mcus.lowerBound)..<survey.ends[mcus.upperBound - 1])
        predictions = survey.predictions(after: mcus.upperBound - 1)
    }

    /// The same, from a scan with other tables.
    mutating func recode(_ mcus: Range<Int>, of survey: ScanSurvey) throws(PictureError) {
        let end = survey.ends[mcus.upperBound - 1]
        let range = survey.start(of: mcus.lowerBound)..<end
        guard recode(mcus.count, survey.bits, range, survey.tables) else {
            throw .jpegCorrupt("a coefficient is out of range")
        }
        predictions = survey.predictions(after: mcus.upperBound - 1)
    }

    /// Codes consecutive MCUs of a scan again with the standard tables, without looking at their values. Predictions do not follow.
    /// - Returns: whether all could be read within `range`.
    mutating func recode(_ count: Int, _ bits: ScanBits, _ range: Range<Int>, _ tables: ScanTables) -> Bool {
        let raw = unsafe bits.bytes.span.bytes
        let order = layout.blocks.map(\.component)
        let components = order.span
        let chosen = self.pairs
        let pairs = chosen.span
        let quick = tables.quick.span
        let standard = HuffmanEncoder.standard
        let codes = standard.span
        var position = range.lowerBound
        for _ in 0..<count {
            for index in 0..<components.count {
                guard position < range.upperBound else { return false }
                let component = components[index]
                let pair = pairs[component]
                let change = BlockReader.difference(raw, &position, tables, quick, component)
                guard BlockWriter.difference(change, pair, codes, to: &writer),
                    BlockWriter.recodeAC(raw, &position, tables, quick, component, pair, codes, to: &writer)
                else { return false }
            }
        }
        return position <= range.upperBound
    }

    consuming func coded() -> CodedBits { writer.coded() }

    consuming func finish() -> [UInt8] { writer.finish() }
}
