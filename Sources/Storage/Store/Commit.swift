package import Consent

/// What one transaction writes, with what the ledger is to say of it and what the caller gets back.
package struct Commit<Result> {
    package let change: Change
    package let entry: LedgerDraft
    package let result: Result
    package init(_ change: Change, entry: LedgerDraft, result: Result) {
        self.change = change
        self.entry = entry
        self.result = result
    }
}

/// What the ledger is told of a commit: nothing personal. Stored with the change and numbered in the order of commits;
/// every row that a commit adds names it.
package struct LedgerDraft: Hashable, Sendable {
    /// Deliberately coarse: all that concerns a child is one kind, so that the kind tells nothing (ledger.md, "Entry").
    package enum Kind: String, Hashable, Sendable, CaseIterable { case child, post, erase, key, config, clock }

    package let kind: Kind
    package let at: Moment
    /// The opaque id of who made the change.
    package let actor: String
    /// The content hash of the policies that hold; empty where none were read. Other ones than before get an entry of
    /// their own.
    package let policy: String

    package init(kind: Kind, at: Moment, actor: String, policy: String = "") {
        self.kind = kind
        self.at = at
        self.actor = actor
        self.policy = policy
    }
}

/// Everything that one commit writes, all of it or nothing. Written in the order of the properties, so that a child may
/// come with the events about it and a post with its pictures.
package struct Change: Hashable, Sendable {
    /// Added, or put in the place of the record with the same id.
    package var people: [PersonRecord]
    /// Added, or put in the place of the record with the same id.
    package var guardians: [GuardianRecord]
    /// Appended. One that is stored already is left as it is; its id with other content is a `conflict`.
    package var events: [Event]
    /// Added, or put in the place of what is stored for a post that was not handed over; a `conflict` where it was.
    package var posts: [JudgedPost]
    /// Posts whose files are handed over by this commit.
    package var handedOver: [PostID: Moment]
    /// Added, or put in the place of the record with the same id.
    package var publications: [PublicationRecord]
    /// Added, or put in the place of the record with the same id; a `conflict` where that one is closed.
    package var takedowns: [TakedownRecord]
    /// Appended.
    package var demands: [TakedownDemand]
    /// Appended.
    package var revisions: [RevisionRecord]
    /// Added, or put in the place of the record with the same id.
    package var breaches: [BreachRecord]
    /// Added, or put in the place of the record of the same event and file.
    package var scans: [ScanRecord]
    /// Appended.
    package var clockAcceptances: [ClockAcceptance]
    /// Added, or put in the place of the record of the same post.
    package var removals: [RemovalRecord]
    /// Carried out after all else: what is written before may still refer to the person.
    package var erasures: [Erasure]
    /// People and guardians of whom the ledger is to say where each of their streams stands; those of whom it knows nothing
    /// are passed over.
    package var heads: [String]
    /// Signing keys that come or go.
    package var signingKeys: [SigningKeyChange]

    package init(
        people: [PersonRecord] = [], guardians: [GuardianRecord] = [], events: [Event] = [], posts: [JudgedPost] = [],
        handedOver: [PostID: Moment] = [:], publications: [PublicationRecord] = [],
        takedowns: [TakedownRecord] = [], demands: [TakedownDemand] = [], revisions: [RevisionRecord] = [],
        breaches: [BreachRecord] = [], scans: [ScanRecord] = [], clockAcceptances: [ClockAcceptance] = [],
        removals: [RemovalRecord] = [], erasures: [Erasure] = [], heads: [String] = [],
        signingKeys: [SigningKeyChange] = []
    ) {
        self.people = people
        self.guardians = guardians
        self.events = events
        self.posts = posts
        self.handedOver = handedOver
        self.publications = publications
        self.takedowns = takedowns
        self.demands = demands
        self.revisions = revisions
        self.breaches = breaches
        self.scans = scans
        self.clockAcceptances = clockAcceptances
        self.removals = removals
        self.erasures = erasures
        self.heads = heads
        self.signingKeys = signingKeys
    }
}

/// That a key signs the log's checkpoints from here on, or no more.
package struct SigningKeyChange: Hashable, Sendable {
    package enum Action: String, Hashable, Sendable { case adopted, retired }

    /// As verifiers take it.
    package let vkey: String
    package let action: Action
    /// Opaque ids of two people.
    package let approvers: [String]

    package init(vkey: String, action: Action, approvers: [String]) {
        self.vkey = vkey
        self.action = action
        self.approvers = approvers
    }
}

/// A post with its verdict, its cleared pictures, and who is in it.
package struct JudgedPost: Hashable, Sendable {
    package var post: PostRecord
    package var pictures: [PictureRecord]
    package var appearances: [AppearanceRecord]
    package init(_ post: PostRecord, pictures: [PictureRecord] = [], appearances: [AppearanceRecord] = []) {
        self.post = post
        self.pictures = pictures
        self.appearances = appearances
    }
}
