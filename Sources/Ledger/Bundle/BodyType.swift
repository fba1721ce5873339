/// The bodies that there are, in which entries they may stand, and what must be in them (specification, section 2).
enum BodyType: String, CaseIterable, Sendable {
    case commit, person, head, picture, post, text, breach, erase, key, epoch, config, clock

    /// What a required value must be.
    enum Shape: Sendable {
        case string, integer
        /// An integer of 1 or more.
        case positive
        /// 64 lower-case hexadecimal digits.
        case sha256
        /// An array of objects.
        case objects
        /// `adopted` or `retired`.
        case keyAction
        /// An array of two different strings.
        case approvers
        /// An array of `[string, integer, string]`.
        case streams
        /// An array of `[integer, [integer, …]]`.
        case pairs
    }

    private static let people: Set<Entry.Kind> = [.child, .post]

    var kinds: Set<Entry.Kind> {
        switch self {
        case .commit, .text: Set(Entry.Kind.allCases)
        case .person, .head, .picture, .post, .breach: Self.people
        case .erase: [.erase]
        case .key, .epoch: [.key]
        case .config: [.config]
        case .clock: [.clock]
        }
    }

    private var required: [String: Shape] {
        switch self {
        case .commit: ["at": .string, "build": .string, "policy": .string]
        case .person:
            ["person": .string, "stream": .string, "prev": .string, "seq": .positive, "events": .objects]
        case .head: ["person": .string, "streams": .streams]
        case .picture: ["post": .string, "sha256": .sha256, "number": .integer]
        case .post: ["post": .string, "change": .string]
        case .text: ["of": .string, "field": .string, "sha256": .sha256]
        case .breach: ["breach": .string]
        case .erase: ["ground": .string, "approvers": .approvers, "erased": .pairs]
        case .key: ["vkey": .string, "action": .keyAction]
        case .epoch:
            [
                "origin": .string, "ground": .string, "approvers": .approvers, "old_origin": .string,
                "old_root": .string, "old_size": .integer,
            ]
        case .config: ["policy": .string]
        case .clock: ["before": .string, "now": .string]
        }
    }
}

/// One row of the table, with its keys as bytes in ascending order: as they stand in a body.
struct BodyRule: Sendable {
    let type: BodyType
    let name: [UInt8]
    let kinds: Set<Entry.Kind>
    let required: [(key: [UInt8], shape: BodyType.Shape)]

    static let all = BodyType.allCases.map(BodyRule.init)

    private init(_ type: BodyType) {
        self.type = type
        name = Array(type.rawValue.utf8)
        kinds = type.kinds
        required = type.requiredKeys
    }
}

extension BodyType {
    fileprivate var requiredKeys: [(key: [UInt8], shape: Shape)] {
        required.map { (Array($0.key.utf8), $0.value) }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
    }
}
