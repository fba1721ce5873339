import Consent
import Documents
package import Services

/// What a roster changes, or changed: a line for each person where it is only compared, and the counts.
package struct RosterDiffText {
    private let diff: RosterDiff
    private let isDryRun: Bool

    package init(_ diff: RosterDiff, isDryRun: Bool) {
        self.diff = diff
        self.isDryRun = isDryRun
    }

    package func text() -> String {
        ((isDryRun ? diff.people.map(line) : []) + [counts, outcome].compactMap(\.self)).joined(separator: "\n") + "\n"
    }

    private func line(_ person: RosterDiff.Person) -> String {
        let parts = [
            person.step.rawValue, person.fields.isEmpty ? nil : person.fields.joined(separator: ", "),
            person.custodyAdded == 0 ? nil : "relations added: \(person.custodyAdded)",
            person.custodyEnded == 0 ? nil : "relations ended: \(person.custodyEnded)",
        ]
        let kind = person.isStaff ? "staff:" : ""
        return "\(person.unit.rawValue)/\(kind)\(person.handle): " + parts.compactMap(\.self).joined(separator: "; ")
    }

    private var counts: String {
        "\(diff.count(.added)) people added, \(diff.count(.changed)) changed, \(diff.count(.moved)) moved, "
            + "\(diff.count(.returned)) returned, \(diff.count(.ended)) ended, \(diff.unchanged) as they were; "
            + "\(diff.custodyAdded) relations added, \(diff.custodyEnded) ended; \(diff.guardians) guardians, "
            + "\(diff.guardiansChanged) changed; \(diff.apart.count) set aside."
    }

    private var outcome: String? {
        if diff.isHeld { return "Nothing is imported before what is asked is decided." }
        return isDryRun ? "This is what would change; nothing was changed." : nil
    }
}

/// The same as JSON, shape `synas.roster-diff/1` or `synas.roster-import/1` (docs/json.md).
package struct RosterDiffJSON: Encodable, Sendable {
    let schema: String
    let applied: Bool
    let held: Bool
    let added: Int
    let changed: Int
    let moved: Int
    let returned: Int
    let ended: Int
    let unchanged: Int
    let custodyAdded: Int
    let custodyEnded: Int
    let guardians: Int
    let guardiansChanged: Int
    let people: [Person]?
    let setAside: [Place]
    let toConfirm: [Place]
    let byHand: [Int]

    package init(_ diff: RosterDiff, isDryRun: Bool) {
        schema = isDryRun ? "synas.roster-diff/1" : "synas.roster-import/1"
        applied = diff.isApplied
        held = diff.isHeld
        added = diff.count(.added)
        changed = diff.count(.changed)
        moved = diff.count(.moved)
        returned = diff.count(.returned)
        ended = diff.count(.ended)
        unchanged = diff.unchanged
        custodyAdded = diff.custodyAdded
        custodyEnded = diff.custodyEnded
        guardians = diff.guardians
        guardiansChanged = diff.guardiansChanged
        people = isDryRun ? diff.people.map(Person.init) : nil
        setAside = diff.apart.map(Place.init)
        toConfirm = diff.toConfirm.map(Place.init)
        byHand = diff.byHand.map(\.line)
    }

    struct Person: Encodable, Sendable {
        let kind: String
        let unit: String
        let handle: String
        let step: String
        let fields: [String]
        let custodyAdded: Int
        let custodyEnded: Int

        init(_ person: RosterDiff.Person) {
            kind = person.isStaff ? "staff" : "child"
            unit = person.unit.rawValue
            handle = person.handle
            step = person.step.rawValue
            fields = person.fields
            custodyAdded = person.custodyAdded
            custodyEnded = person.custodyEnded
        }
    }

    /// A row of the file.
    struct Place: Encodable, Sendable {
        let line: Int
        let column: Int
        let message: String
        let mend: String

        init(_ mistake: Mistake) {
            line = mistake.line
            column = mistake.column
            message = mistake.message
            mend = mistake.hint
        }
    }
}
