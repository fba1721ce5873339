/// A post against consents and policies: pure, total, and told effects alone (domain.md, "What nobody may learn").
package enum Gate {
    /// Decides what is to happen with a post. Never traps, whatever post and snapshot it is given.
    ///
    /// Everyone who is not surely allowed to be shown is covered, held or refused.
    package static func plan(_ post: Post, _ snapshot: Snapshot, _ options: GateOptions = GateOptions()) -> Plan {
        Plan(verdict: .held, pictures: [], findings: [], changes: [])
    }
}
