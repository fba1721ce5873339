import Consent
import Storage

/// All that is stored of a takedown and its post: what redo and check work from. Two that are equal ask for the same.
struct TakedownFile: Hashable {
    let takedown: TakedownRecord
    let post: PostRecord
    let pictures: [PictureRecord]
    let revisions: [RevisionRecord]
    let demands: [TakedownDemand]
    /// Daily has removed the files of the pictures, or is about to.
    let filesAreGone: Bool
    /// What people are called, by id.
    let handles: [PersonID: String]

    /// - Throws: `ServiceError` where there is no such takedown, `StorageError`.
    init(_ id: TakedownID, from reader: any Reader) throws {
        takedown = try reader.knownTakedown(id)
        post = try reader.post(of: takedown)
        pictures = try reader.pictures(of: post.id)
        revisions = try reader.revisions(of: post.id)
        demands = try reader.demands(of: id)
        filesAreGone = try reader.removal(of: post.id) != nil
        var handles: [PersonID: String] = [:]
        for person in Set(demands.compactMap(\.person)) { handles[person] = try reader.person(person)?.reference }
        self.handles = handles
    }

    /// The post as a whole must go: its time is over.
    var wholePost: Bool { demands.contains(where: \.isWholePost) }

    /// Who must be covered in a picture, in the order in which it was asked; nil where the picture must go.
    func mustBeCovered(in index: Int) -> [PersonID]? {
        let own = demands.filter { $0.picture == index && $0.allowed < .visible }
        guard !wholePost, own.allSatisfy({ $0.allowed == .unrecognisable }) else { return nil }
        return own.compactMap(\.person).reduce(into: []) { people, person in
            if !people.contains(person) { people.append(person) }
        }
    }

    /// Whether anything is asked of a picture.
    func isDemanded(_ index: Int) -> Bool {
        mustBeCovered(in: index).map { !$0.isEmpty || wasMadeAgain(index) } ?? true
    }

    /// Whether a picture was made again for an erasure, so that it has only to be put in the place of the published one.
    func wasMadeAgain(_ index: Int) -> Bool {
        demands.contains { $0.isOfErased && $0.picture == index && $0.allowed == .unrecognisable }
    }

    func revisions(of index: Int) -> [RevisionRecord] { revisions.filter { $0.index == index } }

    /// Whom the revisions of a picture have covered so far.
    func covered(in index: Int) -> Set<PersonID> { Set(revisions(of: index).flatMap(\.covered)) }

    /// Whose names must leave the post's words, by handle.
    var namesToTakeOut: [String] {
        Set(demands.filter(\.unname).map { $0.person.map(handle) ?? TakedownFile.erased }).sorted()
    }

    /// What somebody is called of whom nothing is left.
    static let erased = "(erased)"

    /// What people call someone; the opaque id where the roster has them no more.
    func handle(_ person: PersonID) -> String { handles[person] ?? person.rawValue }
}
