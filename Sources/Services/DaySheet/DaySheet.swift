package import Consent

/// Who of a group may be seen in a channel today: effects alone, whatever they rest on.
package struct DaySheet: Sendable {
    package let unit: UnitID
    package let group: String
    package let channel: ChannelID
    /// In the organisation's time zone.
    package let day: Day
    /// Everyone who is in the group now: children, then staff, each by handle.
    package let people: [Entry]

    /// One who is in the group. Holds names, so it has no text form but the handle.
    package struct Entry: Sendable, CustomReflectable {
        package let person: PersonID
        package let kind: Person.Kind
        package let handle: String
        package let givenNames: [String]
        package let familyName: String
        package let effect: Effect

        package var customMirror: Mirror { Mirror(self, children: ["handle": handle]) }
    }
}
