import Consent
package import Services

/// What redo made and what it leaves to people, as lines.
package struct RedoneText {
    private let redone: Redone
    package init(_ redone: Redone) { self.redone = redone }

    package func text() -> String {
        let heading = "Takedown \(redone.takedown): post \(redone.post) in \(redone.channel.rawValue)"
        return ([heading] + redone.pictures.map { "  " + line($0) } + rest).joined(separator: "\n") + "\n"
    }

    private func line(_ picture: Redone.Picture) -> String {
        let name = "picture \(picture.index + 1)"
        let revision = picture.revision.map { "revision \($0)" } ?? ""
        let covered = picture.covered.joined(separator: ", ")
        switch picture.outcome {
        case .made: return "\(name): made narrower (\(revision)), covering \(covered)"
        case .madeBefore: return "\(name): made narrower before (\(revision)), covering \(covered)"
        case .remove: return "\(name): must be removed; no narrower picture can do"
        case .unmarked:
            let marks = picture.unmarked.map { "--mark \(picture.index + 1):\($0)=x,y,width,height" }
            return
                "\(name): nothing says where \(picture.unmarked.joined(separator: ", ")) is; look, and run again with "
                + marks.joined(separator: " ")
        }
    }

    private var rest: [String] {
        let names = redone.namesToTakeOut.map { "  words: the name of \($0) must be taken out by hand" }
        let whole = redone.wholePost ? ["  the post as a whole must be removed"] : []
        let nothing = redone.isNew ? [] : ["Nothing new was made."]
        return whole + names + nothing + (redone.handedOver.map { ["Handed over: \($0)"] } ?? [])
    }
}

/// The same as JSON, shape `synas.takedown-redo/1` (docs/json.md).
package struct RedoneJSON: Encodable, Sendable {
    let schema = "synas.takedown-redo/1"
    let takedown: String
    let post: String
    let channel: String
    let new: Bool
    let leavesSomething: Bool
    let wholePost: Bool
    let namesToTakeOut: [String]
    let pictures: [Entry]
    let handedOver: String?

    struct Entry: Encodable, Sendable {
        let number: Int
        let outcome: String
        let covered: [String]
        let unmarked: [String]
        let revision: Int?
        let sha256: String?
        let bytes: Int?
    }

    package init(_ redone: Redone) {
        takedown = redone.takedown
        post = redone.post
        channel = redone.channel.rawValue
        new = redone.isNew
        leavesSomething = redone.leavesSomething
        wholePost = redone.wholePost
        namesToTakeOut = redone.namesToTakeOut
        pictures = redone.pictures.map { picture in
            Entry(
                number: picture.index + 1, outcome: picture.outcome.rawValue, covered: picture.covered,
                unmarked: picture.unmarked, revision: picture.revision, sha256: picture.sha256,
                bytes: picture.bytes)
        }
        handedOver = redone.handedOver
    }
}
