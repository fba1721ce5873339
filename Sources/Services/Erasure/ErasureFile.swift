import Consent
import Gate
import Imaging
import Policies
import Storage

/// All that is stored of a person who is to be erased, and what becomes of it. Two that are equal come to the same.
struct ErasureFile: Hashable {
    /// What a takedown asks for of a post that is out.
    struct Asked: Hashable {
        var pictures: [Int: Choice] = [:]
        var words = false
    }

    let person: PersonRecord
    let events: Int
    /// Guardians of nobody else.
    let guardians: [GuardianRecord]
    /// Handles and source id: never another's again.
    let given: [GivenName]
    let words: ErasureWords
    private(set) var tasks: [ErasureTask] = []
    /// Pictures of posts that nobody was handed, with nothing in them that may stay.
    private(set) var dropped: [PictureRecord] = []
    /// Files of posts whose pictures are to go anyway.
    private(set) var files: Set<ClearedFile> = []
    private(set) var asked: [PostID: Asked] = [:]
    private(set) var posts: [PostID: PostRecord] = [:]
    private(set) var originals: [PostID] = []
    /// Digests of papers that go.
    private(set) var papers: Set<String> = []
    /// Scans of others that rest on a paper that goes.
    private(set) var othersScans: [ScanRecord] = []
    private(set) var kept: [String: String] = [:]

    /// - Throws: `ServiceError` for words that name someone, and where something must be decided first; `StorageError`.
    init(_ request: ErasureRequest, of person: PersonRecord, in house: House, from reader: any Reader) throws {
        self.person = person
        let history = try reader.events(about: person.id)
        events = history.count
        let own = Set(history.compactMap(\.what.guardian))
        guardians = try reader.guardians(own.sorted()).filter {
            try !reader.isGuardian($0.id, ofAnyoneBut: person.id)
        }
        given = try reader.handles(of: person.id).map(GivenName.handle) + [.source(person.kind, person.sourceID)]
        let names = try ErasureNames(person, events: history, guardians: guardians, from: reader)
        try request.check(names)
        let appearances = Dictionary(grouping: try reader.everyAppearance(of: person.id), by: \.post)
        words = try ErasureWords(names, appearing: Set(appearances.keys), from: reader)
        try checkKept(request, appearances, reader)
        for post in appearances.keys.sorted() { try look(at: post, appearances[post] ?? [], house, reader) }
        try followContent(house, reader)
        try askForWords(reader)
        try lookAtPapers(request, reader)
        originals = try house.folder.pictures.quarantined().filter { post in
            try appearances[post] != nil || words.posts.contains(post) || holdsNames(post, names, house, reader)
        }
    }

    private mutating func checkKept(
        _ request: ErasureRequest, _ appearances: [PostID: [AppearanceRecord]], _ reader: any Reader
    ) throws {
        for (subject, ground) in request.keeps {
            let post = PostID(rawValue: subject)
            if appearances[post] != nil || words.posts.contains(post) {
                guard try !reader.postsOpenlyDemanded(for: person.id).contains(post) else {
                    throw ServiceError(
                        .badInput, "post \(subject) has an open takedown: close it before the post is kept")
                }
                kept[subject] = ground
            }
        }
    }

    private func isKept(_ post: PostID) -> Bool { kept[post.rawValue] != nil }

    // MARK: Pictures

    private mutating func look(
        at id: PostID, _ appearances: [AppearanceRecord], _ house: House, _ reader: any Reader
    ) throws {
        guard let post = try reader.post(id) else { return }
        posts[id] = post
        let pictures = try reader.pictures(of: id)
        let revisions = try reader.revisions(of: id)
        let out = try reader.whatIsOut(of: id)
        for appearance in appearances where appearance.shown == .visible {
            guard let picture = pictures.first(where: { $0.index == appearance.picture }) else { continue }
            let own = revisions.filter { $0.index == picture.index }
            if try reader.removal(of: id) != nil {
                files.formUnion([picture.file] + own.map(\.file))
            } else if !isKept(id) {
                try take(picture, own, of: post, regions: try regions(in: picture, post, house), reader)
                if out.isOut, out.standing(appearance) != nil { ask(picture.index, of: id) }
            }
        }
        let isNamed = appearances.contains { $0.named && out.standing($0)?.named ?? false }
        if isNamed, out.isOut, !isKept(id) { asked[id, default: Asked()].words = true }
    }

    private mutating func ask(_ index: Int, of post: PostID) {
        let isWhole = tasks.first { $0.picture.post == post && $0.picture.index == index }?.isWhole ?? true
        asked[post, default: Asked()].pictures[index] = isWhole ? .excluded : .unrecognisable
    }

