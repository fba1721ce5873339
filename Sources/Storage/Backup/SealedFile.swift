internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes a sealed file: piece by piece, made sure of at the end.
struct SealedFileWriter: ~Copyable {
    private let file: Descriptor
    private var sealer: FrameSealer
    private var digest = RunningDigest()
    private var count = 0

    init(_ path: String, _ key: SealingKey, header: [UInt8]) throws(StorageError) {
        file = try Descriptor(path, O_WRONLY | O_CREAT | O_EXCL, doing: "write")
        sealer = FrameSealer(key, header: header)
    }

    mutating func add(_ bytes: [UInt8]) throws {
        var pieces: [[UInt8]] = []
        try sealer.add(bytes) { pieces.append($0) }
        for piece in pieces { try write(piece) }
    }

    /// - Returns: length and digest of the file.
    mutating func finish() throws -> (bytes: Int, sha256: String) {
        var last: [UInt8] = []
        try sealer.finish { last = $0 }
        try write(last)
        try file.settle(mode: 0o600)
        try file.sync()
        return (count, digest.value.hex)
    }

    private mutating func write(_ bytes: [UInt8]) throws {
        try file.append(bytes)
        digest.add(bytes)
        count += bytes.count
    }
}

/// Reads a sealed file, piece by piece.
struct SealedFileReader: ~Copyable {
    private let file: Descriptor
    private var opener: FrameOpener
    /// Of the file's bytes that were read: at the end, of all of them.
    private(set) var digest = RunningDigest()
    private var ahead: [UInt8] = []
    private var isAtEnd = false
    private var plain: ArraySlice<UInt8> = []

    init(_ path: String, _ key: SealingKey, header: [UInt8]) throws(StorageError) {
        file = try Descriptor(path, O_RDONLY, doing: "read")
        opener = FrameOpener(key, header: header)
    }

    /// At most `limit` bytes; empty at the end.
    ///
    /// - Throws: `badBackup` where a piece is not what was written there.
    mutating func take(upTo limit: Int) throws(StorageError) -> ArraySlice<UInt8> {
        while plain.isEmpty && !isAtEnd { try advance() }
        let part = plain.prefix(limit)
        plain = plain.dropFirst(part.count)
        return part
    }

    private mutating func advance() throws(StorageError) {
        let piece = SealedFrames.frame + SealedFrames.overhead
        // One byte more: whether another piece follows decides how this one is opened.
        while ahead.count <= piece {
            let more = try file.take(upTo: piece + 1 - ahead.count)
            if more.isEmpty { break }
            digest.add(more)
            ahead += more
        }
        isAtEnd = ahead.count <= piece
        do { plain = try opener.open(Array(ahead.prefix(piece)), isLast: isAtEnd)[...] } catch {
            throw BackupFault.damaged(file.path)
        }
        ahead = Array(ahead.dropFirst(piece))
    }
}
