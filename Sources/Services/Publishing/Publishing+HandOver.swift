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
            let name = cleared.file.publicName(number: picture.index + 1)
            let manifest = try JSONText.encode(Manifest(cleared, of: picture, in: judgement, file: name))
            files.append(HandOver.File(name: name, bytes: try staged.read(cleared.file)))
            files.append(HandOver.File(name: "\(name).json", bytes: [UInt8](manifest.utf8)))
        }
        return try HandOver(files, to: place)
    }

    /// The same of a post that was cleared and committed before: the pictures as they lie in the data folder.
    func handOver(_ post: PostRecord, _ pictures: [PictureRecord], to folder: String) throws -> HandOver {
        var files: [HandOver.File] = []
        for picture in pictures {
            let bytes = try house.folder.pictures.checked(picture.file, called: "picture \(picture.index + 1)")
            let name = picture.file.publicName(number: picture.index + 1)
            let manifest = try JSONText.encode(Manifest(picture, of: post, file: name))
            files.append(HandOver.File(name: name, bytes: bytes))
            files.append(HandOver.File(name: "\(name).json", bytes: [UInt8](manifest.utf8)))
        }
        return try HandOver(files, to: place(of: post.id, in: folder))
    }

    func place(_ judgement: Judgement, in folder: String?) -> String? {
        guard let folder, let post = judgement.post else { return nil }
        return place(of: post, in: folder)
    }

    func place(of post: PostID, in folder: String) -> String { "\(folder)/\(post.rawValue)" }

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

extension ClearedFile {
    /// What a picture is called outside: the first digits of what is in it, which say nothing.
    var publicName: String { "\(sha256.prefix(16)).\(format)" }

    /// The same with the picture's place in its post, from 1, before it.
    func publicName(number: Int) -> String { "\(number)-\(publicName)" }
}
