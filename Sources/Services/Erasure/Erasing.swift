import Consent
import Imaging
import Policies
package import Storage

/// Erases a person: every row, paper and picture, and the name in the words of others (docs/erasure.md).
package struct Erasing: Sendable {
    let house: House

    /// How often it begins anew when something is recorded while its pictures are worked on.
    private static let attempts = 5

    package init(_ house: House) { self.house = house }

    /// What an erasure would do.
    ///
    /// - Throws: `ServiceError`, `StorageError`.
    package func look(_ request: ErasureRequest) throws -> Erased {
        try request.check()
        return try house.store.snapshot { reader in
            if let before = try erasedBefore(request.person, from: reader) { return before }
            let file = try file(request, from: reader)
            return Erased(answer: ErasureAnswer(file), isDryRun: true, isRepeated: false, isPending: false)
        }
    }

    /// Erases. The entry comes first, then what lies in files; killed in between, the next start goes on. Repeated, it tells
    /// the same and finishes what is left.
    ///
    /// - Throws: `ServiceError`, `StorageError`; nothing is erased then.
    package func erase(_ request: ErasureRequest) async throws -> Erased {
        try request.check()
        for _ in 0..<Self.attempts {
            let (before, entry, found) = try house.store.snapshot { reader in
                let before = try erasedBefore(request.person, from: reader)
                return (before, try reader.lastEntry(), before == nil ? try file(request, from: reader) : nil)
            }
            if let before { return try finish(before, request) }
            guard let file = found else { break }
            do {
                try await carryThrough(file, request, seenAt: entry)
                return try finished(file.person.id, ErasureAnswer(file), isRepeated: false)
            } catch is PlanChanged {
                continue
            }
        }
        throw ServiceError(.busy, "what is stored keeps changing meanwhile: run the same again in a minute")
    }

    /// Erases again whom tombstones name, in a database that was put back to an earlier state: before anything else is done with
    /// it. What had been kept then is not known here, so that it goes; so do papers that other answers rest on too.
    ///
    /// `ground`: that of the restore, with who approved it.
    /// - Returns: how many were there again.
    /// - Throws: `ServiceError`, `StorageError`; those before stay erased then.
    package func again(_ stones: [Tombstone], ground: String, approvers: [String]) async throws -> Int {
        var count = 0
        for stone in stones {
            guard try house.store.snapshot({ try $0.person(stone.person) }) != nil else { continue }
            _ = try await erase(
                ErasureRequest(
                    PersonReference(stone.person.rawValue), ground: ground, approvers: approvers, dropsEvery: true))
            count += 1
        }
        return count
    }

    private func file(_ request: ErasureRequest, from reader: any Reader) throws -> ErasureFile {
        let person = try house.person(request.person, from: reader)
        return try ErasureFile(request, of: person, in: house, from: reader)
    }

    /// Who was erased by an earlier call, and is named by the same words.
    private func erasedBefore(_ reference: PersonReference, from reader: any Reader) throws -> Erased? {
        guard let record = try erasure(of: reference, from: reader) else { return nil }
        return Erased(
            answer: try JSONText.decode(ErasureAnswer.self, from: record.answer), isDryRun: false, isRepeated: true,
            isPending: record.doneAt == nil)
    }

    /// By the id, or by the handle, of which a mark is left.
    private func erasure(of reference: PersonReference, from reader: any Reader) throws -> ErasureRecord? {
        if let record = try reader.erasure(of: PersonID(rawValue: reference.text)) { return record }
        let units = reference.unit.map { [$0] } ?? house.policies.organisation.units.map(\.id)
        for unit in units {
            let given = GivenHandle(unit: unit, kind: reference.kind, handle: reference.handle)
            guard try reader.owner(ofHandle: given.handle, given.kind, in: unit) == nil else { continue }
            if let person = try reader.erased(having: .handle(given)) { return try reader.erasure(of: person) }
        }
        return nil
    }

    private func finish(_ before: Erased, _ request: ErasureRequest) throws -> Erased {
        guard before.isPending else { return before }
        let record = try house.store.snapshot { try erasure(of: request.person, from: $0) }
        guard let record else { return before }
        return try finished(record.person, before.answer, isRepeated: true)
    }

    private func finished(_ person: PersonID, _ answer: ErasureAnswer, isRepeated: Bool) throws -> Erased {
        var isPending = false
        do {
            try house.store.finishErasure(of: person, in: house.folder)
        } catch let error as StorageError where error.code == .locked {
            isPending = true
        }
        return Erased(answer: answer, isDryRun: false, isRepeated: isRepeated, isPending: isPending)
    }

    // MARK: Pictures, commit, files in place

    private func carryThrough(_ file: ErasureFile, _ request: ErasureRequest, seenAt entry: Int64) async throws {
        let pictures = house.folder.pictures
        var staged: [PostID: StagedPost] = [:]
        for post in Set(file.tasks.map(\.picture.post)).sorted() {
            staged[post] = try pictures.stage(post, in: house.store)
        }
        do {
            let made = try await make(file.tasks, staged)
            for post in staged.values { try post.seal() }
            try commit(file, request, made, seenAt: entry)
            for post in staged.values { try post.finish() }
        } catch {
            for post in staged.values { try? post.finish() }
            throw error
        }
    }

    private func make(_ tasks: [ErasureTask], _ staged: [PostID: StagedPost]) async throws -> [ClearedPicture] {
        let surroundings = house.surroundings
        let results = await inParallel(tasks, width: surroundings.cores, progress: surroundings.progress) { task in
            Result { try make(task, staged[task.picture.post]) }
        }
        return try results.map { try $0.get() }
    }

    private func make(_ task: ErasureTask, _ staged: StagedPost?) throws -> ClearedPicture {
        let name = "picture \(task.picture.index + 1) of post \(task.picture.post.rawValue)"
        let base = try house.folder.pictures.checked(task.base, called: name)
        let clean: CleanPicture
        do throws(PictureError) { clean = try PictureNarrower.narrow(base, task.request) } catch {
            throw ServiceError(error, file: name)
        }
        let picture = ClearedPicture(clean)
        try staged?.add(clean.bytes, as: picture.file)
        return picture
    }

    private func commit(
        _ file: ErasureFile, _ request: ErasureRequest, _ made: [ClearedPicture], seenAt entry: Int64
    ) throws {
        try house.store.commit { reader in
            if try reader.lastEntry() != entry {
                guard try self.file(request, from: reader) == file else { throw PlanChanged() }
            }
            let now = try house.nowForNarrowing(reader)
            let change = try ErasureDraft(house, reader, at: now).change(file, request, made)
            return Commit(change, entry: house.draft(.erase, at: now), result: ())
        }
    }
}

