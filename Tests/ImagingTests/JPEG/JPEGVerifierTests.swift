import PictureFixtures
import Testing

@testable import Imaging

@Suite("The strict reader lets nothing pass that was not intended")
struct JPEGVerifierTests {
    /// An output with all that the strict reader expects of it.
    struct Written {
        let file: [UInt8]
        let head: JPEGHead
        let layout: MCULayout
        let fill: JPEGFill

        init(_ kind: JPEGKind, orientation: UInt16 = 6) throws {
            let picture = try JPEGScenes.file(kind)
            let input = JPEGSegment.insert([JPEGSegment.exif(.camera(orientation: orientation))], into: picture)
            let source = try JPEGReader.read(input.span, limits: .standard)
            let redactions = [Redaction(region: Region(x: 0.3, y: 0.3, width: 0.2, height: 0.2) ?? .everything)]
            let job = try JPEGJob(input, source, CleaningRequest(redactions: redactions))
            let blocks = try JPEGBlocks(job)
            self.head = job.head
            self.layout = job.layout
            self.fill = job.fill(blocks)
            self.file = try blocks.write(head, fill)
        }

        func passes(_ file: [UInt8]) -> Bool {
            (try? JPEGVerifier.verify(file, head: head, layout: layout, fill: fill)) != nil
        }
    }

    static let kinds = [JPEGKind(), JPEGKind(colour: .grey), JPEGKind(colour: .ycck), JPEGKind(colour: .rgb)]

    @Test("what was written passes", arguments: kinds)
    func passes(_ kind: JPEGKind) throws {
        let written = try Written(kind)
        #expect(written.passes(written.file))
    }

    @Test("changing any one byte of any segment makes it fail", arguments: kinds)
    func everyHeadByteCounts(_ kind: JPEGKind) throws {
        let written = try Written(kind)
        var slipped: [Int] = []
        for index in 0..<written.head.bytes.count {
            for change in [UInt8(0x01), 0x80, 0xFF] {
                var file = written.file
                file[index] ^= change
                if written.passes(file) { slipped.append(index) }
            }
        }
        #expect(slipped.isEmpty)
    }

    @Test("leaving out, doubling or adding any one segment makes it fail", arguments: kinds)
    func everySegmentCounts(_ kind: JPEGKind) throws {
        let written = try Written(kind)
        var at = 2
        while at < written.head.bytes.count {
            let length = 2 + Int(written.file[at + 2]) << 8 | Int(written.file[at + 3])
            let segment = Array(written.file[at..<min(at + length + 2, written.file.count)])
            var without = written.file
            without.removeSubrange(at..<at + segment.count)
            #expect(!written.passes(without))
            #expect(!written.passes(Array(written.file[..<at]) + segment + written.file[at...]))
            let comment = JPEGSegment.comment("Ella")
            #expect(!written.passes(Array(written.file[..<at]) + comment + written.file[at...]))
            at += segment.count
        }
    }

    @Test("bytes after the end, a missing end, and a cut scan make it fail", arguments: kinds)
    func theEndCounts(_ kind: JPEGKind) throws {
        let written = try Written(kind)
        #expect(!written.passes(written.file + [0]))
        #expect(!written.passes(written.file + [0xFF, 0xD9]))
        #expect(!written.passes(Array(written.file.dropLast(2))))
        for cut in [3, 4, 5, 9, 30] {
            #expect(!written.passes(Array(written.file.dropLast(cut)) + [0xFF, 0xD9]), "cut \(cut)")
        }
        for tail in [[UInt8(0)], [0xFF, 0], [0xFF, 0xD0], [0x55, 0xAA]] {
            #expect(!written.passes(Array(written.file.dropLast(2)) + tail + [0xFF, 0xD9]), "tail \(tail)")
        }
    }

    @Test("another coefficient in any one covered block makes it fail", arguments: kinds)
    func everyCoveredBlockCounts(_ kind: JPEGKind) throws {
        let written = try Written(kind)
        let blocks = written.layout.blocks
        for mcu in written.fill.starts.indices where written.fill.starts[mcu] >= 0 {
            for index in blocks.indices where written.layout.index(of: blocks[index], in: mcu) != nil {
                var coefficients = written.fill.coefficients
                coefficients[written.fill.starts[mcu] + index * 64 + (mcu + index) % 64] += 1
                let other = JPEGFill(starts: written.fill.starts, coefficients: coefficients)
                let bits = ScanBits(written.file.span, try scanRange(written), markers: [])
                let tables = ScanTables(
                    written.head.pairs.map { (HuffmanSpec.standardDC[$0], HuffmanSpec.standardAC[$0]) })
                let survey = try ScanSurvey(bits, tables, written.layout, interval: 0)
                let file = try survey.write(written.head, other, sameTables: true)
                #expect(file != written.file)
                #expect(!written.passes(file))
            }
        }
    }

    @Test("something in a block without pixels makes it fail, and cleaning empties it")
    func paddingBlocksCount() throws {
        let written = try Written(JPEGKind(), orientation: 1)
        let input = written.file
        let layout = written.layout
        let last = layout.grid.columns - 1
        #expect(layout.isPadded(last))
        let bits = ScanBits(input.span, try scanRange(written), markers: [])
        let tables = ScanTables(written.head.pairs.map { (HuffmanSpec.standardDC[$0], HuffmanSpec.standardAC[$0]) })
        let survey = try ScanSurvey(bits, tables, layout, interval: 0)
        // Every block claims to hold pixels: the writer then leaves what is in the padding.
        var frame = written.head.frame
        frame.width = layout.grid.columns * 16
        frame.height = layout.grid.rows * 16
        let roomy = MCULayout(frame)
        var writer = ScanWriter(
            roomy, pairs: written.head.pairs, writer: BitWriter(head: written.head.bytes, expected: 1000))
        for mcu in 0..<layout.grid.count {
            var values = survey.coefficients(of: mcu)
            if mcu == last { values[1 * 64 + 5] = 3 }
            try writer.write(mcu, values.span, at: 0)
        }
        let hiding = writer.finish()
        #expect(hiding != input)
        #expect(!written.passes(hiding))
        #expect(try JPEGCleaner.clean(hiding, CleaningRequest()).bytes == input)
    }

    private func scanRange(_ written: Written) throws -> Range<Int> {
        var reader = StrictSegments(written.file)
        _ = try reader.readHead(written.head)
        return try reader.scanRange()
    }
}
