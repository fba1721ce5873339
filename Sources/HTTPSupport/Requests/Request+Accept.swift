internal import HTTPTypes
package import Hummingbird

extension Request {
    /// Of the types that are offered, the one that the sender likes best; of equals the first. nil: none of them. Who does
    /// not say likes all.
    package func preferred(of offered: [String]) -> String? {
        guard let header = headers[.accept] else { return offered.first }
        let ranges = header.split(separator: ",").compactMap { AcceptedRange(Array($0.utf8)) }
        var best: (type: String, quality: Double)?
        for type in offered {
            let quality = ranges.filter { $0.covers(type) }.max { $0.precision < $1.precision }?.quality ?? 0
            if quality > best?.quality ?? 0 { best = (type, quality) }
        }
        return best?.type
    }
}

/// `text/*;q=0.5`
private struct AcceptedRange {
    let range: String
    let quality: Double

    init?(_ bytes: [UInt8]) {
        guard let value = ParameterizedValue(HTTPToken.trimmed(bytes[...])) else { return nil }
        range = value.value.lowercased()
        let text = value.parameters["q"].map { String(decoding: $0, as: UTF8.self) } ?? "1"
        guard let quality = Double(text), (0...1).contains(quality) else { return nil }
        self.quality = quality
    }

    /// What is said of one type counts more than what is said of many.
    var precision: Int { range == "*/*" ? 0 : range.hasSuffix("/*") ? 1 : 2 }

    func covers(_ type: String) -> Bool {
        switch precision {
        case 0: true
        case 1: type.hasPrefix(range.dropLast())
        default: type == range
        }
    }
}
