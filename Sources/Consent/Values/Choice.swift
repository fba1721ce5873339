/// How a person may appear in a channel's pictures, from the narrowest to the widest.
///
/// The order is the algebra's: the narrower of two choices is `min` of them.
package enum Choice: String, Sendable, Codable, CaseIterable, Comparable {
    /// Must not be in the picture at all.
    case excluded
    /// May be in the picture if nobody can tell who it is.
    case unrecognisable
    /// May be recognised.
    case visible

    private var width: Int {
        switch self {
        case .excluded: 0
        case .unrecognisable: 1
        case .visible: 2
        }
    }

    package static func < (a: Self, b: Self) -> Bool { a.width < b.width }
}

/// What is allowed for one person in one channel of one unit: all that the gate is ever told.
///
/// It carries no reason, so that no code after the fold can branch on one (domain.md, "What nobody may learn").
package struct Effect: Hashable, Sendable {
    /// How the person may appear.
    package let choice: Choice
    /// Whether the person's name may stand with the post; never true where `choice` is not `visible`.
    package let mayBeNamed: Bool

    package init(choice: Choice, mayBeNamed: Bool) {
        self.choice = choice
        self.mayBeNamed = mayBeNamed && choice == .visible
    }

    /// What holds where nothing is known: must not be in the picture.
    package static let nothing = Effect(choice: .excluded, mayBeNamed: false)
}
