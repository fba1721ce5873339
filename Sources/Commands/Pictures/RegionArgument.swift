import ArgumentParser
import Imaging

/// `x,y,width,height[:style]` as it stands on the command line.
struct RegionArgument: ExpressibleByArgument, Hashable, Sendable {
    let redaction: Redaction

    init?(argument: String) {
        let parts = argument.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let numbers = parts[0].split(separator: ",", omittingEmptySubsequences: false).map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3], let region = Region(x: x, y: y, width: width, height: height)
        else { return nil }
        let named = parts.count == 2 ? RedactionStyle(rawValue: String(parts[1])) : .blur
        guard let style = named else { return nil }
        redaction = Redaction(region: region, style: style, outline: style == .solid ? .box : .face)
    }
}
