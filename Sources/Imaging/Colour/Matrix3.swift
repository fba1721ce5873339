/// Three by three numbers, for colours as column vectors.
struct Matrix3: Hashable, Sendable {
    var rows: [SIMD3<Double>]

    init(_ a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>) { rows = [a, b, c] }

    /// The columns are given.
    init(columns a: SIMD3<Double>, _ b: SIMD3<Double>, _ c: SIMD3<Double>) {
        rows = [SIMD3(a.x, b.x, c.x), SIMD3(a.y, b.y, c.y), SIMD3(a.z, b.z, c.z)]
    }

    static func * (m: Matrix3, v: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3((m.rows[0] * v).sum(), (m.rows[1] * v).sum(), (m.rows[2] * v).sum())
    }

    static func * (m: Matrix3, n: Matrix3) -> Matrix3 {
        let columns = (0..<3).map { i in m * SIMD3(n.rows[0][i], n.rows[1][i], n.rows[2][i]) }
        return Matrix3(columns: columns[0], columns[1], columns[2])
    }

    static func diagonal(_ v: SIMD3<Double>) -> Matrix3 {
        Matrix3(SIMD3(v.x, 0, 0), SIMD3(0, v.y, 0), SIMD3(0, 0, v.z))
    }

    /// Nil where there is none, or none that is of use.
    var inverse: Matrix3? {
        let (a, b, c) = (rows[0], rows[1], rows[2])
        let columns = (Self.cross(b, c), Self.cross(c, a), Self.cross(a, b))
        let determinant = (a * columns.0).sum()
        guard determinant.isFinite, abs(determinant) > 1e-9 else { return nil }
        return Matrix3(columns: columns.0 / determinant, columns.1 / determinant, columns.2 / determinant)
    }

    private static func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x)
    }
}
