import Seeded

extension SeededGenerator {
    mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
    /// One time in so many.
    mutating func chance(_ of: Int) -> Bool { below(of) == 0 }
    mutating func pick<Element>(_ from: [Element]) -> Element { from[below(from.count)] }
}
