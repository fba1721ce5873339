/// The forward DCT of a block of 8 by 8 levels (T.81, A.3.3).
enum ForwardTransform {
    /// Natural index of each place in zigzag order (T.81, figure A.6).
    static let zigzag: [Int] = [
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21,
        28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61,
        54, 47, 55, 62, 63,
    ]

    /// cos(kπ/16) for k = 0...8.
    private static let cosines: [Float] = [
        1, 0.980_785_28, 0.923_879_53, 0.831_469_61, 0.707_106_78, 0.555_570_23, 0.382_683_43, 0.195_090_32, 0,
    ]

    /// Row u: half of C(u) cos((2x + 1)uπ / 16) for x = 0...7.
    private static let basis: [SIMD8<Float>] = (0..<8).map { u in
        var row = SIMD8<Float>()
        for x in 0..<8 {
            let angle = (2 * x + 1) * u % 32
            let folded = angle > 16 ? 32 - angle : angle
            let cosine = folded > 8 ? -cosines[16 - folded] : cosines[folded]
            row[x] = cosine * (u == 0 ? cosines[4] : 1) / 2
        }
        return row
    }

    /// Eight rows of eight.
    typealias Block = InlineArray<8, SIMD8<Float>>

    /// Levels less 128, row by row, to coefficients in natural order.
    static func apply(_ rows: Block) -> Block { transposed(half(transposed(half(rows)))) }

    private static func half(_ rows: Block) -> Block {
        let basis = self.basis
        let weights = basis.span
        return Block { u in
            var sum = rows[0] * weights[u][0]
            for y in 1..<8 { sum += rows[y] * weights[u][y] }
            return sum
        }
    }

    private static func transposed(_ rows: Block) -> Block {
        Block { column in
            SIMD8(
                rows[0][column], rows[1][column], rows[2][column], rows[3][column], rows[4][column], rows[5][column],
                rows[6][column], rows[7][column])
        }
    }
}
