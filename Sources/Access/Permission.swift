/// Whether somebody may do something.
package enum Permission: Hashable, Sendable {
    case allowed
    /// The role never may: said openly (403).
    case forbidden
    /// What it concerns lies outside the scopes: answered as though it were not there (404), so that nobody learns what is.
    case hidden
}

/// Who may do what: the one place (docs/access.md has the same as a table). What is not listed is forbidden.
package func permission(of role: Role, to action: Action, _ relation: Nearness) -> Permission {
    guard let reach = reach(of: role, for: action) else { return .forbidden }
    return reach.contains(relation) ? .allowed : .hidden
}

/// How far the role's permission reaches; nil: it never may.
private func reach(of role: Role, for action: Action) -> Set<Nearness>? {
    switch role {
    case .teacher: teacherReach(for: action)
    case .manager: [.ownGroup, .ownUnit]
    case .auditor: [.readReport, .readLedger, .readPost].contains(action) ? Set(Nearness.allCases) : nil
    case .administrator, .guardian: nil
    }
}

/// Posts are the unit's: its names are searched as a whole, and a group photo shows children of several groups. Lists of
/// children are the group's.
private func teacherReach(for action: Action) -> Set<Nearness>? {
    switch action {
    case .checkPost, .submitPost, .readPost, .readPicture, .publishPost, .narrow: [.ownGroup, .ownUnit]
    case .listChildren, .readDaySheet: [.ownGroup]
    case .widen, .explain, .readReport, .readLedger: nil
    }
}
