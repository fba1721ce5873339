/// Cleans a JPEG: a new file with the picture alone, and what is to be covered covered in its coefficients.
package enum JPEGCleaner {
    /// - Throws: ``PictureError``; nothing is returned that the strict reader has not passed.
    package static func clean(_ input: [UInt8], _ request: CleaningRequest) throws(PictureError) -> CleanPicture {
        try request.limits.check(fileSize: input.count)
        let source = try JPEGReader.read(input.span, limits: request.limits)
        let job = try JPEGJob(input, source, request)
        let clean = try job.clean()
        guard let edge = request.maxEdge else { return clean }
        return try job.scaled(clean, edge: edge)
    }
}

/// One picture's cleaning, after its markers have been read.
struct JPEGJob {
    let input: [UInt8]
    let source: JPEGSource
    let request: CleaningRequest
    let head: JPEGHead
    let layout: MCULayout
    let cover: Cover

    init(_ input: [UInt8], _ source: JPEGSource, _ request: CleaningRequest) throws(PictureError) {
        self.input = input
        self.source = source
        self.request = request
        self.head = JPEGHead(source)
        self.layout = MCULayout(head.frame)
        guard layout.blocks.count <= MCULayout.mostBlocks else { throw .jpegUnsupported("its sampling") }
        self.cover = Cover(request, grid: layout.grid, orientation: source.orientation)
    }

    func clean() throws(PictureError) -> CleanPicture {
        try picture(written())
    }

    /// The new file's bytes, verified.
    func written() throws(PictureError) -> [UInt8] {
        if let bytes = spliced() { return bytes }
        let blocks = try JPEGBlocks(self)
        let fill = self.fill(blocks)
        let bytes = try blocks.write(head, fill)
        try JPEGVerifier.verify(bytes, head: head, layout: layout, fill: fill)
        return bytes
    }

    /// The whole scan in a new file without looking at its values, where that passes the strict reader: then nothing needs to be
    /// read twice. Nil where there is something to cover, to leave out or to complain about.
    private func spliced() -> [UInt8]? {
        guard cover.isEmpty, source.isOneSequentialScan, source.scan.restarts.isEmpty else { return nil }
        if source.usesTables(of: head) { return verified(copied(head), head) }
        // Tables that were optimised for this very picture say what its coefficients say, and nothing more: they may stay.
        if let optimal = head.withTables(of: source), let bytes = verified(copied(optimal), optimal) { return bytes }
        return recoded().flatMap { verified($0, head) }
    }

    private func verified(_ bytes: [UInt8], _ head: JPEGHead) -> [UInt8]? {
        (try? JPEGVerifier.verify(bytes, head: head, layout: layout, fill: .none(layout))) == nil ? nil : bytes
    }

    private func copied(_ head: JPEGHead) -> [UInt8] {
        var bytes = head.bytes
        bytes.reserveCapacity(bytes.count + source.scan.range.count + 2)
        bytes += input[source.scan.range]
        bytes += [0xFF, JPEGMarker.eoi]
        return bytes
    }

    private func recoded() -> [UInt8]? {
        let bits = ScanBits(input.span, source.scan.range, markers: [])
        let expected = bits.bytes.count + bits.bytes.count / 8
        var writer = ScanWriter(layout, pairs: head.pairs, writer: BitWriter(head: head.bytes, expected: expected))
        guard let range = bits.intervals.first,
            writer.recode(layout.grid.count, bits, range, ScanTables(source.scan.tables))
        else { return nil }
        return writer.finish()
    }

    func fill(_ blocks: JPEGBlocks) -> JPEGFill {
        guard !cover.isEmpty else { return .none(layout) }
        let field = FillField(cover, solid: head.colour.solid, coarse: head.colour.coarse) { cell, component in
            blocks.mean(cell, component, layout)
        }
        return JPEGFill(field, layout, head.colour)
    }

    private func picture(_ bytes: [UInt8]) throws(PictureError) -> CleanPicture {
        let found = try PictureInspector.inspect(input, limits: request.limits)
        let kept = try PictureInspector.inspect(bytes, limits: request.limits)
        let turned = head.orientation.exchangesSides
        let report = CleaningReport(
            format: .jpeg, width: turned ? layout.grid.height : layout.grid.width,
            height: turned ? layout.grid.width : layout.grid.height, removed: found.removed(from: kept),
            covered: request.redactions.count, coveredArea: cover.area)
        return CleanPicture(bytes: bytes, report: report)
    }
}

extension JPEGSource {
    /// Whether the scan's tables are the standard ones that the new file will have.
    func usesTables(of head: JPEGHead) -> Bool {
        head.pairs.indices.allSatisfy {
            scan.dc[$0] == HuffmanSpec.standardDC[head.pairs[$0]]
                && scan.ac[$0] == HuffmanSpec.standardAC[head.pairs[$0]]
        }
    }
}
