extension ChannelHistory {
    /// From when on an answer to a version of the notice, given at a moment, has lapsed; nil where it has not.
    ///
    /// Later changes of the channel end it, but for editorial ones. An answer to a version that was no longer valid when
    /// it was given, such as an old paper form, has lapsed from the start. A lapsed answer never comes back.
    func lapse(of version: String, given moment: Moment) -> Moment? {
        guard !changes.isEmpty else { return nil }
        var valid: [String]?
        for change in changes {
            if change.at > moment {
                guard valid?.contains(version) ?? true else { return moment }
                if change.kind.endsAnswers { return change.at }
                continue
            }
            switch change.kind {
            case .materialNotice(let new): valid = [new]
            case .editorialNotice(let new): valid?.append(new)
            case .recipients, .platform, .audience, .regime: break
            }
        }
        return valid?.contains(version) ?? true ? nil : moment
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
