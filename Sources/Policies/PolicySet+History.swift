package import Consent

extension PolicySet {
    /// What changed in a channel, and when, for the algebra: after some changes older answers lapse, and at the turn of a
    /// regime they are carried over as it says.
    package func channelHistory(_ id: ChannelID) -> ChannelHistory {
        // Sorted here by kind too, so that the result does not depend on the order of a dictionary.
        ChannelHistory(
            (noticeChanges(id) + ownChanges(id) + turns(id)).sorted { ($0.at, "\($0.kind)") < ($1.at, "\($1.kind)") })
    }

    private func noticeChanges(_ id: ChannelID) -> [ChannelChange] {
        let versions = Dictionary(grouping: notices.filter { $0.channel == id }, by: \.version)
        return versions.compactMap { version, texts in
            texts.first.map { ChannelChange(at: localDays.start($0.from), kind: $0.change.kind(version)) }
        }
    }

    private func ownChanges(_ id: ChannelID) -> [ChannelChange] {
        (channels[id]?.description.changes ?? []).map {
            ChannelChange(at: localDays.start($0.from), kind: $0.what.kind)
        }
    }

    /// The end of each regime but the last, with the ages that held in the channel until then.
    private func turns(_ id: ChannelID) -> [ChannelChange] {
        guard let own = channels[id]?.terms else { return [] }
        return regimes.compactMap { regime in
            guard let carryOver = regime.carryOver, let next = regime.until?.next else { return nil }
            let terms = own.with(agesOf: regime)
            let turn = RegimeTurn(
                carryOver, childVoiceFrom: terms.childVoiceFrom, childDecidesFrom: terms.childDecidesFrom)
            return ChannelChange(at: localDays.start(next), kind: .regime(turn))
        }
    }
}

extension Terms {
    /// With a regime's ages where the channel has none of its own.
    func with(agesOf regime: Regime) -> Terms {
        Terms(
            basis: basis, noAnswer: noAnswer, atMost: atMost, namesAllowed: namesAllowed,
            childVoiceFrom: childVoiceFrom ?? regime.ages.childVoiceFrom,
            childDecidesFrom: childDecidesFrom ?? regime.ages.childDecidesFrom)
    }
}

extension Notice.Change {
    fileprivate func kind(_ version: String) -> ChannelChange.Kind {
        self == .material ? .materialNotice(version: version) : .editorialNotice(version: version)
    }
}

extension ChannelDescription.Change.What {
    fileprivate var kind: ChannelChange.Kind {
        switch self {
        case .platform: .platform
        case .audience: .audience
        case .recipients: .recipients
        }
    }
}
