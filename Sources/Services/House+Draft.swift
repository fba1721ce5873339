package import Consent
import Policies
package import Storage

extension House {
    /// What the ledger is told of a commit of this house: who acts, and under which policies.
    package func draft(_ kind: LedgerDraft.Kind, at now: Moment) -> LedgerDraft {
        LedgerDraft(kind: kind, at: now, actor: surroundings.actor, policy: policies.contentHash)
    }
}
