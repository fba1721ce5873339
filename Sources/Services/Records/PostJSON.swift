import Consent
import Gate
import Imaging

/// A post as it is stored, shape `synas.post/1`: the same keys as the post file.
struct PostJSON: Codable, Sendable {
    private(set) var schema = "synas.post/1"
    let channel: String
    let unit: String?
    var title: String
    var text: String
    var pictures: [Entry]
    /// What was answered to "which Ella, or not a child?", here or beside the post.
    var names: [Name]

    struct Name: Codable, Sendable {
        let word: String
        /// A handle, or `nobody`.
        let `is`: String
    }

    struct Entry: Codable, Sendable {
        var file: String
        var alt: String
        var people: [Someone]?
    }

    struct Someone: Codable, Sendable {
        var child: String?
        var staff: String?
        var visitor: Bool?
        var unknownChild: Bool?
        var thing: String?
        let at: [Double]?
        let whole: [Double]?

        enum CodingKeys: String, CodingKey {
            case child, staff, visitor, thing, at, whole
            case unknownChild = "unknown-child"
        }
    }

    init(_ post: Post, answers: [NameAnswer]) {
        channel = post.channel.rawValue
        unit = post.unit?.rawValue
        title = post.title
        text = post.text
        pictures = post.pictures.map {
            Entry(file: $0.file, alt: $0.alt, people: $0.people.map { $0.map(Someone.init) })
        }
        names = (post.names + answers).map(Name.init)
    }
}

extension PostJSON.Name {
    init(_ answer: NameAnswer) {
        word = answer.word
        switch answer.bearer {
        case .nobody: self.is = "nobody"
        case .person(let handle): self.is = handle
        }
    }
}

extension PostJSON.Someone {
    init(_ appearance: Appearance) {
        at = appearance.at?.numbers
        whole = appearance.whole?.numbers
        switch appearance.subject {
        case .child(let handle): child = handle
        case .staff(let handle): staff = handle
        case .visitor: visitor = true
        case .unknownChild: unknownChild = true
        case .thing(let words): thing = words
        }
    }
}

extension Region {
    /// x, y, width, height, as in a post file.
    var numbers: [Double] { [x, y, width, height] }
}
