/// What the events say of one guardian of a child.
struct GuardianState {
    let id: GuardianID
    var relation: Relation?
    var until: Moment?
    /// The event that gave or ended the relation last, by index.
    var relationEvent: Int?
    /// The event by which the relation is disputed, by index.
    var dispute: Int?
    var standing: Standing?

    init(id: GuardianID) { self.id = id }

    func decides(at moment: Moment, by rules: RuleSet) -> Bool {
        guard let relation, relation == .custody || !rules.contains(.onlyCustodyDecides) else { return false }
        guard let until else { return true }
        return moment < until
    }
}

/// Who decides at a moment (rule 1).
struct Deciders: Equatable {
    /// Positions among the guardians that the fold knows; empty where the person decides alone.
    var guardians: [Int] = []
    /// The person decides alone.
    var alone = false
    /// The child has a say besides the guardians: it may narrow.
    var voice = false

    var isEmpty: Bool { guardians.isEmpty && !alone }
}
