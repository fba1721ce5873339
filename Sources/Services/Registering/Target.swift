package import Consent

/// Whom something is registered for: one person, a group, or a unit.
package enum Target: Hashable, Sendable {
    case person(PersonReference)
    case group(String, UnitID)
    case unit(UnitID)
}
