/// The id of a person who may be seen in a picture: a child, or a member of staff.
///
/// Random and opaque; never derived from a personnummer or a name, so that an id in a log says nothing.
package struct PersonID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The id of a guardian (vårdnadshavare). Random and opaque.
package struct GuardianID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The name of a unit (a preschool or a school), as it stands in `policies/organisation.yaml`, such as `ekbacken`.
package struct UnitID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The name of a channel, as its file in `policies/channels/` is called, such as `open-blog`.
package struct ChannelID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// The id of an event. Random and opaque.
package struct EventID: Hashable, Comparable, Sendable, Codable, RawRepresentable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }
    package static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}
