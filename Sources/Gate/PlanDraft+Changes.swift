extension PlanDraft {
    /// Mends what is held and leaves out what is refused: as much of the post as can go out, with the fewest changes.
    var changes: [Change] {
        (corrections + content + leavingOut + people + words).sorted {
            ($0.positions.first ?? .post) < ($1.positions.first ?? .post)
        }
    }

    private var corrections: [Change] {
        findings.filter { $0.code.weight == .mistake }.map { Change(.correct, at: [$0.position], $0.mend) }
    }

    private var content: [Change] {
        let asked = groupsOfWords.values.filter { $0.allSatisfy(\.finding.code.isQuestion) }
        let answered = Set(asked.joined().map(\.group))
        guard !hasText, pictures.allSatisfy({ !$0.goes(onceAnswered: answered) }) else { return [] }
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

    /// All places of a name together, and with them those of a full name whose question answers for both.
    private var groupsOfWords: [TextCheck.Group: [TextCheck.Result]] {
        let results = ofPost + mendable.flatMap(\.words)
        let askedInFull = results.filter { $0.isInFull && $0.finding.code.isQuestion }
        return Dictionary(grouping: results) { result in
            askedInFull.first(where: result.isSettled)?.group ?? result.group
        }
    }

    /// One change for all places of a name: an answer where every place asks, else writing it out.
    private var words: [Change] {
        groupsOfWords.values.compactMap { group in
            let findings = group.map(\.finding).sorted()
            // What is asked of a full name has fewer answers.
            let inFull = group.first(where: \.isInFull)?.finding
            guard let plainest = findings.first(where: { !$0.code.isQuestion }) ?? inFull ?? findings.first else {
                return nil
            }
            let action: Change.Action = plainest.code.isQuestion ? .answer : .takeOut
            return Change(action, at: findings.map(\.position), plainest.mend)
        }
    }
}

extension PictureDraft {
    /// Whether the picture goes out after the changes. One that is left out is not mended; it comes back by itself where
    /// the answers for other places of a name are all that it waits for.
    fileprivate func goes(onceAnswered answered: Set<TextCheck.Group>) -> Bool {
        guard isLeftOut else { return verdict != .refused }
        return reading.findings.isEmpty
            && words.allSatisfy { $0.finding.code.isQuestion && answered.contains($0.group) }
    }
}

extension TextCheck.Result {
    fileprivate var isInFull: Bool { if case .fullName = group { true } else { false } }

    /// Whether the answer to a question about a full name answers this question about the given name too, whoever of
    /// them is meant.
    fileprivate func isSettled(by full: Self) -> Bool {
        guard case .name(let name) = group, case .fullName(name, _) = full.group else { return false }
        return finding.code.isQuestion && full.bearers.isSubset(of: bearers)
    }
}

extension Finding.Code {
    var isQuestion: Bool { self == .whoseName || self == .nameOrWord }
}
