import Consent
import Policies
package import Storage

/// Takedowns: what is out and may not be as it is, and what was done about it.
package struct Takedowns: Sendable {
    let house: House

    package init(_ house: House) { self.house = house }

    /// A takedown as whoever works on it sees it: effects, never a reason, and nobody's name.
    ///
    /// - Throws: `ServiceError` where there is no such takedown, `StorageError`.
    package func show(_ id: TakedownID) throws -> TakedownView {
        try house.store.snapshot { try view($0.knownTakedown(id), from: $0, at: house.nowForNarrowing($0)) }
    }

    /// Those that are open, the one due first first; then, where `closed` are wanted too, those, the latest first.
    ///
    /// `overdueOnly`: only those whose time is over.
    /// - Throws: `StorageError`.
    package func list(overdueOnly: Bool = false, closed: Bool = false) throws -> [TakedownView] {
        try house.store.snapshot { reader in
            // A clock that went back makes no task wait longer.
            let now = try house.nowForNarrowing(reader)
            let records = try reader.openTakedowns() + (closed && !overdueOnly ? reader.closedTakedowns() : [])
            let views = try records.map { try view($0, from: reader, at: now) }
            return overdueOnly ? views.filter(\.isOverdue) : views
        }
    }

    /// The task with its demands.
    func task(_ id: TakedownID, from reader: any Reader) throws -> TakedownTask {
        TakedownTask(try reader.knownTakedown(id), demands: try reader.demands(of: id))
    }

    private func view(_ record: TakedownRecord, from reader: any Reader, at now: Moment) throws -> TakedownView {
        let post = try reader.post(of: record)
        return try view(record, of: post, reader.whatIsOut(of: post.id), from: reader, at: now)
    }

    func view(
        _ record: TakedownRecord, of post: PostRecord, _ out: WhatIsOut, from reader: any Reader, at now: Moment
    ) throws -> TakedownView {
        let demands = try reader.demands(of: record.id).map { demand in
            TakedownView.Demand(
                demand, handle: try demand.person.flatMap { try reader.person($0)?.reference },
                isMade: out.hasRevision(for: demand))
        }
        return TakedownView(record, of: post, out, demands: demands, at: now)
    }
}

extension Reader {
    /// - Throws: `ServiceError` where there is no such takedown, `StorageError`.
    func knownTakedown(_ id: TakedownID) throws -> TakedownRecord {
        if let record = try takedown(id) { return record }
        throw ServiceError(.noSuchInput, "there is no takedown \"\(id.rawValue)\": see synas takedown list --all")
    }

    /// - Throws: `ServiceError` where the data folder is damaged, `StorageError`.
    func post(of takedown: TakedownRecord) throws -> PostRecord {
        if let post = try post(takedown.post) { return post }
        throw ServiceError(.inputOutput, "a takedown's post is missing: restore the data folder from a backup")
    }
}

extension WhatIsOut {
    /// Whether a narrower picture was made that meets a demand: each is made from the one before it, so that what one
    /// covers the later ones cover too.
    func hasRevision(for demand: TakedownDemand) -> Bool {
        revisions.contains { revision in
            revision.index == demand.picture
                && demand.person.map(revision.covered.contains) ?? (revision.takedown == demand.takedown)
        }
    }
}

extension PersonRecord {
    /// As people name the person in their unit.
    var reference: String { kind == .staff ? "staff:\(handle)" : handle }
}
