package import Consent
import Storage

/// What redo made of a takedown, and what it leaves to people.
package struct Redone: Sendable {
    /// One picture that something was asked of.
    package struct Picture: Sendable {
        package enum Outcome: String, Sendable, CaseIterable {
            /// A narrower picture was made now.
            case made
            /// The narrower picture was there already: nothing new was made.
            case madeBefore = "made-before"
            /// Somebody must be covered, and nothing says where they are.
            case unmarked
            /// No narrower picture can do: it must be removed.
            case remove
        }

        /// The picture's place in the post, from 0.
        package let index: Int
        package let outcome: Outcome
        /// The newest narrower picture, where there is one.
        let record: RevisionRecord?
        /// Who is covered for this takedown, by handle.
        package let covered: [String]
        /// Whose place in the picture is not known, by handle.
        package let unmarked: [String]

        /// Which narrower picture of the published one it is, from 1.
        package var revision: Int? { record?.revision }
        package var sha256: String? { record?.sha256 }
        /// Of the file.
        package var bytes: Int? { record?.bytes }
    }

    /// The ids, as people and programs are told them.
    package let takedown: String
    package let post: String
    package let channel: ChannelID
    /// Those that something was asked of, in the post's order.
    package let pictures: [Picture]
    /// The post as a whole must be removed.
    package let wholePost: Bool
    /// Whose names must be taken out of the words by hand, by handle.
    package let namesToTakeOut: [String]
    /// The folder that the narrower pictures were handed over to.
    package let handedOver: String?

    /// Whether anything was made.
    package var isNew: Bool { pictures.contains { $0.outcome == .made } }
    /// Whether something is left to people before the takedown can be closed as replaced.
    package var leavesSomething: Bool {
        wholePost || !namesToTakeOut.isEmpty
            || pictures.contains { $0.outcome == .unmarked || $0.outcome == .remove }
    }
}
