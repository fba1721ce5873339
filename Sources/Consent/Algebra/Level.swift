/// What the rules give before it leaves the fold: appearance and name, narrowed by the same rules.
struct Level: Equatable {
    var choice: Choice
    /// Never true where `choice` is not `visible`.
    private(set) var name: Bool

    init(_ choice: Choice, name: Bool) {
        self.choice = choice
        self.name = name && choice == .visible
    }

    static let widest = Level(.visible, name: true)
    static let excluded = Level(.excluded, name: false)

    /// The narrower of both, for appearance and name each.
    func narrowed(by other: Level?) -> Level {
        guard let other else { return self }
        return Level(min(choice, other.choice), name: name && other.name)
    }
}
