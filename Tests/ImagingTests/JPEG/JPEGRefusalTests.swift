import PictureFixtures
import Seeded
import Testing

@testable import Imaging

@Suite("JPEGs that cannot be cleaned are refused, and nothing crashes")
struct JPEGRefusalTests {
    static func code(_ input: [UInt8], _ request: CleaningRequest = CleaningRequest()) -> PictureError.Code? {
        do throws(PictureError) {
            _ = try PictureCleaner.clean(input, request)
            return nil
        } catch {
            return error.code
        }
    }

    /// The offset of the frame's marker.
    static func frame(_ file: [UInt8]) -> Int {
        file.indices.dropLast().first { file[$0] == 0xFF && (0xC0...0xC2).contains(file[$0 + 1]) } ?? 0
    }

    @Test("truncated at every place", arguments: [JPEGKind(), JPEGKind(progressive: true), JPEGKind(arithmetic: true)])
    func truncated(_ kind: JPEGKind) throws {
        let file = try JPEGScenes.file(kind, width: 40, height: 24)
        for count in 3..<file.count {
            let code = Self.code(Array(file.prefix(count)))
            #expect(code == .truncated || code == .corrupt, "\(count) bytes")
        }
    }

    @Test(
        "an end put behind half of a scan is a truncated picture", arguments: [JPEGKind(), JPEGKind(progressive: true)])
    func halfAScan(_ kind: JPEGKind) throws {
        let file = try JPEGScenes.file(kind)
        let code = Self.code(Array(file.prefix(file.count * 2 / 3)) + [0xFF, 0xD9])
        #expect(code == .truncated || code == .corrupt)
    }

    @Test(
        "12 bits, lossless, hierarchical and late heights are not taken",
        arguments: [0xC3, 0xC5, 0xC7, 0xCB, 0xCF, 0xDE])
    func otherProcesses(_ marker: UInt8) throws {
        var file = try JPEGScenes.file(JPEGKind())
        let at = Self.frame(file)
        file[at + 1] = marker
        #expect(Self.code(file) == .unsupported)
        file = try JPEGScenes.file(JPEGKind())
        file[at + 4] = 12
        #expect(Self.code(file) == .unsupported)
        file[at + 4] = 8
        file[at + 5] = 0
        file[at + 6] = 0
        #expect(Self.code(file) == .unsupported)
    }

    @Test("sizes past the limits are refused before anything is unpacked")
    func overLimits() throws {
        var file = try JPEGScenes.file(JPEGKind())
        let at = Self.frame(file)
        file[at + 5] = 0xFF
        #expect(Self.code(file) == .overLimits)
        var limits = PictureLimits()
        limits.fileSize = 100
        #expect(Self.code(file, CleaningRequest(limits: limits)) == .overLimits)
        limits = PictureLimits()
        limits.scans = 3
        let progressive = try JPEGScenes.file(JPEGKind(progressive: true))
        #expect(Self.code(progressive, CleaningRequest(limits: limits)) == .overLimits)
        limits = PictureLimits()
        limits.memory = 1000
        #expect(Self.code(progressive, CleaningRequest(limits: limits)) == .overLimits)
    }

    @Test("after thousands of seeded mutations: an error, or a verified picture", arguments: UInt64(0)..<12)
    func mutations(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let kinds = JPEGScenes.kinds
        let kind = kinds[Int(seed) * 5 % kinds.count]
        let file = JPEGHidingTests.hiding(in: try JPEGScenes.file(kind, width: 24, height: 17))
        let request = CleaningRequest(redactions: JPEGRedactionTests.redactions)
        for round in 0..<250 {
            let mutant = Self.mutated(file, &random)
            guard let output = try? PictureCleaner.clean(mutant, round % 2 == 0 ? request : CleaningRequest()) else {
                continue
            }
            #expect(throws: Never.self, "seed \(seed), round \(round)") {
                try JPEGFixture.coefficients(output.bytes)
            }
            #expect(!JPEGHidingTests.contains(output.bytes, "Ella"), "seed \(seed), round \(round)")
        }
    }

    static func mutated(_ file: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var file = file
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            guard file.count > 8 else { break }
            let at = Int.random(in: 2..<file.count, using: &random)
            let end = min(at + Int.random(in: 1...60, using: &random), file.count)
            switch random.next() % 6 {
            case 0: file[at] ^= 1 << UInt8(random.next() % 8)
            case 1: file[at] = UInt8(truncatingIfNeeded: random.next())
            case 2: file.removeSubrange(at..<end)
            case 3: file.insert(contentsOf: file[at..<end], at: at)
            case 4: file[at] = 0xFF
            default: if random.next() % 8 == 0 { file.removeSubrange(at...) }
            }
        }
        return file
    }
}
