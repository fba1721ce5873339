import Consent
import Imaging

/// One picture that a page, a folder or a file showed.
struct SeenPicture: Sendable {
    /// Where it was found, as a person finds it again.
    let name: String
    /// The bytes; read when they are looked at, so that a page's pictures are not all in memory.
    let bytes: @Sendable () -> [UInt8]?

    /// Pixels a side under which it is an icon.
    static let smallest = 64
}

/// What a seen picture turned out to be.
enum Sighting: Hashable, Sendable {
    /// Too small to be a picture of a post.
    case icon
    /// No picture that can be opened here: it has to be looked at by a person.
    case unreadable
    /// Not a picture at all.
    case other
    case own(index: Int, PostVersion.Standing, isCertain: Bool)
    /// Of another post that was cleared.
    case otherPost(isCertain: Bool)
    case unknown
}

/// One version of a picture of the takedown's post: the published one, or one of the narrower ones.
struct PostVersion: Sendable {
    enum Standing: Hashable, Sendable {
        /// Shows no more than the takedown allows.
        case allowed
        /// Shows what the takedown demands away; or the picture as it is, where nothing is demanded of it.
        case up
    }

    let index: Int
    let sha256: String
    let standing: Standing
    /// Nil where the data folder no longer has the file: then only the digest is compared.
    let look: CoarsePicture?
}

extension PostVersion {
    /// The best explanation of a picture by these versions; nil where it is none of them.
    static func recognise(_ digest: String, _ look: CoarsePicture?, among versions: [PostVersion]) -> Sighting? {
        let same = versions.filter { $0.sha256 == digest }
        if let version = same.first(where: { $0.standing == .allowed }) ?? same.first {
            return .own(index: version.index, version.standing, isCertain: true)
        }
        guard let look, let index = mostAlike(look, among: versions) else { return nil }
        let own = versions.filter { $0.index == index }
        let narrower = own.filter { $0.standing == .allowed }.compactMap(\.look)
        let wider = own.filter { $0.standing == .up }
        // It must be nearer to the narrower one than to every wider one; where nobody can tell, it is still up.
        let isNarrower = narrower.contains { one in
            wider.allSatisfy { $0.look.flatMap { look.isNearer(one, than: $0) } ?? false }
        }
        return .own(index: index, isNarrower ? .allowed : .up, isCertain: false)
    }

    /// The picture that looks most like this one; nil where none does.
    private static func mostAlike(_ look: CoarsePicture, among versions: [PostVersion]) -> Int? {
        let alike = versions.compactMap { version in
            version.look.flatMap { $0.resembles(look) ? (version.index, $0.distance(look)) : nil }
        }
        return alike.min { $0.1 < $1.1 }?.0
    }
}
