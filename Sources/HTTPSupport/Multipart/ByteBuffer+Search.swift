internal import NIOCore

extension ByteBuffer {
    struct Found: Equatable {
        /// Bytes that are certainly none of the pattern.
        let before: Int
        /// false: what follows may become the pattern, or nothing follows.
        let isWhole: Bool
    }

    /// Where a pattern that begins with a carriage return first stands, or begins to stand at the end.
    func search(for pattern: [UInt8]) -> Found {
        let view = readableBytesView
        var start = view.startIndex
        while let candidate = view[start...].firstIndex(of: pattern[0]) {
            let there = view[candidate...].prefix(pattern.count)
            if there.elementsEqual(pattern.prefix(there.count)) {
                return Found(before: candidate - view.startIndex, isWhole: there.count == pattern.count)
            }
            start = candidate + 1
        }
        return Found(before: view.count, isWhole: false)
    }
}
