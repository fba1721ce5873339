import Consent

/// A plan while its parts come together: verdicts, what is left out, and the fewest changes.
struct PlanDraft {
    private let post: Post
    private let options: GateOptions
    private let maxEdge: Int?
    private var ofPost: [TextCheck.Result] = []
    private var namedInPost: Set<PersonID> = []
    private var mistakes: [Finding] = []
    private var pictures: [PictureDraft] = []

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

    private var findings: [Finding] {
        mistakes + nothingToPublish + ofPost.map(\.finding) + pictures.flatMap(\.findings)
    }

    /// A mistake holds even in a picture that is left out; nothing left is as severe as what was left out.
    private var verdict: Verdict {
        let standing = Verdict(of: findings.filter { !$0.concernsLeftOut || $0.code.weight == .mistake })
        let leftOut = nothingToPublish.isEmpty ? nil : pictures.filter(\.isLeftOut).map(\.verdict).max()
        return max(standing, leftOut ?? .cleared)
    }

    private var hasText: Bool { post.text.contains { !$0.isWhitespace } }

    private var nothingToPublish: [Finding] {
        guard !hasText, pictures.allSatisfy(\.isLeftOut) else { return [] }
        return [
            Finding(
                .nothingToPublish, at: .post, "Neither a text nor a picture is left to publish.",
                mend: "Write a text, or give the post a picture that may go out.")
        ]
    }
}

extension PlanDraft {
    /// Mends what is held and leaves out what is refused: as much of the post as can go out, with the fewest changes.
    private var changes: [Change] {
        (corrections + content + leavingOut + people + words).sorted {
            ($0.positions.first ?? .post) < ($1.positions.first ?? .post)
        }
    }

    private var corrections: [Change] {
        findings.filter { $0.code.weight == .mistake }.map { Change(.correct, at: [$0.position], $0.mend) }
    }

    private var content: [Change] {
        guard !hasText, pictures.allSatisfy({ $0.isLeftOut || $0.verdict == .refused }) else { return [] }
        return [Change(.addContent, at: [.post], "Write a text, or give the post a picture that may go out.")]
    }

    private var leavingOut: [Change] {
        let refused = pictures.filter { !$0.isLeftOut && $0.verdict == .refused }
        guard !refused.isEmpty else { return [] }
        let names = refused.map { $0.reading.picture.name(at: $0.reading.index) }.joined(separator: ", ")
        let positions = refused.map { PostPosition.picture($0.reading.index) }
        return [Change(.leaveOut, at: positions, "Leave out (--without-refused): \(names).")]
    }

    private var mendable: [PictureDraft] { pictures.filter { !$0.isLeftOut && $0.verdict != .refused } }

    /// An entry that is to go needs no region.
    private var people: [Change] {
        let findings = mendable.flatMap(\.reading.findings)
        let spare = Set(findings.filter { $0.code == .listedTwice }.map(\.position))
        return findings.compactMap { finding in
            switch finding.code {
            case .sayWho: Change(.sayWho, at: [finding.position], finding.mend)
            case .listedTwice: Change(.listOnce, at: [finding.position], finding.mend)
            case .markWhere where !spare.contains(finding.position): Change(.mark, at: [finding.position], finding.mend)
            default: nil
            }
        }
    }

    /// One change for all places of a name: an answer where every place asks, else writing it out.
    private var words: [Change] {
        let results = ofPost + mendable.flatMap(\.words)
        return Dictionary(grouping: results, by: \.group).values.compactMap { group in
            let findings = group.map(\.finding).sorted()
            guard let plainest = findings.first(where: { !$0.code.isQuestion }) ?? findings.first else { return nil }
            let action: Change.Action = plainest.code.isQuestion ? .answer : .takeOut
            return Change(action, at: findings.map(\.position), plainest.mend)
        }
    }
}

extension Finding.Code {
    var isQuestion: Bool { self == .whoseName || self == .nameOrWord }
}

extension [Finding] {
    /// In the order of the post.
    func sorted() -> [Finding] {
        sorted { ($0.position, $0.code.rawValue) < ($1.position, $1.code.rawValue) }
    }
}
