import Consent
import Policies

/// What is told besides the data themselves (GDPR 15(1), (2)): the same for everyone, from the policies.
package struct ExportInformation: Sendable {
    package let controller: Receipt.Controller
    package let officer: Receipt.Contact
    package let authority: Receipt.Contact
    /// ISO 3166-1 alpha-2.
    package let country: String
    /// Every channel of the policies, by id.
    package let channels: [Receipt.Channel]
    /// How many months the scanned paper of an answer is kept when the answer is over.
    package let scanRetentionMonths: Int
    /// The content hash of the policies.
    package let policyVersion: String
    /// Language codes, the organisation's first one first.
    package let languages: [String]
}

extension ExportInformation {
    init(_ policies: PolicySet) {
        let organisation = policies.organisation
        controller = Receipt.Controller(organisation.controller)
        officer = Receipt.Contact(organisation.officer)
        authority = Receipt.Contact(organisation.authority)
        country = organisation.country
        channels = policies.channels.keys.sorted().compactMap { policies.channels[$0] }.map(Receipt.Channel.init)
        scanRetentionMonths = organisation.scanRetentionMonths
        policyVersion = policies.contentHash
        languages = organisation.languages
    }
}
