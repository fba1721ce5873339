import Consent

/// A plan while its parts come together: verdicts, what is left out, and the fewest changes.
struct PlanDraft {
    let post: Post
    private let options: GateOptions
    private let maxEdge: Int?
    var ofPost: [TextCheck.Result] = []
    private var namedInPost: Set<PersonID> = []
    private var mistakes: [Finding] = []
    var pictures: [PictureDraft] = []

    init(_ post: Post, _ options: GateOptions, maxEdge: Int?) {
        self.post = post
        self.options = options
        self.maxEdge = maxEdge
    }

    mutating func add(mistakes found: [Finding]) { mistakes += found }

    mutating func add(_ check: TextCheck, _ readings: [PictureReading]) {
        let words = post.fields.filter { $0.picture == nil }.map(check.read)
        ofPost = words.flatMap(\.results)
        namedInPost = Set(words.flatMap(\.named))
        pictures = readings.map { PictureDraft($0, check, options) }
    }

    var plan: Plan {
        Plan(
            verdict: verdict, pictures: pictures.map { $0.plan(maxEdge: maxEdge) }, findings: findings.sorted(),
            changes: changes, named: named)
    }

    private var named: [PersonID] {
        guard verdict == .cleared else { return [] }
        return pictures.filter { !$0.isLeftOut }.reduce(namedInPost) { $0.union($1.named) }.sorted()
    }

    var findings: [Finding] {
        mistakes + nothingToPublish + ofPost.map(\.finding) + pictures.flatMap(\.findings)
    }

    /// A mistake holds even in a picture that is left out; nothing left is as severe as what was left out.
    private var verdict: Verdict {
        let standing = Verdict(of: findings.filter { !$0.concernsLeftOut || $0.code.weight == .mistake })
        let leftOut = nothingToPublish.isEmpty ? nil : pictures.filter(\.isLeftOut).map(\.verdict).max()
        return max(standing, leftOut ?? .cleared)
    }

    var hasText: Bool { post.text.contains { !$0.isWhitespace } }

    private var nothingToPublish: [Finding] {
        guard !hasText, pictures.allSatisfy(\.isLeftOut) else { return [] }
        return [
            Finding(
                .nothingToPublish, at: .post, "Neither a text nor a picture is left to publish.",
                mend: "Write a text, or give the post a picture that may go out.")
        ]
    }
}

extension [Finding] {
    /// In the order of the post.
    func sorted() -> [Finding] {
        sorted { ($0.position, $0.code.rawValue) < ($1.position, $1.code.rawValue) }
    }
}
