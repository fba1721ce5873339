package import Consent
import Storage

/// A child as those who work with its group know it. Holds names, so it has no text form.
package struct ListedChild: Sendable {
    package let person: PersonID
    package let handle: String
    package let givenNames: [String]
    package let familyName: String
    package let group: String?
}

extension ListedChild: CustomReflectable {
    package var customMirror: Mirror { Mirror(self, children: ["person": person.rawValue]) }
}

/// Where somebody belongs.
package struct Placement: Hashable, Sendable {
    package let person: PersonID
    package let unit: UnitID
    /// Nil for those of the whole unit.
    package let group: String?
    package let handle: String
}

extension Registry {
    /// The children who belong to a group now, by handle: every one, whatever holds for them.
    ///
    /// `group`: nil: the whole unit. `after`: the handle that the page before ended with. `limit`: at most so many.
    /// - Throws: `StorageError`.
    package func children(of unit: UnitID, group: String?, after: String?, limit: Int) throws -> [ListedChild] {
        try house.store.snapshot { reader in
            let now = try house.nowForNarrowing(reader)
            let people =
                try group.map { try reader.people(of: $0, in: unit, at: now) } ?? reader.people(of: unit, at: now)
            let listed = people.filter { $0.kind == .child && (after ?? "") < $0.handle }
            return listed.prefix(limit).map(ListedChild.init)
        }
    }

    /// Where the one whom a reference names belongs.
    ///
    /// - Throws: `ServiceError` where nobody is named so, `StorageError`.
    package func placement(of reference: PersonReference) throws -> Placement {
        try house.store.snapshot { reader in
            let person = try house.person(reference, from: reader)
            return Placement(person: person.id, unit: person.unit, group: person.group, handle: person.handle)
        }
    }
}

extension ListedChild {
    init(_ record: PersonRecord) {
        self.init(
            person: record.id, handle: record.handle, givenNames: record.givenNames, familyName: record.familyName,
            group: record.group)
    }
}
