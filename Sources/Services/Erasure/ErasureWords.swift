import Consent
import Gate
import Storage

/// The words of others, read for the names of a person who is erased.
struct ErasureWords: Hashable {
    /// The rows as they read from now on.
    private(set) var changed: [StoredText] = []
    /// Posts in whose words or people the person stood.
    private(set) var posts: Set<PostID> = []
    /// Posts of whose address a name was taken.
    private(set) var addresses: Set<PostID> = []
    /// Posts in whose title, text or alt texts a name stood.
    private(set) var named: Set<PostID> = []

    /// `appearing`: posts in which the person stands.
    init(_ names: ErasureNames, appearing: Set<PostID>, from reader: any Reader) throws {
        for field in StoredText.Field.allCases {
            try reader.eachText(field, besidesThoseOf: names.person.id) { text in
                guard names.mayStand(in: text.text) else { return }
                if field == .document {
                    try readDocument(text, names, appearing, reader)
                } else {
                    read(text, names, appearing)
                }
            }
        }
    }

    private mutating func read(_ text: StoredText, _ names: ErasureNames, _ appearing: Set<PostID>) {
        let context = ErasureNames.Context(
            unit: text.unit, isAboutPerson: text.post.map(appearing.contains) ?? false,
            others: Set([text.owner].compactMap(\.self)), isTag: text.field.isTag)
        guard let new = names.erased(from: text.text, context) else { return }
        change(text, to: new)
        if text.field == .address, let post = text.post { addresses.insert(post) }
        if text.field == .alt, let post = text.post { named.insert(post) }
    }

    private mutating func change(_ text: StoredText, to new: String) {
        var text = text
        text.text = new
        changed.append(text)
        if let post = text.post { posts.insert(post) }
    }

    private mutating func readDocument(
        _ text: StoredText, _ names: ErasureNames, _ appearing: Set<PostID>, _ reader: any Reader
    ) throws {
        guard let old = try? JSONText.decode(PostJSON.self, from: text.text) else {
            return read(text, names, appearing)
        }
        var context = ErasureNames.Context(unit: text.unit)
        context.isAboutPerson =
            text.post.map(appearing.contains) ?? false || old.children.contains { names.isOwn($0, in: text.unit) }
        context.answers = old.names.map(NameAnswer.init(stored:))
        if !context.isAboutPerson, let post = text.post {
            context.others = Set(try reader.appearances(of: post).map(\.person))
        }
        var writing = DocumentWriting(old, names, context)
        writing.rewrite()
        guard writing.isChanged else { return }
        if writing.isNamed, let post = text.post { named.insert(post) }
        change(text, to: try JSONText.encode(writing.document))
    }
}

/// A stored post, rewritten without the person: all else stays as it was.
private struct DocumentWriting {
    var document: PostJSON
    var isChanged = false
    /// Words that others read have changed.
    var isNamed = false
    private let names: ErasureNames
    private let context: ErasureNames.Context

    init(_ document: PostJSON, _ names: ErasureNames, _ context: ErasureNames.Context) {
        self.document = document
        self.names = names
        self.context = context
    }

    mutating func rewrite() {
        document.title = prose(document.title)
        document.text = prose(document.text)
        document.pictures = document.pictures.map { rewritten($0) }
        let own = document.names.filter { !names.isOwn($0.is, in: context.unit) }
        if own.count != document.names.count { isChanged = true }
        document.names = own
    }

    private mutating func rewritten(_ old: PostJSON.Entry) -> PostJSON.Entry {
        var picture = old
        picture.alt = prose(picture.alt)
        picture.file = erased(picture.file, isTag: true) ?? picture.file
        guard let people = picture.people else { return picture }
        var others = people.filter { !(names.isOwn($0.child ?? $0.staff ?? "", in: context.unit)) }
        if others.count != people.count { isChanged = true }
        for index in others.indices {
            others[index].thing = others[index].thing.map { erased($0, isTag: false) ?? $0 }
        }
        picture.people = others
        return picture
    }

    private mutating func prose(_ text: String) -> String {
        guard let new = erased(text, isTag: false) else { return text }
        isNamed = true
        return new
    }

    private mutating func erased(_ text: String, isTag: Bool) -> String? {
        var context = context
        context.isTag = isTag
        let new = names.erased(from: text, context)
        if new != nil { isChanged = true }
        return new
    }
}

extension PostJSON {
    /// The handles of all who are marked in it.
    var children: [String] { pictures.flatMap { ($0.people ?? []).compactMap { $0.child ?? $0.staff } } }
}

extension StoredText.Field {
    /// An id or an address, where brackets have no place.
    fileprivate var isTag: Bool {
        switch self {
        case .address, .clockApprovers: true
        case .document, .alt, .printRun, .decision, .breach, .reference, .clockReason: false
        }
    }
}
