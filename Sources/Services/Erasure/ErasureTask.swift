import Consent
import Imaging
import Storage

/// A picture that shows the person, with what is needed to make it again without.
struct ErasureTask: Hashable {
    let picture: PictureRecord
    /// The narrower pictures that were made of it.
    let revisions: [RevisionRecord]
    /// What is covered now, for nobody who can be named.
    let regions: [RegionJSON]
    /// Nothing of the picture stays.
    let isWhole: Bool
    let earlier: EarlierCovers

    var base: ClearedFile { revisions.last?.file ?? picture.file }
    var request: CleaningRequest {
        CleaningRequest(redactions: regions.compactMap { $0.redaction() }, earlier: earlier)
    }

    /// Every file of it by now.
    var files: Set<ClearedFile> { Set([picture.file] + revisions.map(\.file)) }

    /// The whole picture, covered.
    static let everything = RegionJSON(Redaction(region: .everything, style: .solid, outline: .box))
}

/// Pictures that were made again, as the rows have them from now on.
struct MadeAgain {
    var pictures: [PictureRecord] = []
    var revisions: [RevisionRecord] = []
    var plans: [PostID: String] = [:]
    var gone: Set<ClearedFile> = []
    /// For posts that are out: what a takedown hands over.
    var new: [RevisionRecord] = []
    /// The places of the pictures in their posts.
    private var places: [PostID: Set<Int>] = [:]

    /// Whether the picture of a post was made again.
    func holds(_ post: PostID, _ index: Int) -> Bool { places[post]?.contains(index) ?? false }

    /// Takes in one picture.
    ///
    /// `cleared`: what was made of it. `person`: whose regions lose their bearer. `takedown`: the open one of the post, where
    /// it is out; then a narrower picture is recorded, to be put in the place of the published one.
    mutating func add(
        _ cleared: ClearedPicture, of task: ErasureTask, in post: PostRecord, without person: PersonID,
        takedown: TakedownID?, at now: Moment
    ) throws {
        var picture = task.picture
        let before = try JSONText.decode(CleanedJSON.self, from: picture.manifest)
        let cleaned = CleanedJSON(cleared, narrowedFrom: before)
        picture.sha256 = cleared.sha256
        picture.bytes = cleared.size
        picture.manifest = try JSONText.encode(cleaned)
        picture.latentRegions = try picture.latentRegions.without(person)
        pictures.append(picture)
        places[picture.post, default: []].insert(picture.index)
        gone.formUnion(task.files.subtracting([picture.file]))
        let covers = task.regions
        if let takedown { new.append(try revision(cleared, task, covers, cleaned, takedown, now)) }
        try renew(task, as: picture, cleaned, person, covers: takedown == nil ? covers : [])
        if takedown == nil, task.revisions.isEmpty { try plan(covers, task, post) }
    }

    private func revision(
        _ cleared: ClearedPicture, _ task: ErasureTask, _ covers: [RegionJSON], _ cleaned: CleanedJSON,
        _ takedown: TakedownID, _ now: Moment
    ) throws -> RevisionRecord {
        RevisionRecord(
            post: task.picture.post, index: task.picture.index, revision: (task.revisions.last?.revision ?? 0) + 1,
            takedown: takedown, covered: [], sha256: cleared.sha256, format: task.picture.format,
            width: task.picture.width, height: task.picture.height, bytes: cleared.size,
            manifest: try JSONText.encode(RevisionJSON(cleaned, covers: covers)), madeAt: now)
    }

    /// Every narrower picture becomes the one that was made now: each showed the person, or is another's work on it.
    private mutating func renew(
        _ task: ErasureTask, as picture: PictureRecord, _ cleaned: CleanedJSON, _ person: PersonID,
        covers: [RegionJSON]
    ) throws {
        for (number, var revision) in task.revisions.enumerated() {
            let own = try JSONText.decode(RevisionJSON.self, from: revision.manifest.anonymous(person)).covers
            let isLast = number == task.revisions.count - 1
            revision.sha256 = picture.sha256
            revision.bytes = picture.bytes
            revision.manifest = try JSONText.encode(RevisionJSON(cleaned, covers: own + (isLast ? covers : [])))
            revisions.append(revision)
        }
    }

    /// Where no narrower picture says what is covered, the plan does.
    private mutating func plan(_ covers: [RegionJSON], _ task: ErasureTask, _ post: PostRecord) throws {
        var plan = try JSONText.decode(PlanJSON.self, from: plans[post.id] ?? post.plan)
        for index in plan.pictures.indices where plan.pictures[index].index == task.picture.index {
            plan.pictures[index].covers += covers
        }
        plans[post.id] = try JSONText.encode(plan)
    }
}

extension String {
    /// The manifest of a narrower picture that no longer says that it covers a person.
    func anonymous(_ person: PersonID) throws -> String {
        let old = try JSONText.decode(RevisionJSON.self, from: self)
        return try JSONText.encode(
            RevisionJSON(
                old.picture, covers: old.covers.map { $0.person == person.rawValue ? $0.withoutPerson() : $0 }))
    }

    /// Stored regions without those of a person.
    func without(_ person: PersonID) throws -> String {
        guard contains(person.rawValue) else { return self }
        let regions = try JSONText.decode([RegionJSON].self, from: self)
        return try JSONText.encode(regions.filter { $0.person != person.rawValue })
    }
}
