import Consent

/// The people of the snapshot, found by handle and by id.
struct Roster {
    let people: [KnownPerson]
    private let children: [String: Int]
    private let staff: [String: Int]

    /// Indexes the handles that the post and its answers mention and no others, so that a large unit costs one look.
    init(_ people: [KnownPerson], mentioned handles: Set<String>) {
        self.people = people
        children = Self.index(people, .child, handles)
        staff = Self.index(people, .staff, handles)
    }

    /// The child or member of staff that an appearance names; nil for anyone else and for an unknown handle.
    func person(_ subject: Appearance.Subject) -> KnownPerson? {
        switch subject {
        case .child(let handle): children[handle].map { people[$0] }
        case .staff(let handle): staff[handle].map { people[$0] }
        case .visitor, .unknownChild, .thing: nil
        }
    }

    /// Everyone with the handle, child and staff.
    func people(handle: String) -> [KnownPerson] {
        [children[handle], staff[handle]].compactMap(\.self).map { people[$0] }
    }

    /// Handles of the same kind that a mistyped one may mean, the nearest first, at most three.
    ///
    /// Only the snapshot's own unit is searched, whatever anyone may be shown as: no oracle for children elsewhere.
    func suggestions(for subject: Appearance.Subject) -> [String] {
        switch subject {
        case .child(let handle): Nearness.nearest(to: handle, among: handles(.child))
        case .staff(let handle): Nearness.nearest(to: handle, among: handles(.staff))
        case .visitor, .unknownChild, .thing: []
        }
    }

    private func handles(_ kind: KnownPerson.Kind) -> [String] {
        Array(Set(people.filter { $0.kind == kind }.map(\.handle)))
    }

    /// A handle that stands twice is against the roster's rules; then the one who may be seen less is meant.
    private static func index(_ people: [KnownPerson], _ kind: KnownPerson.Kind, _ handles: Set<String>) -> [String:
        Int]
    {
        var found: [String: Int] = [:]
        for (index, person) in people.enumerated() where person.kind == kind && handles.contains(person.handle) {
            if let other = found[person.handle], people[other].effect.choice <= person.effect.choice { continue }
            found[person.handle] = index
        }
        return found
    }
}