/// Makes of an erasure's file the one change that carries it out.
struct ErasureDraft {
    private let house: House
    private let reader: any Reader
    private let now: Moment
    private var takedowns: TakedownDraft

    init(_ house: House, _ reader: any Reader, at now: Moment) {
        self.house = house
        self.reader = reader
        self.now = now
        takedowns = TakedownDraft(house, reader, at: now)
    }

    consuming func change(_ file: ErasureFile, _ request: ErasureRequest, _ made: [ClearedPicture]) throws
        -> Storage.Change
    {
        var again = MadeAgain()
        for (post, asked) in file.asked.sorted(by: { $0.key < $1.key }) {
            _ = try takedowns.read(post)
            takedowns.demandErased(asked.pictures, words: asked.words, of: post)
        }
        for (task, picture) in zip(file.tasks, made) {
            guard let post = file.posts[task.picture.post] else { continue }
            let isAsked = file.asked[post.id]?.pictures[task.picture.index] == .unrecognisable
            try again.add(
                picture, of: task, in: post, without: file.person.id,
                takedown: isAsked ? takedowns.openTask(ofKnown: post.id) : nil, at: now)
        }
        var change = Storage.Change(revisions: again.new)
        takedowns.finish(&change)
        change.scans = file.othersScans.map { scan in
            var scan = scan
            scan.removedAt = now
            return scan
        }
        change.erasures = [try erasure(file, request, again)]
        return change
    }

    private func erasure(_ file: ErasureFile, _ request: ErasureRequest, _ again: MadeAgain) throws -> Erasure {
        var erasure = Erasure(
            ErasureRecord(
                person: file.person.id, at: now, ground: request.ground, approvers: request.approvers,
                answer: try JSONText.encode(ErasureAnswer(file)), kept: file.kept))
        erasure.spent = try file.given.map { try reader.mark(of: $0) }
        erasure.guardians = file.guardians.map(\.id)
        erasure.texts = file.words.changed
        erasure.plans = again.plans
        erasure.pictures = again.pictures + (try withoutLatent(file, again))
        erasure.revisions = again.revisions + (try withoutPerson(file, again))
        erasure.dropped = file.dropped
        let files = again.gone.union(file.files).union(file.dropped.map(\.file))
        erasure.work =
            files.map(ErasureWork.picture) + file.originals.map(ErasureWork.originals)
            + file.papers.map(ErasureWork.scan)
            + ([file.person.id.rawValue] + file.guardians.map(\.id.rawValue)).map(ErasureWork.key)
        return erasure
    }

    /// Narrower pictures that stay as they are no longer say whom they cover.
    private func withoutPerson(_ file: ErasureFile, _ again: MadeAgain) throws -> [RevisionRecord] {
        try file.posts.keys.sorted().flatMap { post in
            try reader.revisions(of: post).compactMap { revision in
                guard revision.manifest.contains(file.person.id.rawValue), !again.holds(post, revision.index) else {
                    return nil
                }
                var revision = revision
                revision.manifest = try revision.manifest.anonymous(file.person.id)
                return revision
            }
        }
    }

    /// Pictures that stay as they are lose the regions that were kept for the person.
    private func withoutLatent(_ file: ErasureFile, _ again: MadeAgain) throws -> [PictureRecord] {
        try file.posts.keys.sorted().flatMap { post in
            try reader.pictures(of: post).compactMap { picture in
                var picture = picture
                let latent = try picture.latentRegions.without(file.person.id)
                guard latent != picture.latentRegions, !again.holds(post, picture.index) else { return nil }
                picture.latentRegions = latent
                return picture
            }
        }
    }
}

extension ErasureAnswer {
    init(_ file: ErasureFile) {
        events = file.events
        guardians = file.guardians.count
        papers = file.papers.count
        words = file.words.changed.count
        pictures =
            (file.tasks.map { Picture($0.picture, $0.isWhole ? .removed : .madeAgain) }
            + file.dropped.map { Picture($0, .removed) }).sorted { ($0.post, $0.number) < ($1.post, $1.number) }
        kept = file.kept.sorted { $0.key < $1.key }.map { Kept(subject: $0.key, ground: $0.value) }
        originals = file.originals.map(\.rawValue).sorted()
        takedowns = file.asked.keys.map(\.rawValue).sorted()
        addresses = file.words.addresses.map(\.rawValue).sorted()
    }
}

extension ErasureAnswer.Picture {
    fileprivate init(_ picture: PictureRecord, _ outcome: Outcome) {
        self.init(post: picture.post.rawValue, number: picture.index + 1, outcome: outcome)
    }
}
