package import Imaging

/// What can be done with picture files without a data folder: look what hides in them, strip them, cover regions.
package struct PictureTools: Sendable {
    package let limits: PictureLimits

    package init(limits: PictureLimits = .standard) { self.limits = limits }

    /// What hides in one file.
    ///
    /// - Throws: `ServiceError`.
    package func inspect(_ path: String) throws(ServiceError) -> Inventory {
        let bytes = try InputFile.read(path, limit: limits.fileSize)
        do throws(PictureError) {
            return try PictureInspector.inspect(bytes, limits: limits)
        } catch {
            throw ServiceError(error, file: path)
        }
    }

    /// Builds the picture anew, with the regions covered.
    ///
    /// - Throws: `ServiceError`.
    package func clean(_ path: String, redactions: [Redaction] = [], maxEdge: Int? = nil) throws(ServiceError)
        -> CleanPicture
    {
        let bytes = try InputFile.read(path, limit: limits.fileSize)
        do throws(PictureError) {
            let request = CleaningRequest(redactions: redactions, limits: limits, maxEdge: maxEdge)
            return try PictureCleaner.clean(bytes, request)
        } catch {
            throw ServiceError(error, file: path)
        }
    }
}

extension ServiceError {
    init(_ error: PictureError, file: String) {
        self.init(error.code == .verificationFailed ? .inputOutput : .badInput, "\(file): \(error.message)")
    }
}
