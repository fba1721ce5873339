/// Samples of 8 bits, pixel by pixel, in any colour space.
struct SampleGrid: Hashable, Sendable {
    let width: Int
    let height: Int
    let channels: Int
    var samples: [UInt8]

    /// The grid at this size, at most its own: every new sample is the average of what it covers.
    func averaged(width newWidth: Int, height newHeight: Int) -> SampleGrid {
        let columns = AreaAverage.axis(old: width, new: newWidth)
        let rows = AreaAverage.axis(old: height, new: newHeight)
        var out = SampleGrid(width: newWidth, height: newHeight, channels: channels, samples: [])
        out.samples.reserveCapacity(newWidth * newHeight * channels)
        for row in rows {
            let sums = line(row)
            for column in columns { out.append(column, of: sums) }
        }
        return out
    }

    /// The rows that a new one covers, averaged; as wide as the old ones.
    private func line(_ reach: AreaAverage.Reach) -> [Float] {
        let stride = width * channels
        var sums = [Float](repeating: 0, count: stride)
        let old = samples.span
        for (step, share) in reach.shares.enumerated() {
            let start = (reach.first + step) * stride
            for index in 0..<stride { sums[index] += Float(old[start + index]) * share }
        }
        return sums
    }

    private mutating func append(_ reach: AreaAverage.Reach, of line: [Float]) {
        for channel in 0..<channels {
            var sum: Float = 0
            for (step, share) in reach.shares.enumerated() {
                sum += line[(reach.first + step) * channels + channel] * share
            }
            samples.append(UInt8(min(max(sum.rounded(), 0), 255)))
        }
    }
}
