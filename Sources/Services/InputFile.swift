import Foundation
import Storage

/// Reads the bytes of a file that somebody named: a picture, a post, a roster.
package enum InputFile {
    /// `limit`: the most bytes that are read; a larger file is refused unread.
    /// - Throws: `ServiceError` saying what cannot be read, why, and what to do.
    package static func read(_ path: String, limit: Int) throws(ServiceError) -> [UInt8] {
        switch FileReading.bytes(of: path, limit: limit) {
        case .success(let bytes): return bytes
        case .failure(.missing):
            throw ServiceError(.noSuchInput, "\(path): there is no such file; check the name")
        case .failure(.notAFile):
            throw ServiceError(.badInput, "\(path): this is no file but a folder or a device; name a file")
        case .failure(.tooLarge(let size)):
            throw ServiceError(
                .badInput,
                "\(path): the file is \(megabytes(size)) MiB, and at most \(megabytes(limit)) MiB are taken; make it smaller"
            )
        case .failure(.notPermitted):
            throw ServiceError(.noSuchInput, "\(path): the file may not be read; check its permissions")
        case .failure(.failed):
            throw ServiceError(.inputOutput, "\(path): reading failed; check the disk and try again")
        }
    }

    private static func megabytes(_ bytes: Int) -> Int { (bytes + 1024 * 1024 - 1) / (1024 * 1024) }
}
