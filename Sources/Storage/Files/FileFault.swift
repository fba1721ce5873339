#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the system said of a failed file call, turned into words once, here.
struct FileFault {
    let number: Int32

    /// The fault of the call that has just failed.
    static var last: FileFault { FileFault(number: errno) }

    /// - Parameters:
    ///   - doing: what was attempted, as `write`, to stand after "Cannot".
    ///   - path: the file or folder that it was attempted on.
    /// - Returns: the error for a person: what, why, what to do.
    func error(_ doing: String, _ path: String) -> StorageError {
        let what = "Cannot \(doing) \(path): "
        switch number {
        case ENOSPC, EDQUOT, EFBIG:
            return StorageError(.diskFull, what + "the disk is full. Free some space and run the same again.")
        case EACCES, EPERM:
            return StorageError(
                .readOnly, what + "permission is refused. Run as the owner of the folder, or give yourself the right.")
        case EROFS:
            return StorageError(
                .readOnly, what + "the file system is read-only. Mount it writable, or use another folder.")
        case EEXIST, EISDIR:
            return StorageError(.occupied, what + "something else is there. Name another place.")
        case ENOENT, ENOTDIR:
            return StorageError(.noFolder, what + "there is no such folder. Check the path.")
        default:
            return StorageError(
                .inputOutput, what + "the system says \"\(words)\". Check the disk and run the same again.")
        }
    }

    private var words: String { unsafe String(cString: strerror(number)) }
}
