import Consent
import Imaging
import Policies
import Seeded

@testable import Gate

extension SeededGenerator {
    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    mutating func pick<T>(_ items: [T]) -> T { items[Int.random(in: 0..<items.count, using: &self)] }
}

/// Posts and snapshots of every kind, also wrong ones.
struct PostGenerator {
    var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private static let given = ["Ella", "Ella", "Liv", "Björn", "Hans", "Anna-Lisa", "Ture", "Noor", "Zoë"]
    private static let family = ["Berg", "Alm", "af Klint"]

    mutating func snapshot() -> Snapshot {
        let people = (0..<Int.random(in: 0...5, using: &random)).map { person($0) }
        let style = random.pick(ChannelRedaction.Style.allCases)
        return Sample.snapshot(people, channel: Sample.channel(style, maxEdge: random.chance(50) ? 1200 : nil))
    }

    private mutating func person(_ index: Int) -> KnownPerson {
        KnownPerson(
            id: PersonID(rawValue: "p\(index)"), kind: random.chance(80) ? .child : .staff, handle: "h\(index)",
            givenNames: [random.pick(Self.given)], familyName: random.pick(Self.family),
            effect: Effect(
                choice: random.chance(15) ? .excluded : random.pick([.visible, .unrecognisable]),
                mayBeNamed: random.chance(50)))
    }

    mutating func post() -> Post {
        var post = Sample.post(title: random.chance(30) ? words() : "Skogen", text: random.chance(70) ? words() : "")
        post.pictures = (0..<Int.random(in: 0...3, using: &random)).map { picture($0) }
        post.names = random.chance(15) ? [answer()] : []
        return post
    }

    mutating func options() -> GateOptions {
        GateOptions(
            withoutRefused: random.chance(30), withoutHeld: random.chance(30), coverEveryone: random.chance(25),
            nameAnswers: random.chance(10) ? [answer()] : [])
    }

    private mutating func answer() -> NameAnswer {
        let handle = "h\(Int.random(in: 0...6, using: &random))"
        return NameAnswer(word: random.pick(Self.given), bearer: random.chance(50) ? .nobody : .person(handle: handle))
    }

    private mutating func words() -> String {
        let pool = ["Idag", "gungade", "och", "i", "skogen.", "811218-9876", "liv", "Berg", "#", "B."]
        return (0..<Int.random(in: 0...5, using: &random)).map { _ in
            random.chance(25)
                ? random.pick(Self.given) + random.pick(["", "s", " Berg", ",", " Alm"]) : random.pick(pool)
        }.joined(separator: " ")
    }

    private mutating func picture(_ index: Int) -> Picture {
        let people = (0..<Int.random(in: 0...4, using: &random)).map { _ in appearance() }
        return Picture(
            file: random.chance(10) ? "ella\(index).jpg" : "\(index).jpg", alt: random.chance(20) ? words() : "Lek",
            people: random.chance(4) ? nil : people)
    }

    private mutating func appearance() -> Appearance {
        let handle = "h\(Int.random(in: 0...(random.chance(10) ? 9 : 4), using: &random))"
        let subject: Appearance.Subject = random.pick(
            [
                .child(handle: handle), .child(handle: handle), .child(handle: handle), .staff(handle: handle),
                .visitor,
                .unknownChild, .thing("tag"),
            ])
        return Appearance(
            subject: subject, at: random.chance(90) ? region() : nil, whole: random.chance(25) ? region() : nil)
    }

    private mutating func region() -> Region? {
        let steps = random.chance(3) ? 2 : 90
        let x = Double(Int.random(in: 0...steps, using: &random)) / 100
        let y = Double(Int.random(in: 0...steps, using: &random)) / 100
        return Region(x: x, y: y, width: 0.1, height: 0.1)
    }
}
