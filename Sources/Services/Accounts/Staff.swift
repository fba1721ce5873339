package import Access
package import Consent
package import Storage

/// Whoever acts in a request: by a session, or by a token that acts for an account.
///
/// Holds a name, so it has no text form.
package struct Staff: Hashable, Sendable {
    /// The actor in events and in the ledger.
    package let account: AccountID
    package let name: String
    package let role: Role
    package let scopes: [Scope]
    /// What the token may be used for; nil in a session, which may do all that the role may.
    package let tokenScopes: Set<Action>?

    package init(account: AccountID, name: String, role: Role, scopes: [Scope], tokenScopes: Set<Action>? = nil) {
        self.account = account
        self.name = name
        self.role = role
        self.scopes = scopes
        self.tokenScopes = tokenScopes
    }

    /// The role's permission, bounded by the token's scopes: a token never may what its account may not.
    package func may(_ action: Action, _ relation: Nearness) -> Permission {
        guard tokenScopes?.contains(action) ?? true else { return .forbidden }
        return permission(of: role, to: action, relation)
    }

    /// Likewise, where it concerns a unit or a group of it.
    package func may(_ action: Action, in unit: UnitID, group: String? = nil) -> Permission {
        may(action, scopes.relation(to: unit, group: group))
    }
}

extension Staff: CustomReflectable, CustomStringConvertible {
    package var description: String { account.rawValue }
    package var customMirror: Mirror { Mirror(self, children: ["account": account.rawValue]) }
}

extension Staff {
    init(_ record: AccountRecord, tokenScopes: Set<Action>? = nil) {
        self.init(
            account: record.id, name: record.name.text, role: record.role, scopes: record.scopes,
            tokenScopes: tokenScopes)
    }
}
