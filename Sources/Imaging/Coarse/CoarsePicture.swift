/// A whole picture seen from far away: 32 by 32 mean brightnesses, made for one comparison and kept nowhere.
///
/// It tells whether two files show the same picture after a platform has scaled and coded it again. It cannot tell a person: it is
/// a grid over the whole picture, finds no face and compares none. What is cropped, mirrored, framed or recoloured is not
/// recognised; two pictures that differ in a corner only can be taken for each other.
package struct CoarsePicture: Hashable, Sendable {
    /// Cells a side.
    static let side = 32
    /// Up to this mean difference (levels of 256) two pictures may be the same, coded otherwise.
    static let sameWithin = 4.0
    /// How far the ratio of the sides may differ, as a share: scaling rounds to whole pixels.
    static let ratioWithin = 0.03
    /// Cells that differ by less between two pictures say nothing about which of them a third one is.
    static let tellsFrom = 6

    /// Pixels as displayed.
    package let width: Int
    package let height: Int
    /// Brightness 0...255 row by row, as displayed.
    let levels: [UInt8]

    /// How far apart two pictures are, in levels.
    package func distance(_ other: CoarsePicture) -> Double { distance(other, at: Array(levels.indices)) }

    private func distance(_ other: CoarsePicture, at cells: [Int]) -> Double {
        let sum = cells.reduce(0) { $0 + abs(Int(levels[$1]) - Int(other.levels[$1])) }
        return Double(sum) / Double(max(cells.count, 1))
    }

    /// Whether the other may well be this picture, scaled or coded again.
    package func resembles(_ other: CoarsePicture) -> Bool {
        let (one, two) = (Double(width * other.height), Double(other.width * height))
        return abs(one - two) <= Self.ratioWithin * max(one, two) && distance(other) <= Self.sameWithin
    }

    /// Whether this is nearer to one picture than to another where the two differ; nil where they do not differ enough to tell.
    package func isNearer(_ one: CoarsePicture, than other: CoarsePicture) -> Bool? {
        let telling = levels.indices.filter { abs(Int(one.levels[$0]) - Int(other.levels[$0])) >= Self.tellsFrom }
        guard !telling.isEmpty else { return nil }
        return distance(one, at: telling) * 2 < distance(other, at: telling)
    }
}
