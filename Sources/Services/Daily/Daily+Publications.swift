import Consent
import Policies
import Storage

/// Posts that are out longer than their channel's retention.
extension Daily {
    /// Demands their end, once for each, in a commit for each channel that has any.
    ///
    /// - Returns: how many posts.
    func endRetention(at now: Moment) throws -> Int {
        try house.policies.channels.keys.sorted().reduce(0) { try $0 + endRetention(in: $1, at: now) }
    }

    private func endRetention(in channel: ChannelID, at now: Moment) throws -> Int {
        let isDue = try house.store.snapshot { try !endings(in: channel, at: now, from: $0).demands.isEmpty }
        guard isDue else { return 0 }
        return try house.store.commit { reader in
            let now = try house.now(reader)
            let change = try endings(in: channel, at: now, from: reader)
            let entry = house.draft(.post, at: now)
            return Commit(change, entry: entry, result: change.demands.count)
        }
    }

    private func endings(in channel: ChannelID, at now: Moment, from reader: any Reader) throws -> Storage.Change {
        let over = try reader.publications(in: channel, outSinceBefore: now).filter {
            house.policies.retentionEnd(channel: channel, published: $0.since).map { $0 <= now } ?? false
        }
        return try house.endingRetention(of: over, from: reader, at: now)
    }
}

extension PolicySet {
    /// From when on a publication has been out for longer than the channel's retention; nil where no day says so.
    func retentionEnd(channel id: ChannelID, published moment: Moment) -> Moment? {
        guard let months = channels[id]?.description.retentionMonths else { return nil }
        return localDay(of: moment)?.adding(months: months).map(localDays.start)
    }
}
