/// A PNG taken apart into chunks and put together again with right check sums: how tests hide things in one.
package struct PNGChunks: Hashable, Sendable {
    package struct Chunk: Hashable, Sendable {
        package var type: String
        package var data: [UInt8]
        package init(_ type: String, _ data: [UInt8]) {
            self.type = type
            self.data = data
        }
    }

    package var chunks: [Chunk] = []
    /// Bytes behind IEND.
    package var trailer: [UInt8] = []

    package static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    /// The file must be a whole PNG.
    package init(_ file: [UInt8]) {
        var at = 8
        while at + 12 <= file.count, chunks.last?.type != "IEND" {
            let length = file[at..<at + 4].reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: file[at + 4..<at + 8], as: UTF8.self)
            chunks.append(Chunk(type, Array(file[at + 8..<at + 8 + length])))
            at += 12 + length
        }
        trailer = Array(file[at...])
    }

    /// The file with right check sums.
    package var encoded: [UInt8] {
        chunks.reduce(into: Self.signature) { file, chunk in
            let body = Array(chunk.type.utf8) + chunk.data
            file += PNGChunks.bigEndian(UInt32(chunk.data.count)) + body + PNGChunks.bigEndian(PNGChunks.crc(body))
        } + trailer
    }

    /// Puts a chunk right behind the first chunk of a type.
    package mutating func insert(_ type: String, _ data: [UInt8], after place: String = "IHDR") {
        guard let index = chunks.firstIndex(where: { $0.type == place }) else { return }
        chunks.insert(Chunk(type, data), at: index + 1)
    }

    package subscript(type: String) -> [UInt8]? { chunks.first { $0.type == type }?.data }

    package static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    /// Bit by bit: slow, and nothing like the product's table.
    package static func crc(_ bytes: [UInt8]) -> UInt32 {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
        }
        return ~sum
    }

    /// A zlib stream of stored blocks.
    package static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var stream: [UInt8] = [0x78, 0x01]
        var at = 0
        repeat {
            let end = min(at + 65535, bytes.count)
            let length = UInt16(end - at)
            stream += [end == bytes.count ? 1 : 0, UInt8(length & 0xFF), UInt8(length >> 8)]
            stream += [UInt8(~length & 0xFF), UInt8(~length >> 8)] + bytes[at..<end]
            at = end
        } while at < bytes.count
        let sums = bytes.reduce((a: UInt32(1), b: UInt32(0))) { sums, byte in
            let a = (sums.a + UInt32(byte)) % 65521
            return (a, (sums.b + a) % 65521)
        }
        return stream + bigEndian(sums.b << 16 | sums.a)
    }
}
