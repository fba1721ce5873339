import Consent
import Policies
import Storage

/// Gathers what one commit demands of posts that are out: one open task for a post, whatever demands it.
struct TakedownDraft {
    let house: House
    let reader: any Reader
    let now: Moment
    private var posts: [PostID: (record: PostRecord, out: WhatIsOut)] = [:]
    private var opened: [TakedownRecord] = []
    private var demands: [TakedownDemand] = []
    private var breaches = BreachDraft()

    init(_ house: House, _ reader: any Reader, at now: Moment) {
        self.house = house
        self.reader = reader
        self.now = now
    }

    func finish(_ change: inout Storage.Change) {
        change.takedowns += opened
        change.demands += demands
        change.breaches += breaches.records(house.surroundings, at: now)
    }

    /// What new events about a person take back of what is out.
    ///
    /// - Parameters:
    ///   - id: whose events they are.
    ///   - renewed: the person as this commit records them; nil: as stored.
    ///   - events: as they are recorded now, in their order; one that is stored already is passed over.
    /// - Throws: `StorageError`.
    mutating func look(at id: PersonID, _ renewed: PersonRecord?, _ events: [Event]) throws {
        let appearances = try reader.handedOverAppearances(of: id)
        let stored = appearances.isEmpty ? [] : try reader.events(about: id)
        let known = Set(stored.map(\.id))
        let history = stored + events.filter { !known.contains($0.id) }
        let taken = (stored.count..<history.count).compactMap { TakenBack($0, in: history) }
        for taken in taken { breaches.note(taken) }
        guard !appearances.isEmpty, !taken.isEmpty, let person = try renewed ?? reader.person(id) else { return }
        let byPost = Dictionary(grouping: appearances, by: \.post)
        for post in byPost.keys.sorted() {
            try look(at: post, byPost[post] ?? [], person, history, taken)
        }
    }

    private mutating func look(
        at id: PostID, _ appearances: [AppearanceRecord], _ person: PersonRecord, _ history: [Event],
        _ taken: [TakenBack]
    ) throws {
        guard let (post, out) = try read(id), out.isOut else { return }
        let days = house.days(of: post)
        let concerned = taken.filter { $0.concerns(post, days: days) }
        if concerned.isEmpty { return }
        let effect = house.effect(of: person, events: history, in: post, days: days, at: now)
        let standing = out.stillShown(of: appearances)
        let excess = Excess.of(
            standing, beyond: effect, leaves: concerned.map(\.leaves).min() ?? .visible,
            takesName: concerned.contains(where: \.takesName))
        if !excess.isEmpty { for taken in concerned { breaches.count(post, for: taken) } }
        demand(excess, of: id)
    }

    /// A post with what was done about it, as stored and as demanded by this commit.
    mutating func read(_ id: PostID) throws -> (record: PostRecord, out: WhatIsOut)? {
        if let known = posts[id] { return known }
        guard let record = try reader.post(id) else { return nil }
        let publications = try reader.publications(of: id)
        guard publications.contains(where: \.isOut) else { return nil }
        let known = (record, try reader.whatIsOut(of: id, publications))
        posts[id] = known
        return known
    }

    /// A post as this commit leaves it, where it changes where the post is.
    mutating func know(_ record: PostRecord, _ out: WhatIsOut) { posts[record.id] = (record, out) }

    /// The post's open task by now.
    func openTask(ofKnown id: PostID) -> TakedownID? { posts[id]?.out.openTask?.record.id }

    /// Puts what is not asked for yet into the post's open task, or into a new one. Only after `read`.
    mutating func demand(_ excess: [Excess], of id: PostID) {
        guard let out = posts[id]?.out else { return }
        add(
            out.uncovered(excess).map { excess in
                { task, now in
                    TakedownDemand(
                        takedown: task, person: excess.person, picture: excess.picture, allowed: excess.allowed,
                        unname: excess.unname, since: now)
                }
            }, to: id)
    }

    /// Asks for the end of a post whose time is over, where that was not asked for already. Only after `read`.
    mutating func demandEnd(of id: PostID) {
        guard let out = posts[id]?.out, !out.wasAskedToEnd else { return }
        let whole: Making = { task, now in
            TakedownDemand(takedown: task, person: nil, picture: nil, allowed: .excluded, unname: false, since: now)
        }
        add([whole], to: id)
    }

    /// Asks, for somebody of whom nothing is left, that pictures be replaced (`unrecognisable`) or removed (`excluded`), and
    /// that a name leave the words. Only after `read`.
    mutating func demandErased(_ pictures: [Int: Choice], words: Bool, of id: PostID) {
        guard posts[id]?.out.isOut ?? false else { return }
        var makings: [Making] = pictures.sorted { $0.key < $1.key }.map { index, allowed in
            { task, now in
                TakedownDemand(
                    takedown: task, person: nil, picture: index, allowed: allowed, unname: false, since: now)
            }
        }
        if words {
            makings.append { task, now in
                TakedownDemand(takedown: task, person: nil, picture: nil, allowed: .visible, unname: true, since: now)
            }
        }
        add(makings, to: id)
    }

    private typealias Making = (TakedownID, Moment) -> TakedownDemand

    private mutating func add(_ makings: [Making], to id: PostID) {
        if makings.isEmpty { return }
        let task = openTask(of: id)
        let new = makings.map { $0(task, now) }
        demands += new
        if let index = posts[id]?.out.tasks.firstIndex(where: \.record.isOpen) {
            posts[id]?.out.tasks[index].demands += new
        }
    }

    private mutating func openTask(of id: PostID) -> TakedownID {
        if let open = posts[id]?.out.openTask { return open.record.id }
        let record = TakedownRecord(
            id: TakedownID(rawValue: house.surroundings.newID()), post: id, openedAt: now,
            dueAt: Moment(rawValue: now.rawValue + Int64(house.policies.organisation.takedownDays) * 86_400_000))
        opened.append(record)
        posts[id]?.out.tasks.append(TakedownTask(record, demands: []))
        return record.id
    }
}

extension House {
    /// The days on which a post was submitted and handed over, in the organisation's time zone.
    func days(of post: PostRecord) -> Set<Day> {
        Set([post.submittedAt, post.handedOverAt].compactMap(\.self).compactMap(policies.localDay))
    }
}

extension Reader {
    func whatIsOut(of post: PostID) throws(StorageError) -> WhatIsOut {
        try whatIsOut(of: post, publications(of: post))
    }

    /// What is known of a handed-over post. `publications`: the post's, as they were read already.
    func whatIsOut(of post: PostID, _ publications: [PublicationRecord]) throws(StorageError) -> WhatIsOut {
        var tasks: [TakedownTask] = []
        for record in try takedowns(of: post) {
            tasks.append(TakedownTask(record, demands: try demands(of: record.id)))
        }
        return WhatIsOut(publications: publications, tasks: tasks, revisions: try revisions(of: post))
    }
}
