import CPictureFixtures

/// How a JPEG made for samples and tests is coded.
package struct JPEGKind: Hashable, Sendable, CustomStringConvertible {
    package enum Colour: Int32, Sendable, CaseIterable {
        case grey, yCbCr, rgb, cmyk, ycck

        /// Samples of one pixel as handed in: grey 1, RGB 3, CMYK 4.
        package var samples: Int { self == .grey ? 1 : rawValue < 3 ? 3 : 4 }
    }

    /// A component's sampling factors, each 1...4.
    package struct Sampling: Hashable, Sendable {
        package let h: Int
        package let v: Int
        package init(_ h: Int, _ v: Int) {
            self.h = h
            self.v = v
        }
    }

    package var colour: Colour
    package var quality: Int
    package var progressive: Bool
    package var arithmetic: Bool
    /// Huffman tables computed for this picture.
    package var optimise: Bool
    /// MCUs between restart markers, 0 for none.
    package var restartInterval: Int
    /// One for each component; missing ones are 1 by 1.
    package var sampling: [Sampling]

    package init(
        colour: Colour = .yCbCr, quality: Int = 88, progressive: Bool = false, arithmetic: Bool = false,
        optimise: Bool = false, restartInterval: Int = 0, sampling: [Sampling]? = nil
    ) {
        self.colour = colour
        self.quality = quality
        self.progressive = progressive
        self.arithmetic = arithmetic
        self.optimise = optimise
        self.restartInterval = restartInterval
        self.sampling = sampling ?? (colour == .yCbCr ? [Sampling(2, 2)] : [])
    }

    package var description: String {
        let coding = [progressive ? "progressive" : "", arithmetic ? "arithmetic" : "", optimise ? "optimised" : ""]
        let factors = sampling.map { "\($0.h)x\($0.v)" }
        let parts = ["\(colour)", factors.joined(separator: ",")] + coding
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
            + (restartInterval > 0 ? " restart \(restartInterval)" : "")
    }

    var c: synas_fixture_kind {
        var kind = synas_fixture_kind()
        kind.colour = colour.rawValue
        kind.quality = Int32(quality)
        kind.progressive = progressive ? 1 : 0
        kind.arithmetic = arithmetic ? 1 : 0
        kind.optimise = optimise ? 1 : 0
        kind.restart_interval = Int32(restartInterval)
        func factor(_ index: Int, _ path: KeyPath<Sampling, Int>) -> Int32 {
            index < sampling.count ? Int32(sampling[index][keyPath: path]) : 1
        }
        kind.sampling_h = (factor(0, \.h), factor(1, \.h), factor(2, \.h), factor(3, \.h))
        kind.sampling_v = (factor(0, \.v), factor(1, \.v), factor(2, \.v), factor(3, \.v))
        return kind
    }
}
