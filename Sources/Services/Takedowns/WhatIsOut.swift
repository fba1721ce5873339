import Consent
package import Storage

/// A takedown with what it asks for.
package struct TakedownTask: Hashable, Sendable {
    package var record: TakedownRecord
    package var demands: [TakedownDemand]

    package init(_ record: TakedownRecord, demands: [TakedownDemand]) {
        self.record = record
        self.demands = demands
    }
}

/// What is known of a handed-over post: where it is, and what was done about it since. Pure.
package struct WhatIsOut: Hashable, Sendable {
    package var publications: [PublicationRecord]
    package var tasks: [TakedownTask]
    package var revisions: [RevisionRecord]

    package init(publications: [PublicationRecord], tasks: [TakedownTask] = [], revisions: [RevisionRecord] = []) {
        self.publications = publications
        self.tasks = tasks
        self.revisions = revisions
    }

    package var isOut: Bool { publications.contains(where: \.isOut) }
    package var openTask: TakedownTask? { tasks.first(where: \.record.isOpen) }

    /// What of appearances can be seen by now, each as it is shown.
    func stillShown(of appearances: [AppearanceRecord]) -> [AppearanceRecord] { appearances.compactMap(standing) }

    /// How the post shows somebody by now: the widest of all places where it is out. Nil where it no longer does.
    package func standing(_ appearance: AppearanceRecord) -> AppearanceRecord? {
        let views = publications.filter(\.isOut).map { view(of: appearance, at: $0) }
        var widest = appearance
        widest.shown = views.compactMap(\.shown).max()
        widest.named = views.contains(where: \.named)
        return widest.shown == nil && !widest.named ? nil : widest
    }

    /// A closing speaks of what was out when it was made; printed copies stay as they are.
    private func view(of appearance: AppearanceRecord, at publication: PublicationRecord) -> AppearanceRecord {
        if publication.isPrint { return appearance }
        var view = appearance
        for task in tasks {
            guard let closing = task.record.closing, closing.at >= publication.since else { continue }
            task.apply(closing, to: &view, revisions)
        }
        return view
    }
}

extension TakedownTask {
    fileprivate func apply(_ closing: TakedownClosing, to view: inout AppearanceRecord, _ revisions: [RevisionRecord]) {
        let (person, picture) = (view.person, view.picture)
        let own = demands.contains { $0.unname && $0.person == person && $0.picture == picture }
        switch closing.outcome {
        case .kept, .notOut: return
        case .removed:
            // The publication goes on, so the pictures that were asked for were removed, and the rest stayed.
            if let picture, demands.contains(where: { $0.picture == picture && $0.allowed < .visible }) {
                (view.shown, view.named) = (nil, false)
            }
        case .replaced:
            let isCovered = revisions.contains {
                $0.index == picture && $0.madeAt <= closing.at && $0.covered.contains(person)
            }
            let wasReplaced = demands.contains { $0.picture == picture && $0.allowed < .visible }
            if isCovered, wasReplaced, let shown = view.shown { view.shown = min(shown, .unrecognisable) }
        }
        if own { view.named = false }
    }
}
