/// One piece of writing in a post.
struct PostField {
    let field: PostPosition.Field
    let picture: Int?
    let words: String

    var isFile: Bool { field == .file }

    func position(_ characters: Range<Int>) -> PostPosition { .words(characters, of: field, picture: picture) }

    /// What a message calls the place.
    var name: String {
        switch (field, picture) {
        case (.title, _): "Title"
        case (.text, _): "Text"
        case (.alt, let picture): "Alt text of picture \((picture ?? 0) + 1)"
        case (.file, let picture): "File name of picture \((picture ?? 0) + 1)"
        }
    }
}

extension Post {
    /// Everything in the post that people read, in its order.
    var fields: [PostField] {
        [PostField(field: .title, picture: nil, words: title), PostField(field: .text, picture: nil, words: text)]
            + pictures.enumerated().flatMap { $1.fields(at: $0) }
    }
}

extension Picture {
    func fields(at index: Int) -> [PostField] {
        [PostField(field: .file, picture: index, words: file), PostField(field: .alt, picture: index, words: alt)]
    }
}
