import Consent
package import Documents
import Policies
import Storage

/// What `synas policy check` finds in a folder of policies.
package struct PolicyCheck: Sendable {
    package let folder: String
    /// Nil where there is any mistake.
    package let summary: Summary?
    package let mistakes: [Mistake]

    /// - Throws: `ServiceError` where there is no such folder.
    package init(_ folder: String) throws(ServiceError) {
        guard DurableFile.exists(folder) else { throw ServiceError.noPolicies(folder) }
        self.folder = folder
        let (set, mistakes) = PolicySet.load(folder: folder)
        summary = set.map(Summary.init)
        self.mistakes = mistakes.map { $0.inFolder(folder) }
    }
}

extension PolicyCheck {
    /// What stands in a folder without mistakes.
    package struct Summary: Hashable, Sendable {
        package let units: Int
        package let regimes: Int
        package let notices: Int
        /// The channels' names, sorted.
        package let channels: [String]
        /// SHA-256 of the whole set, lower-case hexadecimal.
        package let version: String

        init(_ policies: PolicySet) {
            units = policies.organisation.units.count
            regimes = policies.regimes.count
            notices = policies.notices.count
            channels = policies.channels.keys.map(\.rawValue).sorted()
            version = policies.contentHash
        }
    }
}