    /// Where the person is in a picture, by all that was said of it.
    private func regions(in picture: PictureRecord, _ post: PostRecord, _ house: House) throws -> [RegionJSON] {
        let style = house.policies.channels[post.channel]?.redaction.style.forPeople ?? .blur
        // A mosaic holds a trace of what it covers.
        let cover = style == .mosaic ? RedactionStyle.blur : style
        let latent = try JSONText.decode([RegionJSON].self, from: picture.latentRegions)
        return latent.filter { $0.person == person.id.rawValue }.map { $0.withoutPerson(in: cover) }
    }

    private mutating func take(
        _ picture: PictureRecord, _ revisions: [RevisionRecord], of post: PostRecord, regions: [RegionJSON],
        _ reader: any Reader
    ) throws {
        let others = try reader.appearances(of: post.id).contains {
            $0.picture == picture.index && $0.person != person.id
        }
        let isCovered = revisions.contains { $0.covered.contains(person.id) }
        let isWhole = !isCovered && (regions.isEmpty || !others)
        if isWhole, post.handedOverAt == nil { return dropped.append(picture) }
        tasks.append(
            ErasureTask(
                picture: picture, revisions: revisions, regions: isWhole ? [ErasureTask.everything] : regions,
                isWhole: isWhole,
                earlier: isWhole ? EarlierCovers() : try NarrowingTask.earlier(picture, revisions, post)))
    }

    /// The same picture in another post shows the same person, marked there or not.
    private mutating func followContent(_ house: House, _ reader: any Reader) throws {
        for (picture, task) in tasks.map({ ($0.picture, Optional($0)) }) + dropped.map({ ($0, nil) }) {
            for other in try reader.pictures(holding: picture.sha256) where !isTaken(other) && !isKept(other.post) {
                guard let post = try reader.post(other.post), try reader.removal(of: other.post) == nil else {
                    continue
                }
                posts[other.post] = post
                let revisions = try reader.revisions(of: other.post).filter { $0.index == other.index }
                if let task, !task.isWhole {
                    tasks.append(
                        ErasureTask(
                            picture: other, revisions: revisions, regions: task.regions, isWhole: false,
                            earlier: try NarrowingTask.earlier(other, revisions, post)))
                } else {
                    try take(other, revisions, of: post, regions: [], reader)
                }
                if try reader.whatIsOut(of: other.post).isOut { ask(other.index, of: other.post) }
            }
        }
    }

    private func isTaken(_ picture: PictureRecord) -> Bool {
        (tasks.map(\.picture) + dropped).contains { $0.post == picture.post && $0.index == picture.index }
    }

    // MARK: Words, papers, originals

    private mutating func askForWords(_ reader: any Reader) throws {
        for post in words.named.union(words.addresses).sorted() where !isKept(post) {
            if try reader.whatIsOut(of: post).isOut { asked[post, default: Asked()].words = true }
        }
    }

    /// A paper that another answer rests on too is that one's evidence: somebody must say what becomes of it.
    private mutating func lookAtPapers(_ request: ErasureRequest, _ reader: any Reader) throws {
        var undecided: [String] = []
        for digest in Set(try reader.scans(about: person.id).filter { $0.removedAt == nil }.map(\.sha256)).sorted() {
            let others = try reader.scans(of: digest, notAbout: person.id)
            if let ground = request.keeps[digest], !others.isEmpty {
                kept[digest] = ground
            } else if others.isEmpty || request.dropsEvery || request.drops.contains(digest) {
                papers.insert(digest)
                othersScans += others
            } else {
                undecided.append(digest)
            }
        }
        if let unknown = request.keeps.keys.sorted().first(where: { kept[$0] == nil }) {
            throw ServiceError(
                .badInput,
                "\"\(unknown)\" is no post in which the person is, and no paper that another answer rests on: "
                    + "see what there is with --dry-run")
        }
        if !undecided.isEmpty {
            throw ServiceError(
                .badInput,
                "another child's answer rests on the same paper: say for each what becomes of it, by --keep "
                    + "PAPER=GROUND or --drop PAPER (\(undecided.joined(separator: ", ")))")
        }
    }

    /// Whether an original says the name itself, in what hides in the file. One that cannot be read is not taken for clean.
    private func holdsNames(_ id: PostID, _ names: ErasureNames, _ house: House, _ reader: any Reader) throws -> Bool {
        let context = ErasureNames.Context(unit: try reader.post(id)?.unit)
        for original in try house.folder.pictures.originals(of: id) {
            let bytes = try house.folder.pictures.read(original, of: id)
            guard let inventory = try? PictureInspector.inspect(bytes, limits: .standard) else { return true }
            let said = inventory.items.flatMap(\.values).joined(separator: "\n")
            if names.erased(from: said, context) != nil { return true }
        }
        return false
    }
}
