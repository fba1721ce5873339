import PictureFixtures
import Testing

@testable import Imaging

@Suite("A published picture is made narrower, and nothing else about it changes")
struct NarrowingTests {
    static let first = redaction(0.12, 0.2, 0.2, 0.25)
    /// Meets the first one's cover.
    static let second = redaction(0.3, 0.3, 0.2, 0.25)
    static let third = redaction(0.7, 0.6, 0.15, 0.2)

    static func redaction(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Redaction {
        Redaction(region: Region(x: x, y: y, width: width, height: height) ?? .everything)
    }

    private static func published(_ file: [UInt8], maxEdge: Int? = nil) throws -> [UInt8] {
        try PictureCleaner.clean(file, CleaningRequest(redactions: [first], maxEdge: maxEdge)).bytes
    }

    @Test(
        "JPEG: libjpeg reads the same coefficients everywhere but in the new cover, also where it meets an earlier one",
        arguments: JPEGScenes.kinds)
    func jpeg(_ kind: JPEGKind) throws {
        let file = try JPEGScenes.file(kind, width: 163, height: 121)
        let published = try Self.published(file)
        let one = try PictureNarrower.narrow(
            published, CleaningRequest(redactions: [Self.second], earlier: EarlierCovers(exact: [Self.first]))
        ).bytes
        let two = try PictureNarrower.narrow(
            one,
            CleaningRequest(redactions: [Self.third], earlier: EarlierCovers(exact: [Self.first, Self.second]))
        ).bytes
        let reads = try [published, one, two].map { try JPEGFixture.coefficients($0) }
        let covers = [Self.first, Self.second, Self.third].map { JPEGRedactionTests.covered(reads[0], [$0]) }
        var changed = (0, 0)
        JPEGRedactionTests.forEachBlock(reads[0]) { component, column, row, at in
            let inside = covers.map { $0(component, column, row) }
            let blocks = reads.map { $0.values[at..<at + 64] }
            if inside[0] || !inside[1] {
                #expect(blocks[1] == blocks[0])
            } else if blocks[1] != blocks[0] {
                changed.0 += 1
            }
            if !inside[2] || inside[1] {
                #expect(blocks[2] == blocks[1])
            } else if blocks[2] != blocks[1] {
                changed.1 += 1
            }
        }
        #expect(changed.0 > 0 && changed.1 > 0)
    }

    @Test("PNG: every pixel outside the new cover is the same, in every form", arguments: Form.all)
    func png(form: Form) throws {
        let published = try Self.published(form.fixture().encoded())
        let earlier = EarlierCovers(exact: [Self.first])
        let narrow = try PictureNarrower.narrow(
            published, CleaningRequest(redactions: [Self.second], earlier: earlier)
        ).bytes
        let before = try #require(DecodedPNG(published)).seen
        let after = try #require(DecodedPNG(narrow)).seen
        let grid = CellGrid(width: 48, height: 40, cellWidth: 8, cellHeight: 8)
        let old = Cover([Self.first], grid: grid, orientation: .upright)
        let new = Cover([Self.second], grid: grid, orientation: .upright)
        var changed = 0
        for place in 0..<48 * 40 {
            let cell = place / 48 / 8 * 6 + place % 48 / 8
            let mayChange = old.cells[cell] == .open && new.cells[cell] != .open
            if !mayChange {
                #expect(after[place] == before[place])
            } else if after[place] != before[place] {
                changed += 1
            }
        }
        #expect(changed > 0)
    }

    @Test("nothing of what is newly covered is left: other content under it gives the same bytes")
    func nonInterference() throws {
        let plain = PNGFixture(colourType: 2, depth: 8, seed: 3)
        let noisy = plain.noisy(x: 34..<40, y: 25..<30, seed: 5)
        let request = CleaningRequest(redactions: [Self.third], earlier: EarlierCovers(exact: [Self.first]))
        let both = try [plain, noisy].map { try PictureNarrower.narrow(Self.published($0.encoded()), request).bytes }
        #expect(both[0] == both[1])
    }

    @Test("a region that is covered already changes no byte")
    func again() throws {
        let published = try Self.published(JPEGScenes.file(JPEGKind(progressive: true), width: 163, height: 121))
        let request = CleaningRequest(redactions: [Self.first], earlier: EarlierCovers(exact: [Self.first]))
        #expect(try PictureNarrower.narrow(published, request).bytes == published)
    }

    @Test(
        "a picture that was scaled keeps the inside of its covers, and its size",
        arguments: [JPEGKind(), JPEGKind(colour: .grey)])
    func scaled(_ kind: JPEGKind) throws {
        let published = try Self.published(JPEGScenes.file(kind, width: 643, height: 481), maxEdge: 320)
        let earlier = EarlierCovers(beforeScaling: [Self.first])
        let clean = try PictureNarrower.narrow(
            published, CleaningRequest(redactions: [Self.second], maxEdge: 100, earlier: earlier))
        #expect(clean.report.width == 320)
        let reads = try [published, clean.bytes].map { try JPEGFixture.coefficients($0) }
        let inNew = JPEGRedactionTests.covered(reads[0], [Self.second])
        // The middle of the face that was covered first, and part of the second's box.
        let part = reads[0].components[0]
        let middle = part.block(
            column: Int(0.22 * Double(part.blocksAcross)), row: Int(0.325 * Double(part.blocksDown)))
        #expect(reads[0].values[middle..<middle + 64] == reads[1].values[middle..<middle + 64])
        JPEGRedactionTests.forEachBlock(reads[0]) { component, column, row, at in
            if !inNew(component, column, row) {
                #expect(reads[0].values[at..<at + 64] == reads[1].values[at..<at + 64])
            }
        }
    }

    @Test("the check after writing sees a single block that changed outside the new cover")
    func checkSees() throws {
        let published = try Self.published(JPEGScenes.file(JPEGKind(), width: 163, height: 121))
        var request = CleaningRequest(redactions: [Self.third])
        let good = try JPEGCleaner.clean(published, request).bytes
        #expect(try UntouchedJPEG.holds(published, good, request))
        request.redactions = [Self.redaction(0.7, 0.6, 0.02, 0.02)]
        #expect(try !UntouchedJPEG.holds(published, good, request))
        let png = try Self.published(PNGFixture(colourType: 2, depth: 8, seed: 3).encoded())
        let covered = try PNGCleaner.clean(png, CleaningRequest(redactions: [Self.third])).bytes
        #expect(try UntouchedPNG.holds(png, covered, CleaningRequest(redactions: [Self.third])))
        #expect(try !UntouchedPNG.holds(png, covered, request))
    }
}

@Suite("A picture is known again after a platform has coded it anew, without looking at anybody")
struct CoarsePictureTests {
    private static func look(_ kind: JPEGKind, seed: UInt64 = 7, covering: [Redaction] = [], maxEdge: Int? = nil) throws
        -> CoarsePicture
    {
        let file = try JPEGScenes.file(kind, width: 320, height: 240, seed: seed)
        let request = CleaningRequest(redactions: covering, maxEdge: maxEdge)
        return try CoarsePicture(JPEGCleaner.clean(file, request).bytes)
    }

