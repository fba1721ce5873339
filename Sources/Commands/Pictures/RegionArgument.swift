import ArgumentParser
import Imaging

/// `x,y,width,height[:style]` as it stands on the command line.
struct RegionArgument: Hashable, Sendable {
    let redaction: Redaction

    /// - Throws: `ValidationError` saying which part is wrong and how it is written.
    @Sendable static func parse(_ argument: String) throws -> RegionArgument {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let style = try parts.count == 2 ? style(parts[1]) : .blur
        let region = try region(parts[0])
        return RegionArgument(
            redaction: Redaction(region: region, style: style, outline: style == .solid ? .box : .face))
    }

    static func region(_ text: Substring) throws -> Region {
        let numbers = text.split(separator: ",", omittingEmptySubsequences: false).compactMap { Double($0) }
        guard numbers.count == 4, text.count(where: { $0 == "," }) == 3 else {
            throw wrong("is not four numbers", "write x,y,width,height, as 0.31,0.22,0.08,0.11")
        }
        guard numbers[2] > 0, numbers[3] > 0 else {
            throw wrong("has no size", "give a width and a height above 0")
        }
        guard let region = Region(x: numbers[0], y: numbers[1], width: numbers[2], height: numbers[3]) else {
            throw wrong(
                "lies outside the picture", "give shares of the picture, with x + width and y + height at most 1")
        }
        return region
    }

    private static func style(_ text: Substring) throws -> RedactionStyle {
        if let style = RedactionStyle(rawValue: String(text)) { return style }
        let known = RedactionStyle.allCases.map(\.rawValue).joined(separator: ", ")
        throw wrong("has a style that there is not", "choose one of \(known)")
    }

    private static func wrong(_ what: String, _ hint: String) -> ValidationError {
        ValidationError("the region \(what): \(hint)")
    }
}
