package import Consent
import Documents
import Imaging

extension Submission {
    /// A post file whose pictures lie in the same folder or below it.
    ///
    /// - Throws: `ServiceError` where the file cannot be read.
    package static func file(_ path: String, unit: UnitID?) throws(ServiceError) -> Submission {
        let document = try InputFile.read(path, limit: 1024 * 1024)
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        return Submission(document: document, name: path, unit: unit) { name throws(ServiceError) in
            try InputFile.read(folder + name, limit: PictureLimits.standard.fileSize)
        }
    }
}
