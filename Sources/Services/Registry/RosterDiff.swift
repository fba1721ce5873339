package import Consent
package import Documents

/// What a roster changes, or would change: people by their handles, and what stands in the way. Never a name, a birthday
/// or a marking, nor anything that differs with one.
package struct RosterDiff: Hashable, Sendable {
    /// What happens to a person; one that is several of these is the first of them.
    package enum Step: String, Hashable, Sendable, CaseIterable { case added, returned, moved, ended, changed }

    package struct Person: Hashable, Sendable {
        package let isStaff: Bool
        package let unit: UnitID
        package let handle: String
        package let step: Step
        /// The columns that differ, in the roster's order; none of one that is added.
        package var fields: [String] = []
        /// Relations to guardians, of any kind.
        package var custodyAdded = 0
        package var custodyEnded = 0
    }

    /// In the order of the file; those who end come last.
    package internal(set) var people: [Person] = []
    package internal(set) var unchanged = 0
    /// Guardians in the file.
    package internal(set) var guardians = 0
    /// Guardians who have another name or language now.
    package internal(set) var guardiansChanged = 0
    /// Rows whose relations were passed over, since others were recorded by hand.
    package internal(set) var byHand: [Mistake] = []
    /// Rows that cannot be told apart from somebody else's.
    package internal(set) var apart: [Mistake] = []
    /// Rows that somebody must look at first.
    package internal(set) var toConfirm: [Mistake] = []
    /// Whether it was carried out.
    package internal(set) var isApplied = false
    /// Whether something must be decided before it can be carried out.
    package internal(set) var isHeld = false

    package func count(_ step: Step) -> Int { people.count { $0.step == step } }
    package var custodyAdded: Int { people.reduce(0) { $0 + $1.custodyAdded } }
    package var custodyEnded: Int { people.reduce(0) { $0 + $1.custodyEnded } }
}
