import Access
import Consent
import Policies
import Storage

extension Accounts {
    /// The scopes, sorted and once each, where all of them are there and the role can use them.
    ///
    /// - Throws: `ServiceError` that says which units or groups there are.
    func checked(_ scopes: [Scope], of role: Role) throws -> [Scope] {
        switch role {
        case .guardian:
            throw ServiceError(
                .badInput, "guardians have no account here: choose teacher, manager, auditor or administrator")
        case .teacher, .manager:
            guard !scopes.isEmpty else {
                throw ServiceError(.badInput, "it is not said where they work: give --scope UNIT or --scope UNIT/GROUP")
            }
        case .auditor, .administrator:
            guard scopes.isEmpty else {
                throw ServiceError(.badInput, "that role is not bounded by units: leave the scopes out")
            }
        }
        try check(scopes)
        return Set(scopes).sorted()
    }

    private func check(_ scopes: [Scope]) throws {
        let units = house.policies.organisation.units.map(\.id)
        for scope in Set(scopes).sorted() {
            guard units.contains(scope.unit) else {
                throw ServiceError(
                    .badInput, "there is no unit \(scope.unit.rawValue): there are \(units.map(\.rawValue).listed)")
            }
            guard let group = scope.group else { continue }
            let groups = try groups(of: scope.unit)
            guard groups.contains(group) else { throw Self.noGroup(scope, groups.sorted()) }
        }
    }

    /// Groups of the unit that somebody is in now.
    private func groups(of unit: UnitID) throws -> Set<String> {
        try house.store.snapshot { reader in Set(try reader.people(of: unit, at: now).compactMap(\.group)) }
    }

    private static func noGroup(_ scope: Scope, _ groups: [String]) -> ServiceError {
        let hint = groups.isEmpty ? "import the roster first" : "there are \(groups.listed)"
        return ServiceError(.badInput, "nobody is in \(scope.text): \(hint)")
    }
}

extension [String] {
    fileprivate var listed: String { joined(separator: ", ") }
}
