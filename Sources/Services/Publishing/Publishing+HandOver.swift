import Consent
import Gate
import Imaging
import Storage

extension Publishing {
    /// Prepares the folder that is handed over: pictures named by content, a manifest beside each. Hidden until the
    /// commit; nil where nothing goes out or no folder is named.
    func handOver(_ judgement: Judgement, from staged: StagedPost, to folder: String?) throws -> HandOver? {
        guard let place = place(judgement, in: folder), judgement.verdict == .cleared else { return nil }
        var files: [HandOver.File] = []
        for picture in judgement.pictures {
            guard let cleared = picture.cleared else { continue }
            let name = "\(picture.index + 1)-\(cleared.publicName)"
            let manifest = try JSONText.encode(Manifest(cleared, of: picture, in: judgement, file: name))
            files.append(HandOver.File(name: name, bytes: try staged.read(cleared.file)))
            files.append(HandOver.File(name: "\(name).json", bytes: [UInt8](manifest.utf8)))
        }
        return try HandOver(files, to: place)
    }

    func place(_ judgement: Judgement, in folder: String?) -> String? {
        guard let folder, let post = judgement.post else { return nil }
        return "\(folder)/\(post.rawValue)"
    }

    /// The originals of a held post, so that it can be mended without handing the pictures in again. A file that is no
    /// picture is not kept.
    func keepOriginals(_ attempt: Attempt, _ staged: StagedPost) async throws {
        let limits = PictureLimits.standard
        let results = await inParallel(attempt.post.pictures.enumerated().map(\.self), width: house.surroundings.cores)
        {
            (index, picture) in
            Result {
                let bytes = try attempt.submission.picture(picture.file)
                let format = try PictureInspector.inspect(bytes, limits: limits).format
                try staged.keepOriginal(bytes, index: index, format: format.fileExtension)
            }
        }
        for case (let picture, .failure(let error)) in zip(attempt.post.pictures, results) {
            if let wrong = error as? PictureError { throw ServiceError(wrong, file: picture.file) }
            throw error
        }
    }
}
