extension HuffmanSpec {
    /// The best table for symbols that occur this often (`counts`: 256), as T.81, annex K.2 makes it: a function of the counts alone.
    /// Ties are broken as libjpeg does, so that most programs that optimise give the same table. Nil where no table of 16 bits comes out.
    static func optimal(_ counts: [Int]) -> HuffmanSpec? {
        guard counts.count == 256, let sizes = codeSizes(counts) else { return nil }
        guard let lengths = atMostSixteenBits(sizes) else { return nil }
        let symbols = (1...32).flatMap { size in (0..<256).filter { sizes[$0] == size }.map { UInt8($0) } }
        return HuffmanSpec(counts: lengths, symbols: symbols)
    }

    /// The length of each symbol's code (figure K.1). One symbol more, which occurs once, keeps the code of all ones free.
    private static func codeSizes(_ counts: [Int]) -> [Int]? {
        var frequencies = counts + [1]
        var sizes = [Int](repeating: 0, count: 257)
        var trees = (0...256).map { [$0] }
        while let least = rarest(frequencies, but: nil), let next = rarest(frequencies, but: least) {
            frequencies[least] += frequencies[next]
            frequencies[next] = 0
            trees[least] += trees[next]
            for symbol in trees[least] { sizes[symbol] += 1 }
        }
        return sizes.allSatisfy { $0 <= 32 } ? sizes : nil
    }

    /// The rarest symbol, of several the last.
    private static func rarest(_ frequencies: [Int], but other: Int?) -> Int? {
        var found: Int?
        for symbol in frequencies.indices where frequencies[symbol] > 0 && symbol != other {
            if let best = found, frequencies[symbol] > frequencies[best] { continue }
            found = symbol
        }
        return found
    }

    /// How many codes there are of each length, with the longer ones moved up (figure K.3) and the reserved one taken out.
    private static func atMostSixteenBits(_ sizes: [Int]) -> [UInt8]? {
        var lengths = [Int](repeating: 0, count: 33)
        for size in sizes where size > 0 { lengths[size] += 1 }
        for long in stride(from: 32, to: 16, by: -1) {
            while lengths[long] > 0 {
                guard let short = (1...long - 2).last(where: { lengths[$0] > 0 }) else { return nil }
                lengths[long] -= 2
                lengths[long - 1] += 1
                lengths[short + 1] += 2
                lengths[short] -= 1
            }
        }
        guard let longest = (1...16).last(where: { lengths[$0] > 0 }) else { return nil }
        lengths[longest] -= 1
        return lengths[1...16].map { UInt8(truncatingIfNeeded: $0) }
    }
}
