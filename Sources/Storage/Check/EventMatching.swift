/// Events as they were told against events as they are stored, side by side in the order of commits: what one side is ahead
/// by is kept until the other comes to it. As long as both go the same way, that is one commit.
struct EventMatching {
    private struct ToldEvent {
        let content: Mark
        let leaf: Int
    }

    private var told: [Mark: ToldEvent] = [:]
    private var stored: [Mark: (content: Mark, id: String)] = [:]

    mutating func tell(_ key: Mark, _ content: Mark, _ leaf: Int, _ findings: inout Findings) {
        if let row = stored.removeValue(forKey: key) {
            if row.content != content { findings.add(.rowOther, "event \(row.id)") }
        } else {
            told[key] = ToldEvent(content: content, leaf: leaf)
        }
    }

    /// `content`: nil where the row cannot be understood.
    mutating func row(_ id: String, _ content: Mark?, _ findings: inout Findings) {
        let key = Mark(id)
        if let word = told.removeValue(forKey: key) {
            if word.content != content { findings.add(.rowOther, "event \(id)") }
        } else if let content {
            stored[key] = (content, id)
        } else {
            findings.add(.rowOther, "event \(id)")
        }
    }

    func finish(_ findings: inout Findings) {
        for leaf in told.values.map(\.leaf).sorted() { findings.add(.rowMissing, "entry \(leaf)") }
        for id in stored.values.map(\.id).sorted() { findings.add(.rowUntold, "event \(id)") }
    }
}
