import Consent
import Policies

extension PolicySet {
    /// From which age a child answers for itself, as the algebra has it: the channel's own ages before the regime's, and 18
    /// at the latest.
    ///
    /// `channel`: nil: in any.
    func ageOfSay(in channel: ChannelID?, at moment: Moment) -> Int {
        let channels = channel.map { [$0] } ?? Array(channels.keys)
        let terms = channels.compactMap { self.terms(channel: $0, at: moment) }
        return terms.flatMap { [$0.childVoiceFrom, $0.childDecidesFrom] }.compactMap(\.self).reduce(18, min)
    }
}
