import Consent
import Gate
import Imaging
import Policies
package import Storage

/// Makes the narrower pictures that a takedown asks for, from the published ones: the originals are neither needed nor kept.
package struct TakedownRedo: Sendable {
    let house: House

    /// How often it begins anew when the takedown grows while its pictures are worked on.
    private static let attempts = 5

    package init(_ house: House) { self.house = house }

    /// Makes what can be made and records it; says what is left to people. Repeated with nothing new, it makes nothing.
    ///
    /// A picture is made when everyone that it must cover can be covered; where that fails for one, the others are made.
    ///
    /// - Parameters:
    ///   - id: the takedown.
    ///   - marks: where people are whose regions were not stored, or who are not covered well enough.
    ///   - folder: where `FOLDER/POST-ID` is to appear with the narrower pictures, whole or not at all; nil: nowhere.
    /// - Returns: what was made, and what is left to people.
    /// - Throws: `ServiceError`, `StorageError`; nothing is recorded then.
    package func redo(_ id: TakedownID, marks: [Mark] = [], handingOverTo folder: String? = nil) async throws -> Redone
    {
        for _ in 0..<Self.attempts {
            let file = try house.store.snapshot { try TakedownFile(id, from: $0) }
            try check(file, marks)
            let tasks = try tasks(file, marks)
            if let redone = try await carryThrough(file, tasks, handingOverTo: folder) { return redone }
        }
        throw ServiceError(.busy, "what this takedown asks for keeps changing; run it again in a minute")
    }

    private func check(_ file: TakedownFile, _ marks: [Mark]) throws(ServiceError) {
        guard file.takedown.isOpen else {
            throw ServiceError(.badInput, "this takedown is closed: see synas takedown list for the open ones")
        }
        for mark in marks {
            let people = file.mustBeCovered(in: mark.picture) ?? []
            guard people.contains(where: { file.handle($0) == mark.handle }) else {
                throw ServiceError(
                    .badInput,
                    "the takedown does not ask to cover \"\(mark.handle)\" in picture \(mark.picture + 1): "
                        + "see synas takedown show \(file.takedown.id.rawValue)")
            }
        }
    }

    private func tasks(_ file: TakedownFile, _ marks: [Mark]) throws -> [NarrowingTask] {
        let style = house.policies.channels[file.post.channel]?.redaction.style.forPeople ?? .blur
        return try file.pictures.compactMap { picture in
            try NarrowingTask(
                picture, of: file, marks: marks.filter { $0.picture == picture.index }, style: style)
        }
    }

    /// Pictures, commit, files in place. Nil where the takedown changed meanwhile; nothing is recorded then.
    private func carryThrough(_ file: TakedownFile, _ tasks: [NarrowingTask], handingOverTo folder: String?)
        async throws -> Redone?
    {
        let ready = tasks.filter { $0.unmarked.isEmpty && !$0.regions.isEmpty }
        guard ready.isEmpty || !file.filesAreGone else {
            throw ServiceError(
                .badInput,
                "the pictures of this post are no longer kept, since it was out nowhere: remove it where it is")
        }
        let staged = try house.folder.pictures.stage(file.post.id, in: house.store)
        do {
            let made = try await make(ready, of: file, staged)
            try staged.seal()
            let result = outcome(file, tasks, made)
            let handOver = try handOver(result, of: file, from: staged, to: folder)
            if !made.isEmpty { try commit(made, of: file) }
            try staged.finish()
            try handOver?.release()
            return result.handedOver(to: handOver == nil ? nil : place(file, in: folder))
        } catch is PlanChanged {
            try staged.finish()
            return nil
        } catch {
            try? staged.finish()
            throw error
        }
    }

    private func commit(_ made: [RevisionRecord], of file: TakedownFile) throws {
        try house.store.commit { reader in
            guard try TakedownFile(file.takedown.id, from: reader) == file else { throw PlanChanged() }
            let now = try house.nowForNarrowing(reader)
            let revisions = made.map { revision in
                var revision = revision
                revision.madeAt = now
                return revision
            }
            return Commit(Storage.Change(revisions: revisions), entry: house.draft(.post, at: now), result: ())
        }
    }

    private func outcome(_ file: TakedownFile, _ tasks: [NarrowingTask], _ made: [RevisionRecord]) -> Redone {
        let pictures = file.pictures.filter { file.isDemanded($0.index) }.map { picture in
            let task = tasks.first { $0.picture.index == picture.index }
            let new = made.first { $0.index == picture.index }
            let done: Redone.Picture.Outcome = new == nil ? .madeBefore : .made
            return Redone.Picture(
                index: picture.index,
                outcome: task.map { $0.unmarked.isEmpty ? done : .unmarked } ?? file.outcomeWithoutTask(picture.index),
                record: new ?? task?.latest ?? file.revisions(of: picture.index).last,
                covered: task?.people.map(file.handle) ?? [],
                unmarked: task?.unmarked.map(file.handle) ?? [])
        }
        return Redone(
            takedown: file.takedown.id.rawValue, post: file.post.id.rawValue, channel: file.post.channel,
            pictures: pictures,
            wholePost: file.wholePost, namesToTakeOut: file.namesToTakeOut, handedOver: nil)
    }
}

extension TakedownFile {
    /// Of a picture in which nobody has to be covered.
    fileprivate func outcomeWithoutTask(_ index: Int) -> Redone.Picture.Outcome {
        mustBeCovered(in: index) != nil && wasMadeAgain(index) ? .madeBefore : .remove
    }
}

extension Redone {
    fileprivate func handedOver(to folder: String?) -> Redone {
        Redone(
            takedown: takedown, post: post, channel: channel, pictures: pictures, wholePost: wholePost,
            namesToTakeOut: namesToTakeOut, handedOver: folder)
    }
}
