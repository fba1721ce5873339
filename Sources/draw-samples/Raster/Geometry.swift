import Seeded

/// A point of the drawing, in drawing units: one unit is one pixel of a picture 2400 wide; y grows downwards.
struct Point: Equatable, Sendable {
    var x: Double
    var y: Double
    init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    static func * (a: Point, k: Double) -> Point { Point(a.x * k, a.y * k) }
    var length: Double { (x * x + y * y).squareRoot() }
    func mixed(with other: Point, _ t: Double) -> Point { self + (other - self) * t }

    /// This point turned about `centre` by `degrees`, clockwise as seen.
    func turned(_ degrees: Double, about centre: Point = Point(0, 0)) -> Point {
        let (s, c) = (sine(degrees), sine(degrees + 90))
        let d = self - centre
        return centre + Point(d.x * c - d.y * s, d.x * s + d.y * c)
    }
}

/// The sine of an angle in degrees, by its own series: the system's `sin` may differ in the last bit from machine to
/// machine, and the pictures must come out the same everywhere.
func sine(_ degrees: Double) -> Double {
    var turn = degrees.truncatingRemainder(dividingBy: 360)
    if turn < 0 { turn += 360 }
    let sign = turn >= 180 ? -1.0 : 1.0
    if turn >= 180 { turn -= 180 }
    if turn > 90 { turn = 180 - turn }
    let x = turn * 0.017453292519943295
    let q = x * x
    return sign * x * (1 - q / 6 * (1 - q / 20 * (1 - q / 42 * (1 - q / 72 * (1 - q / 110)))))
}

/// Pseudo-random numbers from a fixed seed, so that every run draws the same picture.
struct Dice {
    private var numbers: SeededGenerator
    init(_ seed: UInt64) { numbers = SeededGenerator(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    /// A number from `low` up to `high`.
    mutating func within(_ low: Double, _ high: Double) -> Double {
        low + (high - low) * Double(next() >> 11) / 9_007_199_254_740_992
    }

    mutating func one<T>(of choices: [T]) -> T { choices[Int(next() % UInt64(choices.count))] }
}
