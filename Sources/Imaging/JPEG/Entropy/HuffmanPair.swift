/// The two Huffman tables with which a component is coded.
struct HuffmanPair: Hashable, Sendable {
    let dc: HuffmanSpec
    let ac: HuffmanSpec

    /// Luminance, chrominance (T.81, annex K.3).
    static let standard = [0, 1].map { HuffmanPair(dc: HuffmanSpec.standardDC[$0], ac: HuffmanSpec.standardAC[$0]) }

    /// Whether tables are those that the scan's own symbols give (annex K.2), for components that share each pair.
    static func areOptimal(_ pairs: [HuffmanPair], of components: [Int], for counts: SymbolCounts) -> Bool {
        Set(components).allSatisfy { number in
            let sharing = components.indices.filter { components[$0] == number }
            let sum = counts.sum(of: sharing)
            return HuffmanSpec.optimal(sum.dc) == pairs[number].dc && HuffmanSpec.optimal(sum.ac) == pairs[number].ac
        }
    }
}
