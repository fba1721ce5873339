package import Consent

/// All policies of an organisation, read and checked: the rules that the gate and the algebra are handed.
package struct PolicySet: Sendable {
    package let organisation: Organisation
    /// In the order of time.
    package let regimes: [Regime]
    package let channels: [ChannelID: Channel]
    /// By channel, then first day, version and language.
    package let notices: [Notice]
    /// SHA-256 over every file's path and bytes, lower-case hex: the version of the set, which every decision records.
    package let contentHash: String

    /// When days begin in the organisation's time zone.
    package var localDays: LocalDays { organisation.localDays }

    /// The regime in force at a moment.
    package func regime(at moment: Moment) -> Regime? {
        regimes.first { regime in
            (regime.from.map { localDays.start($0) <= moment } ?? true)
                && (regime.until.flatMap(\.next).map { moment < localDays.start($0) } ?? true)
        }
    }

    /// What holds in a channel at a moment: its own file joined with the regime's ages. Nil for an unknown channel.
    ///
    /// Where no regime is in force nobody may be seen: the channel is forbidden.
    package func terms(channel id: ChannelID, at moment: Moment) -> Terms? {
        guard let own = channels[id]?.terms else { return nil }
        guard let regime = regime(at: moment) else { return Terms(basis: .forbidden, noAnswer: .excluded) }
        return own.with(agesOf: regime)
    }

    /// A channel with the terms that hold at a moment. Nil for an unknown channel.
    package func channel(_ id: ChannelID, at moment: Moment) -> Channel? {
        terms(channel: id, at: moment).flatMap { channels[id]?.with(terms: $0) }
    }

    /// The notice in force in a language at a moment. Nil where there was none yet in that language.
    package func notice(channel: ChannelID, language: String, at moment: Moment) -> Notice? {
        let inForce = notices.last { $0.channel == channel && localDays.start($0.from) <= moment }
        return inForce.flatMap { notice(channel: channel, version: $0.version, language: language) }
            .flatMap { localDays.start($0.shownFrom) <= moment ? $0 : nil }
    }

    /// The notice of a version in a language, as an answer on paper names it.
    package func notice(channel: ChannelID, version: String, language: String) -> Notice? {
        notices.first { $0.channel == channel && $0.version == version && $0.language == language }
    }

    /// When an answer given at a moment expires by the channel's validity; nil where no date ends it (`stage`).
    package func expiry(channel id: ChannelID, answered moment: Moment) -> Moment? {
        guard let validity = channels[id]?.description.validity, let day = localDay(of: moment) else { return nil }
        switch validity {
        case .stage: return nil
        case .schoolYear: return organisation.schoolYearBegins.next(after: day).map(localDays.start)
        case .months(let months): return day.adding(months: months).map(localDays.start)
        }
    }

    /// The day that a moment falls on in the organisation's time zone. Nil outside the years 1...9999.
    package func localDay(of moment: Moment) -> Day? {
        guard let utc = moment.dayInUTC else { return nil }
        if localDays.start(utc) > moment { return Day(sinceEpoch: utc.sinceEpoch - 1) }
        guard let next = utc.next, localDays.start(next) <= moment else { return utc }
        return next
    }
}

extension Day {
    /// The day after; nil after the last day of the year 9999.
    package var next: Day? { Day(sinceEpoch: sinceEpoch + 1) }

    /// The same day some months later, or the last of that month where it is shorter. Nil past the year 9999.
    package func adding(months: Int) -> Day? {
        let (total, overflow) = (year * 12 + month - 1).addingReportingOverflow(months)
        guard !overflow, total >= 12 else { return nil }
        let (year, month) = (total / 12, total % 12 + 1)
        return Day(year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
    }
}
