/// What the registry says of a person at a moment, beside the answers: relations and protection markings.
package struct RegistryState: Sendable {
    package struct Bond: Hashable, Sendable {
        package let relation: Relation
        /// The first moment at which it no longer holds, where that is known beforehand.
        package let until: Moment?
    }

    /// Every relation that holds at the moment.
    package let bonds: [GuardianID: Bond]
    /// Those whose relation is disputed.
    package let disputed: Set<GuardianID>
    /// For the privacy role alone.
    package let protections: Set<Protection>
    /// What each of them comes from, each time that it was set.
    private let protectionSources: [Protection: Set<String>]

    /// Those who have legal custody, and so decide (domain.md, "People").
    package var custodians: Set<GuardianID> { Set(bonds.filter { $0.value.relation == .custody }.keys) }

    /// Folds the person's events up to the moment. The same fold as the algebra's, so that both see the same custody.
    package init(of person: Person, events: [Event], at moment: Moment) {
        let question = Question.ofRegistry(at: moment)
        var fold = Fold(person: person, question: question, rules: .all)
        fold.run(through: Journal(of: person, events: events, in: question, by: .all), of: events)
        var bonds: [GuardianID: Bond] = [:]
        for guardian in fold.guardians {
            guard let relation = guardian.relation, guardian.until.map({ moment < $0 }) ?? true else { continue }
            bonds[guardian.id] = Bond(relation: relation, until: guardian.until)
        }
        self.bonds = bonds
        disputed = Set(fold.guardians.filter { $0.dispute != nil }.map(\.id))
        protections = Set(fold.protections.map(\.kind))
        protectionSources = Dictionary(fold.protections.map { ($0.kind, [events[$0.event].source]) }) { $0.union($1) }
    }

    /// The markings that nothing but this source has set. For the privacy role alone.
    package func protections(onlyFrom source: String) -> Set<Protection> {
        protections.filter { protectionSources[$0] == [source] }
    }
}
