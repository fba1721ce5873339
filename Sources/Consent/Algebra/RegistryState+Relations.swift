extension RegistryState {
    /// Every event that gives or ends a relation and was not corrected, in the order in which they hold: also those to
    /// come.
    package static func relations(of person: Person, events: [Event]) -> [Event] {
        let nowhere = Place(unit: UnitID(rawValue: ""), channel: ChannelID(rawValue: ""))
        let end = Moment(rawValue: .max)
        let question = Question(place: nowhere, terms: Terms(basis: .forbidden), at: end, days: .utc)
        return Journal(of: person, events: events, in: question, by: .all).order.map { events[$0] }.filter {
            switch $0.what {
            case .custodyAdded, .custodyEnded: true
            default: false
            }
        }
    }
}
