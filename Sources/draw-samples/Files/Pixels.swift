/// The pixels of a picture as a file stores them: red, green and blue by turns, row by row.
struct Pixels {
    let width: Int
    let height: Int
    let bytes: [UInt8]

    init(_ canvas: Canvas) {
        (width, height, bytes) = (canvas.width, canvas.height, canvas.bytes())
    }

    private init(width: Int, height: Int, bytes: [UInt8]) {
        (self.width, self.height, self.bytes) = (width, height, bytes)
    }

    /// As a camera stores a picture that was taken with the camera upright: lying on its left side, to be turned a
    /// quarter clockwise when shown (EXIF orientation 6).
    var lyingDown: Pixels {
        var turned: [UInt8] = []
        turned.reserveCapacity(bytes.count)
        for x in (0..<width).reversed() {
            for y in 0..<height {
                let i = (y * width + x) * 3
                turned += bytes[i..<(i + 3)]
            }
        }
        return Pixels(width: height, height: width, bytes: turned)
    }
}
