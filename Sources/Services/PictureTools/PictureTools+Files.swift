package import Imaging
import Storage

/// A picture file that was built anew.
package struct CleanedFile: Sendable {
    /// As the caller named it.
    package let source: String
    package let destination: String
    package let picture: ClearedPicture
}

extension PictureTools {
    /// Builds one picture anew with the regions covered, and lets it appear under its name whole or not at all.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func redact(_ source: String, _ redactions: [Redaction], into destination: String) throws -> CleanedFile {
        try release(try clean(source, redactions: redactions), of: source, to: destination)
    }

    /// The original is never written over: nothing could bring back what was covered by mistake.
    private func release(_ clean: CleanPicture, of source: String, to destination: String) throws -> CleanedFile {
        guard !FileReading.areOne(source, destination) else {
            throw ServiceError(
                .cannotWrite,
                "\(destination) is the original itself, which is never written over: name another place with --out")
        }
        try DurableFile.write(clean.bytes, to: destination, mode: 0o644)
        return CleanedFile(source: source, destination: destination, picture: ClearedPicture(clean))
    }

    /// Builds many pictures anew on all cores. Where one cannot be taken the others are done all the same, and all that
    /// went wrong is told at the end.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func strip(
        _ sources: [String], into folder: String, keepingNames: Bool, cores: Int = .max,
        progress: @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> [CleanedFile] {
        try refuseSameNames(sources, keepingNames)
        let width = min(cores, Surroundings.system().cores)
        let results = await inParallel(sources, width: width, progress: progress) { source in
            Result { try strip(source, into: folder, keepingNames: keepingNames) }
        }
        return try gathered(results)
    }

    private func strip(_ source: String, into folder: String, keepingNames: Bool) throws -> CleanedFile {
        let clean = try clean(source)
        let name = keepingNames ? lastPart(source) : ClearedPicture(clean).publicName
        try DurableFile.makeFolder(folder)
        return try release(clean, of: source, to: "\(folder)/\(name)")
    }

    private func refuseSameNames(_ sources: [String], _ keepingNames: Bool) throws(ServiceError) {
        let names = sources.map(lastPart)
        guard keepingNames, Set(names).count < names.count else { return }
        throw ServiceError(.usage, "two of the files have the same name: leave out --keep-names, or strip them apart")
    }

    private func lastPart(_ path: String) -> String { String(path.split(separator: "/").last ?? "picture") }

    private func gathered(_ results: [Result<CleanedFile, any Error>]) throws -> [CleanedFile] {
        let wrong = results.compactMap { result -> (any Error)? in
            if case .failure(let error) = result { error } else { nil }
        }
        let told = wrong.compactMap { $0 as? ServiceError }
        if let other = wrong.first(where: { !($0 is ServiceError) }) { throw other }
        if let first = told.first {
            throw ServiceError(first.code, told.map(\.message).joined(separator: "\n"))
        }
        return results.compactMap { try? $0.get() }
    }
}

extension ClearedPicture {
    init(_ clean: CleanPicture) {
        self.init(sha256: clean.bytes.sha256, size: clean.bytes.count, report: clean.report)
    }

    /// What the file is called outside the data folder: told by the content alone.
    package var publicName: String { file.publicName }
}
