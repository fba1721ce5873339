import Consent
import Imaging
import Storage

extension TakedownRedo {
    /// Makes the narrower pictures on all cores, verified, and stages them.
    ///
    /// - Returns: what is to be recorded; their moment is set when they are.
    /// - Throws: `ServiceError` naming every picture that could not be made.
    func make(_ tasks: [NarrowingTask], of file: TakedownFile, _ staged: StagedPost) async throws -> [RevisionRecord] {
        let takedown = file.takedown.id
        let surroundings = house.surroundings
        let results = await inParallel(tasks, width: surroundings.cores, progress: surroundings.progress) { task in
            Result { try make(task, for: takedown, staged) }
        }
        return try results.compactMap { try $0.get() }
    }

    /// Nil where everything was covered already, for the same people.
    private func make(_ task: NarrowingTask, for takedown: TakedownID, _ staged: StagedPost) throws -> RevisionRecord? {
        let base = try house.folder.pictures.checked(
            task.latest?.file ?? task.picture.file, called: "picture \(task.picture.index + 1)")
        let clean = try narrow(base, task)
        let picture = ClearedPicture(clean)
        if clean.bytes == base && task.newlyCovered.isEmpty { return nil }
        try staged.add(clean.bytes, as: picture.file)
        return try record(picture, of: task, for: takedown)
    }

    private func narrow(_ base: [UInt8], _ task: NarrowingTask) throws(ServiceError) -> CleanPicture {
        let name = "picture \(task.picture.index + 1)"
        do throws(PictureError) {
            let clean = try PictureNarrower.narrow(base, task.request)
            guard clean.report.width == task.picture.width, clean.report.height == task.picture.height else {
                throw PictureError(.verificationFailed, "The narrower picture has another size: report it.")
            }
            return clean
        } catch {
            throw ServiceError(error, file: name)
        }
    }

    private func record(_ picture: ClearedPicture, of task: NarrowingTask, for takedown: TakedownID) throws
        -> RevisionRecord
    {
        let before =
            try task.latest.map { try JSONText.decode(RevisionJSON.self, from: $0.manifest).picture }
            ?? JSONText.decode(CleanedJSON.self, from: task.picture.manifest)
        let manifest = RevisionJSON(CleanedJSON(picture, narrowedFrom: before), covers: task.regions)
        return RevisionRecord(
            post: task.picture.post, index: task.picture.index, revision: (task.latest?.revision ?? 0) + 1,
            takedown: takedown, covered: task.newlyCovered, sha256: picture.sha256, format: task.picture.format,
            width: picture.report.width, height: picture.report.height, bytes: picture.size,
            manifest: try JSONText.encode(manifest), madeAt: house.surroundings.now())
    }

    /// Prepares the folder that is handed over: each narrower picture under the name of the published one, a manifest beside it.
    /// Hidden until the commit; nil where there is nothing, or no folder is named.
    func handOver(_ redone: Redone, of file: TakedownFile, from staged: StagedPost, to folder: String?) throws
        -> HandOver?
    {
        guard let place = place(file, in: folder) else { return nil }
        var files: [HandOver.File] = []
        for picture in redone.pictures where picture.outcome == .made || picture.outcome == .madeBefore {
            guard let revision = picture.record,
                let published = file.pictures.first(where: { $0.index == picture.index })
            else { continue }
            let name = published.file.publicName(number: published.index + 1)
            let bytes =
                picture.outcome == .made
                ? try staged.read(revision.file)
                : try house.folder.pictures.checked(revision.file, called: "picture \(picture.index + 1)")
            let manifest = try JSONText.encode(Manifest(published, revision, of: file.post, file: name))
            files.append(HandOver.File(name: name, bytes: bytes))
            files.append(HandOver.File(name: "\(name).json", bytes: [UInt8](manifest.utf8)))
        }
        return files.isEmpty ? nil : try HandOver(files, to: place)
    }

    func place(_ file: TakedownFile, in folder: String?) -> String? {
        folder.map { "\($0)/\(file.post.id.rawValue)" }
    }
}

extension PictureStore {
    /// The bytes of a published picture, held against its digest.
    ///
    /// - Throws: `ServiceError` (`inputOutput`) where the file is not what was published, `StorageError` where it is gone.
    func checked(_ file: ClearedFile, called name: String) throws -> [UInt8] {
        let bytes = try read(file)
        guard bytes.sha256 == file.sha256 else {
            throw ServiceError(
                .inputOutput,
                "\(name): its file in the data folder is not the one that was published: restore it from a backup")
        }
        return bytes
    }
}
