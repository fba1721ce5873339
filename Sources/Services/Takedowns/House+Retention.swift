import Consent
import Storage

extension House {
    /// What is to be recorded where posts stay out longer than their channel's `retention`: each is asked to end, once.
    ///
    /// Printed copies cannot be called back, and nothing is asked for them. Repeating it opens nothing more.
    /// - Parameters:
    ///   - publications: those whose time is over (`TimeReader.publications(in:outSinceBefore:)`).
    ///   - reader: of the commit that records the change.
    ///   - now: when it is recorded.
    /// - Returns: the tasks and what they ask for; an empty change where nothing is new.
    /// - Throws: `StorageError`.
    func endingRetention(of publications: [PublicationRecord], from reader: any Reader, at now: Moment) throws
        -> Storage.Change
    {
        var draft = TakedownDraft(self, reader, at: now)
        for publication in publications where publication.isOut && !publication.isPrint {
            guard try draft.read(publication.post) != nil else { continue }
            draft.demandEnd(of: publication.post)
        }
        var change = Storage.Change()
        draft.finish(&change)
        return change
    }
}

extension WhatIsOut {
    /// Whether what is out (printed copies aside) was asked to end by a task that is open, or that decided about it.
    var wasAskedToEnd: Bool {
        let out = publications.filter { $0.isOut && !$0.isPrint }.map(\.since)
        return out.allSatisfy { since in
            tasks.contains { task in
                task.demands.contains(where: \.isWholePost) && task.record.closing.map { $0.at >= since } ?? true
            }
        }
    }
}

extension PublicationRecord {
    var isPrint: Bool { if case .print = place { true } else { false } }
}
