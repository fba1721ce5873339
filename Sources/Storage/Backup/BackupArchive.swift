internal import Ledger

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The files of a data folder one after the other, inside the sealed content:
///
///     file BYTES PATH\n  the bytes  sha256 HEX\n
///     …
///     end COUNT\n
struct BackupArchiveWriter: ~Copyable {
    private var sealed: SealedFileWriter
    private(set) var files = 0
    private(set) var bytes = 0

    init(_ sealed: consuming SealedFileWriter) { self.sealed = sealed }

    /// Adds a file under its path from the data folder.
    ///
    /// `sha256`: what it must be, where that is known.
    /// - Throws: `missingPicture` where it is not that any more; `noFolder` where it is not there.
    mutating func add(_ path: String, as name: String, sha256: String? = nil) throws {
        let file = try Descriptor(path, O_RDONLY, doing: "read")
        let count = try file.length()
        try sealed.add([UInt8]("file \(count) \(name)\n".utf8))
        var (digest, rest) = (RunningDigest(), count)
        while rest > 0 {
            let part = try file.take(upTo: min(rest, SealedFrames.frame))
            guard !part.isEmpty else { throw Self.changed(name) }
            digest.add(part)
            try sealed.add(part)
            rest -= part.count
        }
        if let sha256, digest.value.hex != sha256 { throw Self.changed(name) }
        try sealed.add([UInt8]("sha256 \(digest.value.hex)\n".utf8))
        files += 1
        bytes += count
    }

    mutating func finish() throws -> (bytes: Int, sha256: String) {
        try sealed.add([UInt8]("end \(files)\n".utf8))
        return try sealed.finish()
    }

    private static func changed(_ name: String) -> StorageError {
        StorageError(
            .missingPicture,
            "Cannot back up: \(name) in the data folder is damaged. Run synas fsck, and restore the file first.")
    }
}

/// Reads such files back.
struct BackupArchiveReader: ~Copyable {
    private var sealed: SealedFileReader
    private var waiting: ArraySlice<UInt8> = []
    private let path: String
    private static let longestLine = 4096

    /// Of the sealed bytes that were read.
    var sha256: String { sealed.digest.value.hex }

    init(_ sealed: consuming SealedFileReader, path: String) {
        self.sealed = sealed
        self.path = path
    }

    /// Hands on every file in pieces: its name and length first, then its bytes, then that it is whole.
    ///
    /// - Throws: `badBackup` where anything is not as it was written; what the handlers throw.
    mutating func each(
        begin: (_ name: String, _ bytes: Int) throws -> Void, bytes: ([UInt8]) throws -> Void, end: () throws -> Void
    ) throws {
        var files = 0
        while true {
            let words = try line().split(separator: " ", maxSplits: 2).map(String.init)
            if words.count == 2, words[0] == "end", Int(words[1]) == files { break }
            guard words.count == 3, words[0] == "file", let count = Int(words[1]), count >= 0 else { throw damaged }
            try begin(words[2], count)
            try copy(count, bytes)
            try end()
            files += 1
        }
        guard try next().isEmpty else { throw damaged }
    }

    private var damaged: StorageError { BackupFault.damaged(path) }

    private mutating func copy(_ count: Int, _ bytes: ([UInt8]) throws -> Void) throws {
        var (digest, rest) = (RunningDigest(), count)
        while rest > 0 {
            let part = try next().prefix(rest)
            guard !part.isEmpty else { throw damaged }
            waiting = waiting.dropFirst(part.count)
            digest.add(Array(part))
            try bytes(Array(part))
            rest -= part.count
        }
        guard try line() == "sha256 \(digest.value.hex)" else { throw damaged }
    }

    private mutating func next() throws -> ArraySlice<UInt8> {
        if waiting.isEmpty { waiting = try sealed.take(upTo: SealedFrames.frame) }
        return waiting
    }

    private mutating func line() throws -> String {
        var line: [UInt8] = []
        while line.count <= Self.longestLine {
            guard let byte = try next().first else { throw damaged }
            waiting = waiting.dropFirst()
            if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
            line.append(byte)
        }
        throw damaged
    }
}
