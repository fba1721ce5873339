package import Consent

/// What one erasure does to the rows (docs/erasure.md): decided by the use case, carried out in one transaction.
///
/// Every row of the person goes; what is listed here changes or goes besides.
package struct Erasure: Hashable, Sendable {
    package var record: ErasureRecord
    /// Guardians of nobody else: they go too.
    package var guardians: [GuardianID] = []
    /// Words of other rows, as they read from now on.
    package var texts: [StoredText] = []
    /// Plans of posts, as they read from now on.
    package var plans: [PostID: String] = [:]
    /// Pictures that were made again, in the place of the rows of the same post and index.
    package var pictures: [PictureRecord] = []
    /// Narrower pictures likewise.
    package var revisions: [RevisionRecord] = []
    /// Pictures of posts that nobody was handed: they go with all who are in them.
    package var dropped: [PictureRecord] = []
    /// Files that go after the commit.
    package var work: [ErasureWork] = []
    /// Marks of what was given to the person and may never be given again; nothing can be read from them.
    package var spent: [String] = []

    package init(_ record: ErasureRecord) { self.record = record }
}

/// What is kept of an erasure for good.
package struct ErasureRecord: Hashable, Sendable {
    /// The random id, of which nothing else is left.
    package var person: PersonID
    package var at: Moment
    package var ground: String
    /// Two opaque ids, of two people.
    package var approvers: [String]
    /// What was told, as JSON: counts and ids of posts.
    package var answer: String
    /// What stays although the person was concerned, by what it is (a post, or a paper's digest), with the ground.
    package var kept: [String: String]
    /// When nothing was left; nil while files or the database's log may still hold something.
    package var doneAt: Moment?

    package init(
        person: PersonID, at: Moment, ground: String, approvers: [String], answer: String, kept: [String: String] = [:],
        doneAt: Moment? = nil
    ) {
        self.person = person
        self.at = at
        self.ground = ground
        self.approvers = approvers
        self.answer = answer
        self.kept = kept
        self.doneAt = doneAt
    }
}

/// A file that an erasure takes away once it is committed.
package enum ErasureWork: Hashable, Sendable {
    /// A cleared picture, where no row wants that content any more.
    case picture(ClearedFile)
    /// A scan, by its digest, where no row wants it any more.
    case scan(String)
    /// The originals of a held post.
    case originals(PostID)
    /// The key of somebody who went: what it sealed is gone with it, wherever a copy lies.
    case key(String)
}

/// A handle that was given to a person.
package struct GivenHandle: Hashable, Sendable {
    package let unit: UnitID
    package let kind: PersonRecord.Kind
    package let handle: String
    package init(unit: UnitID, kind: PersonRecord.Kind, handle: String) {
        self.unit = unit
        self.kind = kind
        self.handle = handle
    }
}

/// What is never given to anyone else, or not without a look, when its bearer was erased.
package enum GivenName: Hashable, Sendable {
    case handle(GivenHandle)
    case source(PersonRecord.Kind, String)

    /// What is marked: no two names have the same.
    var text: String {
        switch self {
        case .handle(let given): "handle\n\(given.unit.rawValue)\n\(given.kind.rawValue)\n\(given.handle)"
        case .source(let kind, let id): "source\n\(kind.rawValue)\n\(id)"
        }
    }
}

/// Words of people in a row of somebody else: the one list of all columns that can hold any. Ids of who acted or approved, and
/// words of a list (`source`), are none: nobody's name may stand there, and they are the evidence of others.
package struct StoredText: Hashable, Sendable {
    package enum Field: String, Hashable, Sendable, CaseIterable {
        case document, alt, address, printRun = "print-run"
        case decision, breach, reference
        case clockReason = "clock-reason"
        case clockApprovers = "clock-approvers"
    }

    package var field: Field
    /// The row.
    package var key: String
    /// Which of the row's: a picture's place.
    package var part: String
    /// The unit and the person that the row is about, where there are any.
    package var unit: UnitID?
    package var owner: PersonID?
    /// The post that it belongs to.
    package var post: PostID?
    package var text: String

    package init(
        _ field: Field, key: String, part: String = "", unit: UnitID? = nil, owner: PersonID? = nil,
        post: PostID? = nil, text: String
    ) {
        self.field = field
        self.key = key
        self.part = part
        self.unit = unit
        self.owner = owner
        self.post = post
        self.text = text
    }
}

extension StoredText: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["field": field.rawValue]) }
}
