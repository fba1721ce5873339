/// What whoever imports a roster decides, beside what the file says.
package struct RosterOptions: Sendable {
    /// Source ids of people who are none of those with the same names and birthday.
    package var distinct: Set<String> = []
    /// New source ids with the ones that the same people had before.
    package var sameAs: [String: String] = [:]
    /// Source ids of rows that somebody has looked at.
    package var confirmed: Set<String> = []
    /// Whether the rest is imported where some rows cannot be told apart.
    package var setsAside = false
    /// Whether those of the file's units who are not in it have left.
    package var endsMissing = false
    /// How many may end where that is more than a fifth of a unit.
    package var confirmedEndings: Int?

    package init() {}
}
