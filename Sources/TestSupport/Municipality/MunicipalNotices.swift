import Consent
import Policies
import Services

/// The notices that the answers name, and when a school year ends their validity.
struct MunicipalNotices {
    private var references: [String: NoticeReference] = [:]
    /// By the year in which the school year began.
    private(set) var yearEnds: [Int: Moment] = [:]

    init(_ house: House, years: [Int]) {
        for notice in house.policies.notices {
            references[Self.key(notice.channel, notice.version, notice.language)] = NoticeReference(
                version: notice.version, sha256: notice.textHash, language: notice.language)
        }
        for year in years {
            let asked = MunicipalHistory.morning(Answering.asked(year))
            yearEnds[year] = house.policies.expiry(channel: Answering.yearly[0], answered: asked)
        }
    }

    func reference(_ channel: ChannelID, _ version: String, _ language: String) -> NoticeReference {
        guard let found = references[Self.key(channel, version, language)] else {
            preconditionFailure("the data folder has other policies than the municipality's")
        }
        return found
    }

    private static func key(_ channel: ChannelID, _ version: String, _ language: String) -> String {
        "\(channel.rawValue) \(version) \(language)"
    }
}
