import Consent
import Imaging
import Seeded
import Testing

@testable import Gate

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Cheaper than an expectation in a loop of ten thousands: only what fails is recorded, with its seed.
private func check(_ holds: Bool, _ seed: String, at place: SourceLocation = #_sourceLocation) {
    if !holds { Issue.record(Comment(rawValue: seed), sourceLocation: place) }
}

/// Cases of each property; longer where the environment asks for it (`make test-long`).
private let volume: UInt64 = getenv("SYNAS_LONG") == nil ? 20_000 : 500_000

@Suite("For every post and snapshot")
struct Properties {
    @Test("No child is shown more than an independent oracle allows")
    func oracle() {
        var cleared = 0
        // The last was wrong once: "Ella Ella Alm" was read as one child, though the first may be another.
        for seed in [UInt64](0..<volume) + [228_652] {
            let (post, snapshot, options) = generate(seed)
            let plan = Gate.plan(post, snapshot, options)
            let wrongs = Oracle.wrongs(plan, post, snapshot, options)
            check(wrongs.isEmpty, "seed \(seed)")
            if !wrongs.isEmpty { return }
            cleared += plan.published.isEmpty ? 0 : 1
        }
        // The property says nothing unless many of the posts with pictures do go out.
        #expect(cleared > Int(volume) / 10)
    }

    @Test("Every entry has its appearance, every region is covered or kept, and a hold says where and how to mend it")
    func wholeness() {
        for seed in 0..<volume / 4 {
            let (post, snapshot, options) = generate(seed)
            let plan = Gate.plan(post, snapshot, options)
            check(plan.pictures.count == post.pictures.count, "seed \(seed)")
            for (planned, picture) in zip(plan.pictures, post.pictures) {
                let regions = (picture.people ?? []).flatMap { [$0.at, $0.whole].compactMap { $0 } }
                let kept = planned.redactions.map(\.region) + planned.latent.map(\.region)
                check(planned.appearances.count == picture.people?.count ?? 0, "seed \(seed)")
                check(Set(kept) == Set(regions) && kept.count == regions.count, "seed \(seed)")
            }
            check((plan.verdict == .cleared) == plan.changes.isEmpty, "seed \(seed)")
            check(plan.findings.allSatisfy { !$0.mend.isEmpty }, "seed \(seed)")
            let positions = plan.findings.map(\.position)
            check(positions == positions.sorted(), "seed \(seed)")
        }
    }

    @Test("Narrowing anyone never lets more out")
    func narrowing() {
        for seed in 0..<volume / 4 {
            let (post, snapshot, options) = generate(seed)
            guard let first = snapshot.people.first else { continue }
            let narrower = KnownPerson(
                id: first.id, kind: first.kind, handle: first.handle, givenNames: first.givenNames,
                familyName: first.familyName, effect: .nothing)
            let narrowed = Sample.snapshot([narrower] + snapshot.people.dropFirst(), channel: snapshot.channel)
            let before = Gate.plan(post, snapshot, options)
            let after = Gate.plan(post, narrowed, options)
            // Leaving refused pictures out can unblock a post, but never adds a picture to it.
            if before.verdict == .cleared || !(options.withoutHeld || options.withoutRefused) {
                check(Set(after.published).isSubset(of: before.published), "seed \(seed)")
            }
        }
    }

    @Test("All the changes clear the post, and none of them can be spared")
    func changes() {
        var tried = 0
        // Wrong once: "nobody" was not heard when it was said twice; one answer settles "Ella" and "Ella Berg"; a picture
        // that was left out for a name alone comes back when the name is answered for.
        let once: [UInt64] = [6385, 17844, 24700, 26639, 28812, 44041, 47140, 51011, 56692, 57206, 89333]
        for seed in [UInt64](0..<volume / 4) + once {
            let (post, snapshot, options) = generate(seed)
            let plan = Gate.plan(post, snapshot, options)
            guard plan.verdict != .cleared, !plan.isBadInput else { continue }
            tried += 1
            let all = Mending(plan, post, snapshot).applied(plan.changes)
            check(Gate.plan(all, snapshot, options).verdict == .cleared, "seed \(seed)")
            for spared in plan.changes.indices {
                var fewer = plan.changes
                fewer.remove(at: spared)
                let post = Mending(plan, post, snapshot).applied(fewer)
                check(Gate.plan(post, snapshot, options).verdict != .cleared, "seed \(seed), change \(spared)")
            }
        }
        #expect(tried > 500)
    }

    @Test("Any text is planned without a crash, and findings point into it")
    func anyText() {
        var random = SeededGenerator(seed: 7)
        let pieces: [Character] = Array("Ellasxz BjörnÅ19811218-9876+_#@.\n\r\n\u{200B}\u{AD}\u{301}\u{308}é🇸🇪👨‍👩‍👧١٢ｌߊꙮ")
        let people = [Sample.child("e", "Ella"), Sample.child("b", "Björn", family: "")]
        for _ in 0..<volume / 4 {
            let text = String((0..<Int.random(in: 0...40, using: &random)).map { _ in random.pick(pieces) })
            let plan = Gate.plan(Sample.post(title: text, text: text), Sample.snapshot(people))
            for case let characters? in plan.findings.map(\.position.characters) {
                check(!characters.isEmpty && characters.upperBound <= text.count, text)
            }
        }
    }

    private func generate(_ seed: UInt64) -> (Post, Snapshot, GateOptions) {
        var generator = PostGenerator(seed: seed)
        let snapshot = generator.snapshot()
        return (generator.post(), snapshot, generator.options())
    }
}