    @Test("scaled and coded again it is alike; turned or another one it is not")
    func alike() throws {
        let one = try Self.look(JPEGKind(quality: 92))
        #expect(one.resembles(try Self.look(JPEGKind(quality: 50))))
        #expect(one.resembles(try Self.look(JPEGKind(quality: 75), maxEdge: 200)))
        let other = PNGFixture(colourType: 2, depth: 8, seed: 3)
        #expect(!one.resembles(try CoarsePicture(other.encoded())))
    }

    @Test("the narrower of two is told from the published one by where they differ")
    func nearer() throws {
        let cover = [NarrowingTests.redaction(0.3, 0.3, 0.3, 0.3)]
        let (published, narrower) = (try Self.look(JPEGKind()), try Self.look(JPEGKind(), covering: cover))
        let seenOld = try Self.look(JPEGKind(quality: 60), maxEdge: 240)
        let seenNew = try Self.look(JPEGKind(quality: 60), covering: cover, maxEdge: 240)
        #expect(seenOld.isNearer(narrower, than: published) == false)
        #expect(seenNew.isNearer(narrower, than: published) == true)
        #expect(seenNew.isNearer(published, than: published) == nil)
    }

    @Test("every way a picture can be stored shows it the same way up", arguments: Orientation.allCases)
    func orientation(_ orientation: Orientation) throws {
        let plain = try JPEGScenes.file(JPEGKind(sampling: []), width: 320, height: 240)
        let turned = JPEGSegment.insert(
            [JPEGSegment.exif(ExifFixture.camera(orientation: UInt16(orientation.rawValue)))], into: plain)
        let look = try CoarsePicture(turned)
        #expect((look.width, look.height) == (orientation.exchangesSides ? (240, 320) : (320, 240)))
        let stored = try CoarsePicture(plain)
        for cell in [0, 31, 32 * 31, 32 * 32 - 1] {
            let from = orientation.stored(x: Double(cell % 32) / 31, y: Double(cell / 32) / 31)
            #expect(look.levels[cell] == stored.levels[Int(from.y * 31) * 32 + Int(from.x * 31)])
        }
    }
}
