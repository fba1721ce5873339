/// An ICC profile in APP2 segments, put together by their numbers (ICC.1, annex B.4).
struct JPEGProfilePieces: Sendable {
    private var pieces: [UInt8: [UInt8]] = [:]
    private var expected: UInt8 = 0

    /// The payload of one segment, `ICC_PROFILE\0` included.
    mutating func add(_ data: Span<UInt8>) {
        guard data.count > 14, pieces[data[12]] == nil else { return }
        expected = data[13]
        pieces[data[12]] = (14..<data.count).map { data[$0] }
    }

    /// Empty when a piece is missing: such a profile is ignored by viewers, too.
    var joined: [UInt8] {
        guard expected > 0 else { return [] }
        var profile: [UInt8] = []
        for number in 1...expected {
            guard let piece = pieces[number] else { return [] }
            profile += piece
        }
        return profile
    }
}
