extension ChannelHistory {
    /// The versions of the notice to which an answer can be given at a moment: the last material one and the editorial
    /// ones after it. Nil before the first notice.
    package func validVersions(at moment: Moment) -> [String]? {
        var valid: [String]?
        for change in changes.prefix(while: { $0.at <= moment }) {
            switch change.kind {
            case .materialNotice(let new): valid = [new]
            case .editorialNotice(let new): valid?.append(new)
            case .recipients, .platform, .audience, .regime: break
            }
        }
        return valid
    }

    /// From when on an answer to a version of the notice, given at a moment, has lapsed; nil where it has not.
    ///
    /// Later changes of the channel end it, but for editorial ones. An answer to a version that was no longer valid when
    /// it was given, such as an old paper form, has lapsed from the start. A lapsed answer never comes back.
    func lapse(of version: String, given moment: Moment) -> Moment? {
        guard validVersions(at: moment)?.contains(version) ?? true else { return moment }
        return changes.first { $0.at > moment && $0.kind.endsAnswers }?.at
    }
}

extension ChannelChange.Kind {
    fileprivate var endsAnswers: Bool {
        switch self {
        case .editorialNotice: false
        case .regime(let turn): turn.carryOver == .lapse
        case .materialNotice, .recipients, .platform, .audience: true
        }
    }
}
