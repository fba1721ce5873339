package import Documents
package import Policies

/// What `synas policy check` finds in a folder of policies.
package struct PolicyCheck: Sendable {
    package let folder: String
    /// Nil where there is any mistake.
    package let policies: PolicySet?
    package let mistakes: [Mistake]

    package init(_ folder: String) {
        self.folder = folder
        let (set, mistakes) = PolicySet.load(folder: folder)
        policies = set
        self.mistakes = mistakes.map { $0.inFolder(folder) }
    }
}
