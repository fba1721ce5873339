import Ledger

/// When an entry says that it was written: for people, who look for what happened then. It is what the entry says of itself.
enum EntryMoment {
    private static let entryTag = Array("entry ".utf8)
    private static let openTag = Array("open 0 ".utf8)
    private static let longest = 1 << 21

    /// Nil where the body of a commit does not say.
    static func of(_ body: [UInt8]) -> String? { (try? JSONValue.parse(canonical: body))?["at"]?.string }

    /// Nil where the bundle does not say.
    static func inBundle(_ path: String, at index: Int) -> String? {
        var (line, seen, found): ([UInt8], Int, String?) = ([], -1, nil)
        try? FileReading.eachPiece(of: path, size: 1 << 20) { bytes in
            for byte in bytes where found == nil && seen <= index {
                if byte != 0x0A {
                    if line.count < longest { line.append(byte) }
                    continue
                }
                if line.starts(with: entryTag) { seen += 1 }
                if seen == index, line.starts(with: openTag) {
                    found = line.dropFirst(openTag.count).firstIndex(of: 0x20).flatMap { of(Array(line[($0 + 1)...])) }
                }
                line.removeAll(keepingCapacity: true)
            }
            return found == nil && seen <= index
        }
        return found
    }
}
