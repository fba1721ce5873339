package import Consent
package import Imaging

/// What is to happen with a post, decided by `Gate.plan` before any picture is opened.
package struct Plan: Hashable, Sendable {
    package let verdict: Verdict
    /// One for each picture of the post, in its order.
    package let pictures: [PicturePlan]
    /// All that stands in the way, in the order of the post: first the post itself, its title and text, then each picture.
    /// What concerns only pictures that are left out stands here too, with `concernsLeftOut`.
    package let findings: [Finding]
    /// The fewest changes that would clear the post; empty where it is cleared.
    package let changes: [Change]
    /// The children whose names stand or may stand in the words that go out, by id; none where the plan is not cleared.
    /// For the record of what is out: a name that is taken back later must be found.
    package let named: [PersonID]

    /// The post itself is wrong (an unknown handle, a region given twice): nothing was judged fully, and the caller
    /// answers with "bad input". Such a plan is never `cleared`.
    package var isBadInput: Bool { findings.contains { $0.code.weight == .mistake } }
    /// The pictures that go out if the plan is cleared and carried out, by index.
    package var published: [Int] { verdict == .cleared ? pictures.filter(\.isGoing).map(\.index) : [] }

    /// Of nothing: where nothing is to go out.
    package static let nothing = Plan(verdict: .held, pictures: [], findings: [], changes: [], named: [])

    package init(
        verdict: Verdict, pictures: [PicturePlan], findings: [Finding], changes: [Change], named: [PersonID]
    ) {
        self.verdict = verdict
        self.pictures = pictures
        self.findings = findings
        self.changes = changes
        self.named = named
    }
}

/// The answer of the gate. The raw value is what people and JSON are given.
package enum Verdict: String, Sendable, Codable, CaseIterable, Comparable {
    /// May go out as planned.
    case cleared
    /// Something is unsaid or unsure; the teacher can mend it.
    case held
    /// Someone who must not be in a picture is in it.
    case refused

    private var severity: Int {
        switch self {
        case .cleared: 0
        case .held: 1
        case .refused: 2
        }
    }

    /// By severity: cleared, held, refused.
    package static func < (a: Self, b: Self) -> Bool { a.severity < b.severity }
}

/// What is to happen with one picture.
package struct PicturePlan: Hashable, Sendable {
    /// The picture's place in the post, from 0.
    package let index: Int
    /// The file as the post names it.
    package let file: String
    /// The picture's own verdict, also where it is left out.
    package let verdict: Verdict
    /// Left out of the post by `withoutRefused` or `withoutHeld`.
    package let isLeftOut: Bool
    /// What `Imaging` is to cover, in the order of the appearances. Only a `cleared` picture's list is complete.
    package let redactions: [Redaction]
    /// Regions that were given and are not covered now, kept for a later takedown.
    package let latent: [LatentRegion]
    /// The longest side in pixels that the channel publishes; nil: as it is.
    package let maxEdge: Int?
    /// One for each entry of `people`, in its order.
    package let appearances: [AppearancePlan]

    /// Neither left out nor in the way of the post.
    package var isGoing: Bool { !isLeftOut && verdict == .cleared }

    package init(
        index: Int, file: String, verdict: Verdict, isLeftOut: Bool, redactions: [Redaction], latent: [LatentRegion],
        maxEdge: Int?, appearances: [AppearancePlan]
    ) {
        self.index = index
        self.file = file
        self.verdict = verdict
        self.isLeftOut = isLeftOut
        self.redactions = redactions
        self.latent = latent
        self.maxEdge = maxEdge
        self.appearances = appearances
    }
}

/// What is to happen with one person or thing in a picture.
package struct AppearancePlan: Hashable, Sendable {
    package enum Treatment: String, Sendable, CaseIterable {
        /// As they are.
        case shown
        /// Covered by the appearance's regions.
        case covered
        /// Must be covered, and nothing says where: the picture is held.
        case unmarked
        /// Must not be in the picture: the picture is refused.
        case mayNotAppear = "may-not-appear"
        /// The handle is nobody's in this unit: bad input.
        case unknown
    }

    /// The entry's place in `people`, from 0.
    package let index: Int
    package let subject: Appearance.Subject
    /// The child or member of staff; nil for visitors, unknown children, things and unknown handles.
    package let person: PersonID?
    package let treatment: Treatment

    package init(index: Int, subject: Appearance.Subject, person: PersonID?, treatment: Treatment) {
        self.index = index
        self.subject = subject
        self.person = person
        self.treatment = treatment
    }
}

/// A region that the verdict did not need. A later takedown covers it without asking anyone to mark it again.
package struct LatentRegion: Hashable, Sendable {
    /// The entry's place in `people`, from 0.
    package let appearance: Int
    package let person: PersonID?
    package let region: Region
    package let outline: Redaction.Outline

    package init(appearance: Int, person: PersonID?, region: Region, outline: Redaction.Outline) {
        self.appearance = appearance
        self.person = person
        self.region = region
        self.outline = outline
    }
}

/// One change to the post that is part of the fewest that would clear it.
package struct Change: Hashable, Sendable {
    package enum Action: String, Sendable, CaseIterable {
        /// Write `people:` for a picture.
        case sayWho = "say-who"
        /// Give an appearance a region.
        case mark
        /// Keep one of two entries for the same person.
        case listOnce = "list-once"
        /// Leave these pictures out.
        case leaveOut = "leave-out"
        /// Write these words or numbers out of the post.
        case takeOut = "take-out"
        /// Say whose name a word is (`names:`).
        case answer
        /// Write a text or add a picture.
        case addContent = "add-content"
        /// Correct what is wrong in the post itself.
        case correct
    }

    package let action: Action
    /// Where; one change can concern several places.
    package let positions: [PostPosition]
    /// One line for the teacher.
    package let text: String

    package init(_ action: Action, at positions: [PostPosition], _ text: String) {
        self.action = action
        self.positions = positions
        self.text = text
    }
}
