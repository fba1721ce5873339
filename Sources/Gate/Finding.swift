/// One thing that stands in the way of a post: what it is, where, and the shortest way to mend it.
///
/// It says the effect and never a reason: within "may not appear" and within "may not be recognisable" every finding is the
/// same, byte for byte (domain.md, "What nobody may learn").
package struct Finding: Hashable, Sendable {
    package let code: Code
    package let position: PostPosition
    /// What stands in the way; one line, for the teacher. May repeat words that the teacher wrote.
    package let message: String
    /// The shortest way to mend it; one line, for the teacher.
    package let mend: String
    /// The picture that it concerns is left out, so that it no longer stands in the way.
    package let concernsLeftOut: Bool

    package init(
        _ code: Code, at position: PostPosition, _ message: String, mend: String, concernsLeftOut: Bool = false
    ) {
        self.code = code
        self.position = position
        self.message = message
        self.mend = mend
        self.concernsLeftOut = concernsLeftOut
    }
}

extension Finding {
    /// What a finding does to the picture or the post that it concerns.
    package enum Weight: String, Sendable {
        case holds
        case refuses
        /// The post itself is wrong: bad input, and held besides.
        case mistake
    }

    /// Stable names, documented in docs/posts.md.
    package enum Code: String, Sendable, Codable, CaseIterable {
        // Pictures
        /// The picture has no `people`.
        case sayWho = "say-who"
        /// Someone or something that must be covered has no region.
        case markWhere = "mark-where"
        /// One person stands twice in one picture's `people`.
        case listedTwice = "listed-twice"
        /// Someone in the picture must not be in it.
        case mayNotAppear = "may-not-appear"
        // Words
        /// A name that may not stand with this post.
        case nameMayNotStand = "name-may-not-stand"
        /// Several people of the unit have this name, and not all of them may be named.
        case whoseName = "whose-name"
        /// A word that is also a name, where its capital letter says nothing.
        case nameOrWord = "name-or-word"
        /// A Swedish personnummer.
        case personnummer
        /// A Swedish samordningsnummer.
        case samordningsnummer
        /// A Danish CPR number.
        case cprNumber = "cpr-number"
        // The post
        /// Neither a text nor a picture is left to publish.
        case nothingToPublish = "nothing-to-publish"
        /// A handle that is nobody's in this unit.
        case unknownHandle = "unknown-handle"
        /// Two regions of one picture are the same.
        case regionTwice = "region-twice"
        /// An answer in `names` points at someone who does not have that name.
        case answerDoesNotFit = "answer-does-not-fit"
        /// The post is for another channel or unit than it is checked against.
        case otherPlace = "other-place"

        package var weight: Weight {
            switch self {
            case .mayNotAppear: .refuses
            case .unknownHandle, .regionTwice, .answerDoesNotFit, .otherPlace: .mistake
            default: .holds
            }
        }
    }
}

/// Where in a post. Indices count from 0 in the post's own order.
package struct PostPosition: Hashable, Sendable {
    package enum Field: String, Sendable, CaseIterable { case title, text, file, alt }

    /// Nil for the post itself, its title and text.
    package let picture: Int?
    /// The entry of the picture's `people`.
    package let appearance: Int?
    package let field: Field?
    /// Characters (as a reader counts them, from 0) of the field's words as the post gives them.
    package let characters: Range<Int>?

    package static let post = PostPosition(picture: nil, appearance: nil, field: nil, characters: nil)
    package static func picture(_ index: Int) -> Self {
        Self(picture: index, appearance: nil, field: nil, characters: nil)
    }
    package static func appearance(_ index: Int, ofPicture picture: Int) -> Self {
        Self(picture: picture, appearance: index, field: nil, characters: nil)
    }
    /// All of one piece of writing.
    package static func field(_ field: Field, picture: Int? = nil) -> Self {
        Self(picture: picture, appearance: nil, field: field, characters: nil)
    }
    /// Some of the words of one piece of writing; `picture` is nil for the post's title and text.
    package static func words(_ characters: Range<Int>, of field: Field, picture: Int? = nil) -> Self {
        Self(picture: picture, appearance: nil, field: field, characters: characters)
    }
}

extension PostPosition {
    /// The whole part of the post that it lies in.
    package var withoutCharacters: Self {
        Self(picture: picture, appearance: appearance, field: field, characters: nil)
    }
}

extension PostPosition: Comparable {
    private var key: (Int, Int, Int, Int, Int) {
        let fieldOrder = field.flatMap { Field.allCases.firstIndex(of: $0) } ?? -1
        return (picture ?? -1, fieldOrder, appearance ?? -1, characters?.lowerBound ?? -1, characters?.upperBound ?? -1)
    }

    /// The order of the post: the post, its title, its text, then each picture, its file, its alt text.
    package static func < (a: Self, b: Self) -> Bool { a.key < b.key }
}
