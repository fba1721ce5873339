#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A folder, with the few durable steps that everything here is made of.
struct Folder: Hashable, Sendable {
    let path: String

    /// A path without the slashes at its end.
    static func trimmed(_ path: String) -> String { path.lastIndex { $0 != "/" }.map { String(path[...$0]) } ?? "/" }

    func child(_ name: String) -> String { path + "/" + name }
    func folder(_ name: String) -> Folder { Folder(path: child(name)) }

    /// Makes the folder where it is missing; its parent must be there. Returns whether it was made.
    @discardableResult
    func make(mode: mode_t) throws(StorageError) -> Bool {
        if unsafe mkdir(path, mode) == 0 { return true }
        let fault = FileFault.last
        if fault.number == EEXIST, kind(of: path) == .folder { return false }
        if fault.number == EEXIST {
            throw StorageError(.occupied, "Cannot make the folder \(path): a file is there. Choose another name.")
        }
        throw fault.error("make the folder", path)
    }

    /// Makes the folder and those above it that are missing, open to all as the process's mask allows.
    func makeAll() throws(StorageError) {
        if kind(of: path) == .folder { return }
        let above = DurableFile.split(path).folder
        if above != self { try above.makeAll() }
        try make(mode: 0o755)
        try above.sync()
    }

    func sync() throws(StorageError) {
        try Descriptor(path, O_RDONLY | O_DIRECTORY, doing: "open").sync()
    }

    /// The names in the folder, sorted; empty where there is no such folder.
    func names() throws(StorageError) -> [String] {
        guard let listing = unsafe opendir(path) else {
            let fault = FileFault.last
            if fault.number == ENOENT { return [] }
            throw fault.error("read the folder", path)
        }
        defer { unsafe closedir(listing) }
        var names: [String] = []
        while let entry = unsafe readdir(listing) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Self.name(in: $0) }
            if name != "." && name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    private static func name(in field: UnsafeRawBufferPointer) -> String {
        unsafe String(decoding: field.prefix { $0 != 0 }, as: UTF8.self)
    }

    /// Removes the folder with the files in it; a folder within a folder stops it, since nothing here makes one.
    func remove() throws(StorageError) {
        try empty()
        if unsafe rmdir(path) != 0 && errno != ENOENT { throw FileFault.last.error("remove", path) }
    }

    func empty() throws(StorageError) {
        for name in try names() { try Self.removeFile(child(name)) }
    }

    static func removeFile(_ path: String) throws(StorageError) {
        if unsafe unlink(path) != 0 && errno != ENOENT { throw FileFault.last.error("remove", path) }
    }

    /// Puts one name in the place of another in one step; what stood there is gone.
    static func move(_ from: String, to: String) throws(StorageError) {
        if unsafe rename(from, to) != 0 { throw FileFault.last.error("write", to) }
    }

    /// Who may do what with what stands at a path, as in `chmod`; nil where nothing does.
    static func mode(of path: String) -> mode_t? {
        var facts = stat()
        return unsafe stat(path, &facts) == 0 ? facts.st_mode & 0o777 : nil
    }

    static func setMode(_ mode: mode_t, of path: String) throws(StorageError) {
        if unsafe chmod(path, mode) != 0 { throw FileFault.last.error("change the rights of", path) }
    }

    enum Kind { case missing, file, folder, other }

    /// What stands at a path; a symbolic link counts as what it points to.
    func kind(of path: String) -> Kind {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return .missing }
        switch facts.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }
}
