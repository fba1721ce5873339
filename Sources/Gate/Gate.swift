import Consent
import Policies

/// A post against consents and policies: pure, total, and told effects alone (domain.md, "What nobody may learn").
package enum Gate {
    /// Decides what is to happen with a post. Never traps, whatever post and snapshot it is given.
    ///
    /// Everyone who is not surely allowed to be shown is covered, held or refused; a person covered in the post, and a
    /// child who may not be named, must not be named in it.
    package static func plan(_ post: Post, _ snapshot: Snapshot, _ options: GateOptions = GateOptions()) -> Plan {
        let given = post.names + options.nameAnswers
        let roster = Roster(snapshot.people, mentioned: post.handles.union(given.compactMap(\.bearer.handle)))
        let readings = post.pictures.enumerated().map { index, picture in
            PictureReading(picture, index: index, roster: roster, channel: snapshot.channel, options: options)
        }
        let answers = NameAnswers(given, roster)
        let covered = readings.filter { $0.goesByItsPeople(options) }.reduce(into: Set<PersonID>()) {
            $0.formUnion($1.covered)
        }
        let check = TextCheck(post, roster, covered: covered, answers: answers)
        var drafts = PlanDraft(post, options, maxEdge: snapshot.channel.redaction.maxEdge)
        drafts.add(mistakes: placeMistakes(post, snapshot) + answers.mistakes)
        drafts.add(check, readings)
        return drafts.plan
    }

    private static func placeMistakes(_ post: Post, _ snapshot: Snapshot) -> [Finding] {
        guard post.channel != snapshot.channel.id || (post.unit ?? snapshot.unit) != snapshot.unit else { return [] }
        return [
            Finding(
                .otherPlace, at: .post, "The post is for another channel or unit than it was checked against.",
                mend: "Check it again against the channel and the unit that it names.")
        ]
    }
}

extension Post {
    /// The handles of children and staff in its pictures.
    fileprivate var handles: Set<String> {
        Set(pictures.flatMap { $0.people ?? [] }.compactMap(\.subject.handle))
    }
}

extension Appearance.Subject {
    fileprivate var handle: String? {
        switch self {
        case .child(let handle), .staff(let handle): handle
        case .visitor, .unknownChild, .thing: nil
        }
    }
}

extension NameAnswer.Bearer {
    fileprivate var handle: String? {
        switch self {
        case .person(let handle): handle
        case .nobody: nil
        }
    }
}
