package import Consent

/// Where somebody works: a unit as a whole, or one group of it.
package struct Scope: Hashable, Sendable, Comparable {
    package let unit: UnitID
    /// Nil: every group of the unit.
    package let group: String?

    package init(unit: UnitID, group: String? = nil) {
        self.unit = unit
        self.group = group
    }

    /// As people write it: `ekbacken`, or `ekbacken/solrosen`.
    package var text: String { group.map { "\(unit.rawValue)/\($0)" } ?? unit.rawValue }

    package static func < (one: Scope, other: Scope) -> Bool { one.text < other.text }
}

extension Scope {
    /// Reads `UNIT` or `UNIT/GROUP`; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let unit = parts.first, !unit.isEmpty, parts.count == 1 || !parts[1].isEmpty else { return nil }
        self.init(unit: UnitID(rawValue: unit), group: parts.count == 2 ? parts[1] : nil)
    }
}

/// How near something is to somebody's work.
package enum Nearness: String, Hashable, Sendable, CaseIterable {
    /// In a group of theirs, or anywhere in a unit that is theirs as a whole.
    case ownGroup = "own-group"
    /// In a unit of theirs, outside their groups.
    case ownUnit = "own-unit"
    case elsewhere
}

extension Sequence where Element == Scope {
    /// How near a unit, or one of its groups, is to these scopes. What belongs to the whole unit (`group` nil) is near to
    /// everyone who works in any part of it.
    package func relation(to unit: UnitID, group: String? = nil) -> Nearness {
        let here = self.filter { $0.unit == unit }
        if here.isEmpty { return .elsewhere }
        let isNear = here.contains { $0.group == nil || group == nil || $0.group == group }
        return isNear ? .ownGroup : .ownUnit
    }
}
