package import Consent

/// The id of a post. Random and opaque: letters, digits and `-` only, since it also names the post's folders.
package struct PostID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A post with its verdict, as it was submitted. The words of a post may name children, so printing shows the id alone.
package struct PostRecord: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable, CaseIterable { case cleared, held, refused }

    package var id: PostID
    package var unit: UnitID
    package var channel: ChannelID
    package var submittedAt: Moment
    package var verdict: Verdict
    /// The post as its teacher wrote it, as JSON.
    package var document: String
    /// The gate's plan that the verdict carried out, as JSON.
    package var plan: String
    /// The content hash of the policies that decided, in lower-case hexadecimal.
    package var policyHash: String
    /// When the cleared pictures were handed over: from then on the post counts as published.
    package var handedOverAt: Moment?

    package init(
        id: PostID, unit: UnitID, channel: ChannelID, submittedAt: Moment, verdict: Verdict, document: String,
        plan: String, policyHash: String, handedOverAt: Moment? = nil
    ) {
        self.id = id
        self.unit = unit
        self.channel = channel
        self.submittedAt = submittedAt
        self.verdict = verdict
        self.document = document
        self.plan = plan
        self.policyHash = policyHash
        self.handedOverAt = handedOverAt
    }
}

extension PostRecord: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["id": id.rawValue, "verdict": verdict.rawValue]) }
}

extension PostID {
    /// Whether the id can also name a folder: 1 to 64 ASCII letters, digits and `-`.
    package var isFit: Bool {
        (1...64).contains(rawValue.utf8.count)
            && rawValue.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
                default: false
                }
            }
    }
}
