import Consent

/// What whoever erases says of it.
package struct ErasureRequest: Sendable {
    package let person: PersonReference
    /// Why: the article, the decision. Nobody's name.
    package let ground: String
    /// The ids of two people who have agreed.
    package let approvers: [String]
    /// What stays although the person is in it: a post's id, or the digest of a paper that another answer rests on too, with
    /// its ground.
    package let keeps: [String: String]
    /// Digests of papers that go although another answer rests on them too.
    package let drops: Set<String>
    /// Every such paper goes: it was decided before.
    package let dropsEvery: Bool

    package init(
        _ person: PersonReference, ground: String, approvers: [String], keeps: [String: String] = [:],
        drops: Set<String> = [], dropsEvery: Bool = false
    ) {
        self.person = person
        self.ground = ground
        self.approvers = approvers
        self.keeps = keeps
        self.drops = drops
        self.dropsEvery = dropsEvery
    }

    func check() throws(ServiceError) {
        for (ground, what) in [(ground, "the ground")] + keeps.values.map({ ($0, "a ground of what is kept") }) {
            let isPlain = ground.unicodeScalars.allSatisfy { !$0.properties.isControl }
            guard isPlain, (1...1000).contains(ground.utf8.count), ground.contains(where: { !$0.isWhitespace }) else {
                throw ServiceError(.badInput, "\(what) is empty or too long: say in one line what it rests on")
            }
        }
        guard Approvers.areTwo(approvers, where: { $0.isOpaque && $0.utf8.count <= 64 }) else {
            throw ServiceError(
                .badInput, "two different people must approve: give --approved-by twice, each an id and never a name")
        }
    }

    /// What is said stays for good, so that it may name nobody.
    func check(_ names: ErasureNames) throws(ServiceError) {
        for words in [ground] + Array(keeps.values) + approvers where names.nameAnyone(in: words) {
            throw ServiceError(
                .badInput, "the ground or an approver's id names someone: it stays for good, so write it without")
        }
    }
}

/// What an erasure did, or would do: counts and ids of posts, and nobody's name. Kept with the erasure, so that a repeated
/// call tells the same.
package struct ErasureAnswer: Codable, Hashable, Sendable {
    package struct Picture: Codable, Hashable, Sendable {
        package enum Outcome: String, Codable, Sendable, CaseIterable {
            /// Built anew with the person covered.
            case madeAgain = "made-again"
            /// Nothing of it is left: it showed nobody else, or nothing said where the person was.
            case removed
        }

        package let post: String
        /// The picture's place in the post, from 1.
        package let number: Int
        package let outcome: Outcome
    }

    package struct Kept: Codable, Hashable, Sendable {
        /// A post's id, or a paper's digest.
        package let subject: String
        package let ground: String
    }

    package var events = 0
    package var guardians = 0
    /// Scanned papers that went.
    package var papers = 0
    /// Rows of others in whose words a name stood.
    package var words = 0
    package var pictures: [Picture] = []
    package var kept: [Kept] = []
    /// Held posts whose originals went.
    package var originals: [String] = []
    /// Posts that are out and for which a takedown was opened or grew.
    package var takedowns: [String] = []
    /// Posts of whose address a name was taken: where they are is no longer known here.
    package var addresses: [String] = []
}

/// The answer to a call.
package struct Erased: Sendable {
    package let answer: ErasureAnswer
    /// Nothing was done: it was only looked at.
    package let isDryRun: Bool
    /// It had been done before.
    package let isRepeated: Bool
    /// Somebody reads the database: what was erased may still stand in its log until the next start.
    package let isPending: Bool
}
