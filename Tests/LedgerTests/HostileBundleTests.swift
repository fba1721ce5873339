import Seeded
import Testing

@testable import Ledger

@Suite("Hostile bundles end soon and keep little")
struct HostileBundleTests {
    /// Feeds pieces until the verifier has had enough.
    ///
    /// - Returns: the result, and how many bytes it took.
    private static func feed(
        _ log: SampleLog, _ pieces: some Sequence<[UInt8]>
    ) throws -> (result: LedgerResult, taken: Int) {
        var verifier = try BundleVerifier(policy: TrustPolicy(parsing: bytes(log.policyText)))
        verifier.feed(bytes("synas.v1/bundle\n"))
        var taken = 0
        for piece in pieces {
            verifier.feed(piece)
            taken += piece.count
            if verifier.hasFailed { break }
        }
        return (try verifier.finish(), taken)
    }

    @Test("a line of 64 MiB is refused at two")
    func longLine() throws {
        let pieces = repeatElement([UInt8](repeating: 0x61, count: 65_536), count: 1024)
        let (result, taken) = try Self.feed(SampleLog(), pieces)
        #expect((result.why, result.at) == (.form, -1))
        #expect(taken <= BundleVerifier.maximumLine + 65_536)
    }

    @Test("a line of exactly the limit is read, one byte more is not", arguments: [0, 1])
    func limit(more: Int) throws {
        let text = bytes("entry ") + [UInt8](repeating: 0x61, count: BundleVerifier.maximumLine - 6 + more) + [0x0A]
        for piece in [text.count, 65_536] {
            let pieces = stride(from: 0, to: text.count, by: piece).map {
                Array(text[$0..<min($0 + piece, text.count)])
            }
            #expect(try Self.feed(SampleLog(), pieces).result.why == (more == 0 ? .canonical : .form))
        }
    }

    @Test("a hundred thousand levels, NULs and carriage returns")
    func shapes() throws {
        let deep = String(repeating: "[", count: 100_000)
        #expect(try Self.feed(SampleLog(), [bytes("entry \(deep)\n")]).result.why == .canonical)
        #expect(try Self.feed(SampleLog(), [[UInt8](repeating: 0, count: 1000) + [0x0A]]).result.why == .form)
        #expect(try Self.feed(SampleLog(), [bytes("entry {}\r\n")]).result.why == .canonical)
        var log = SampleLog()
        log.add("child", [deep])
        log.end()
        #expect(try log.verify().why == .canonical)
    }

    @Test("a million openings of one entry end at the second")
    func openings() throws {
        var log = SampleLog()
        log.add("child", [])
        let lines = log.lines
        let pieces = [lines[1] + [0x0A]] + Array(repeating: lines[2] + [0x0A], count: 3)
        let (result, _) = try Self.feed(log, pieces + Array(repeatElement(lines[2] + [0x0A], count: 1000)))
        #expect((result.why, result.at) == (.form, 0))
    }

    @Test("a thousand streams of one person, then a head of all", arguments: [1000])
    func manyStreams(count: Int) throws {
        var log = SampleLog()
        var heads: [String] = []
        for start in stride(from: 0, to: count, by: 500) {
            let names = (start..<(start + 500)).map { "s\(100_000 + $0)" }
            let openings = log.add("child", names.map { SampleLog.person(1, stream: $0) })
            heads += names.indices.map { "[\"\(names[$0])\",1,\"\(openings[$0 + 1].commitment.base64)\"]" }
        }
        log.add("child", [#"{"person":"c1","streams":[\#(heads.joined(separator: ","))],"type":"head"}"#])
        log.end()
        #expect(try log.verify().outcome == .selfAttested)
    }

    @Test("random bytes never end the program", arguments: 1...20 as ClosedRange<UInt64>)
    func noise(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        var log = SampleLog()
        log.add("child", [SampleLog.person(1)])
        log.end()
        for _ in 0..<20 {
            var bundle = log.bundle
            for _ in 0..<Int.random(in: 1...8, using: &random) {
                let place = Int.random(in: 0..<bundle.count, using: &random)
                let length = Int.random(in: 0...min(40, bundle.count - place), using: &random)
                let noise = (0..<Int.random(in: 0...20, using: &random)).map { _ in
                    UInt8.random(in: 0...255, using: &random)
                }
                bundle.replaceSubrange(place..<(place + length), with: noise)
            }
            guard bundle != log.bundle else { continue }
            #expect(try log.verify(bundle).outcome == .invalid, "seed \(seed)")
        }
    }
}
