import Consent
import Gate
import Imaging

/// A post as it is stored, shape `synas.post/1`: the same keys as the post file.
struct PostJSON: Encodable, Sendable {
    let schema = "synas.post/1"
    let channel: String
    let unit: String?
    let title: String
    let text: String
    let pictures: [Entry]

    struct Entry: Encodable, Sendable {
        let file: String
        let alt: String
        let people: [Someone]?
    }

    struct Someone: Encodable, Sendable {
        var child: String?
        var staff: String?
        var visitor: Bool?
        var unknownChild: Bool?
        var thing: String?
        let at: [Double]?
        let whole: [Double]?
    }

    init(_ post: Post) {
        channel = post.channel.rawValue
        unit = post.unit?.rawValue
        title = post.title
        text = post.text
        pictures = post.pictures.map {
            Entry(file: $0.file, alt: $0.alt, people: $0.people.map { $0.map(Someone.init) })
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
