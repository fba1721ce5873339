/// How often each symbol occurs in a scan: for each component 256 counts of DC symbols, then 256 of AC symbols.
struct SymbolCounts: Hashable, Sendable {
    var values: [UInt32]

    init(components: Int) { self.values = [UInt32](repeating: 0, count: components * 512) }

    /// The place of a DC difference's symbol, its size in bits.
    @inline(__always) static func dc(_ component: Int, _ difference: Int) -> Int {
        component << 9 | (Int.bitWidth - difference.magnitude.leadingZeroBitCount)
    }

    /// Where a component's AC symbols begin.
    @inline(__always) static func ac(_ component: Int) -> Int { component << 9 | 256 }

    mutating func add(_ other: SymbolCounts) {
        for index in values.indices { values[index] &+= other.values[index] }
    }

    mutating func subtract(_ other: SymbolCounts) {
        for index in values.indices { values[index] &-= other.values[index] }
    }

    /// The counts of some components together: DC symbols and AC symbols.
    func sum(of components: [Int]) -> (dc: [Int], ac: [Int]) {
        func total(_ offset: Int) -> [Int] {
            (0..<256).map { symbol in components.reduce(0) { $0 + Int(values[$1 << 9 | offset | symbol]) } }
        }
        return (total(0), total(256))
    }
}
