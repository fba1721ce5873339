import Testing

@testable import Reports

@Suite("The colours of the contact sheet and of exports")
struct ContrastTests {
    /// Text and the ground that it stands on.
    static let pairs = [
        ("text", "ground"), ("text", "card"), ("quiet", "ground"), ("quiet", "card"), ("quiet", "soft"),
        ("text", "soft"),
        ("link", "ground"), ("cleared", "cleared-ground"), ("held", "held-ground"), ("refused", "refused-ground"),
    ]

    /// The colours of each `:root` block, in the order of the style: light, dark, print.
    static func schemes(of style: StaticString) -> [[String: String]] {
        "\(style)".split(separator: ":root {", omittingEmptySubsequences: false).dropFirst().map { block in
            let body = block.prefix { $0 != "}" }
            return body.split(separator: ";").reduce(into: [:]) { colours, declaration in
                let parts = declaration.split(separator: ":").map { $0.filter { !$0.isWhitespace } }
                if parts.count == 2, parts[0].hasPrefix("--") { colours[String(parts[0].dropFirst(2))] = parts[1] }
            }
        }
    }

    /// Relative luminance (WCAG 2.2) of `#rgb` or `#rrggbb`.
    static func luminance(_ hex: String) -> Double {
        let digits = hex.dropFirst().compactMap(\.hexDigitValue)
        let full = digits.count == 3 ? digits.flatMap { [$0, $0] } : digits
        guard full.count == 6 else { return .nan }
        let channels = stride(from: 0, to: 6, by: 2).map { Double(full[$0] * 16 + full[$0 + 1]) / 255 }.map(linear)
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// IEC 61966-2-1, its power of 2.4 as the fifth root of the twelfth power.
    static func linear(_ v: Double) -> Double {
        guard v > 0.04045 else { return v / 12.92 }
        let x = (v + 0.055) / 1.055
        let square = x * x
        var root = 1.0
        for _ in 0..<40 { root -= (root - square / (root * root * root * root)) / 5 }
        return square * root
    }

    @Test("text stands out from its ground by at least 4.5 to 1, light, dark and printed", arguments: pairs)
    func contrast(text: String, ground: String) throws {
        let (sheet, export) = (Self.schemes(of: ContactSheet.style), Self.schemes(of: ExportHTML.style))
        #expect(sheet.count == 3 && export.count == 3)
        // An export has no verdicts.
        for scheme in sheet + export.filter({ $0[text] != nil }) {
            let a = Self.luminance(try #require(scheme[text]))
            let b = Self.luminance(try #require(scheme[ground]))
            #expect((max(a, b) + 0.05) / (min(a, b) + 0.05) >= 4.5)
        }
    }
}
