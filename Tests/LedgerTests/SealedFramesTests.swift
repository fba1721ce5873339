import Testing

@testable import Ledger

@Suite("Sealed streams: changed, cut short, put in another order or another's, they do not open")
struct SealedFramesTests {
    private let key = SealingKey()
    private let header = Array("header".utf8)

    private func sealed(_ plain: [UInt8], in part: Int = 700_000) throws -> [[UInt8]] {
        var sealer = FrameSealer(key, header: header)
        var frames: [[UInt8]] = []
        for start in stride(from: 0, to: plain.count, by: part) {
            try sealer.add(Array(plain[start..<min(start + part, plain.count)])) { frames.append($0) }
        }
        try sealer.finish { frames.append($0) }
        return frames
    }

    private func opened(_ frames: [[UInt8]], _ other: SealingKey? = nil, header: [UInt8]? = nil) throws -> [UInt8] {
        var opener = FrameOpener(other ?? key, header: header ?? self.header)
        return try frames.enumerated().flatMap { try opener.open($1, isLast: $0 == frames.count - 1) }
    }

    private func plain(_ count: Int) -> [UInt8] { (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) } }

    @Test(
        "what was sealed opens to the same bytes, at every length around a piece",
        arguments: [0, 1, SealedFrames.frame - 1, SealedFrames.frame, SealedFrames.frame + 1, 2 * SealedFrames.frame])
    func same(_ count: Int) throws {
        let frames = try sealed(plain(count))
        #expect(try opened(frames) == plain(count))
        #expect(frames.count == max(1, (count + SealedFrames.frame - 1) / SealedFrames.frame))
        #expect(frames.dropLast().allSatisfy { $0.count == SealedFrames.frame + SealedFrames.overhead })
    }

    @Test("pieces that are changed, missing, twice, swapped or cut off do not open")
    func changed() throws {
        let frames = try sealed(plain(3 * SealedFrames.frame - 5))
        #expect(frames.count == 3)
        var flipped = frames
        flipped[1][7] ^= 1
        for wrong in [
            flipped, [frames[0], frames[1]], [frames[0]], [frames[1], frames[2]], [frames[0], frames[2]],
            [frames[1], frames[0], frames[2]], [frames[0], frames[0], frames[2]], frames + [frames[2]],
            [frames[0], frames[1], Array(frames[2].dropLast())], [[]],
        ] {
            #expect(throws: LedgerFault.self) { try opened(wrong) }
        }
    }

    @Test("another key or another header does not open it")
    func others() throws {
        let frames = try sealed(plain(10))
        #expect(throws: LedgerFault.self) { try opened(frames, SealingKey()) }
        #expect(throws: LedgerFault.self) { try opened(frames, header: Array("heador".utf8)) }
    }
}
