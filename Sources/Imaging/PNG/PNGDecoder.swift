internal import CPNG

/// A PNG opened for cleaning: its chunks, and a header within the limits.
struct PNGSource {
    let container: PNGContainer
    let header: PNGHeader

    /// Checks everything that can be checked before a byte is unpacked, so that a bomb is refused unopened.
    ///
    /// - Throws: `truncated` without an IEND, `corrupt` for a wrong header or order, `overLimits`.
    init(_ input: [UInt8], _ limits: PictureLimits) throws(PictureError) {
        try limits.check(fileSize: input.count)
        container = PNGContainer(input, atMost: limits.chunks)
        guard let first = container.chunks.first else { throw .truncatedPNG }
        guard first.type == .ihdr, container.crcHolds(first), let header = PNGHeader(container.data(first)) else {
            throw .corruptPNG("its header is not a PNG's")
        }
        self.header = header
        try limits.check(width: header.width, height: header.height)
        try limits.check(memory: workingMemory)
        guard container.chunks.count < limits.chunks else { throw .tooManyChunks(limits.chunks) }
        guard container.isComplete else { throw .truncatedPNG }
        try checkCriticalChunks()
    }

    /// Bytes for the pixels, the samples as written or read back, an output of half that, and the input.
    private var workingMemory: Int {
        5 * header.width * header.height * (header.depth == 16 ? 8 : 4) / 2 + container.input.count
    }

    private func checkCriticalChunks() throws(PictureError) {
        let known: Set<UInt32> = [.ihdr, .plte, .idat, .iend]
        for chunk in container.chunks where chunk.isCritical && !known.contains(chunk.type) {
            throw PictureError(
                .unsupported,
                "The PNG needs an extension that is not known here, so it cannot be shown right: "
                    + "open it in a picture program and export it as PNG or JPEG.")
        }
        guard container.first(.idat) != nil else { throw .corruptPNG("it holds no image data") }
    }

    /// The chunks that make the pixels, and nothing else: all that libpng is ever given.
    private var essence: [UInt8] {
        let wanted: Set<UInt32> = [.ihdr, .plte, .trns, .idat, .iend]
        var stream = PictureSniffer.pngSignature
        var sawData = false
        for chunk in container.chunks where wanted.contains(chunk.type) {
            sawData = sawData || chunk.type == .idat
            if chunk.type == .trns && (sawData || !takesTransparency(chunk)) { continue }
            if chunk.type == .plte && header.colourType != .palette { continue }
            stream += container.input[chunk.whole]
        }
        return stream
    }

    /// A tRNS that is damaged, or that its colour type cannot have, is passed over, as viewers do.
    private func takesTransparency(_ chunk: PNGChunk) -> Bool {
        guard container.crcHolds(chunk), container.first(.trns)?.data == chunk.data else { return false }
        return switch header.colourType {
        case .grey: chunk.data.count == 2
        case .truecolour: chunk.data.count == 6
        case .palette: chunk.data.count > 0 && 3 * chunk.data.count <= container.first(.plte)?.data.count ?? 0
        case .greyAlpha, .truecolourAlpha: false
        }
    }

    /// The pixels as stored, before any orientation or colour conversion.
    func decode() throws(PictureError) -> Raster {
        let depth = header.depth == 16 ? 16 : 8
        let stream = essence
        var bytes = [UInt8](repeating: 0, count: header.width * header.height * depth / 2)
        let status = unsafe stream.withUnsafeBufferPointer { input in
            unsafe bytes.withUnsafeMutableBufferPointer { output in
                unsafe synas_png_decode(
                    input.baseAddress, input.count, UInt32(header.width), UInt32(header.height), depth == 16 ? 1 : 0,
                    output.baseAddress, output.count)
            }
        }
        if let error = PictureError(status) { throw error }
        return Raster(width: header.width, height: header.height, depth: depth, bytes: bytes)
    }
}
