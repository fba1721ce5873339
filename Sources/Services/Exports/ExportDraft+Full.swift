import Consent
import Gate
import Imaging
import Ledger
import Storage

/// What is made for the authority: everything, with others left out of posts.
extension ExportDraft {
    func forAuthority() throws -> ChildExport {
        let corrected = Corrections(of: events).corrected
        let full = FullRecord(
            unit: child.unit, since: child.since, until: child.until, recordedAt: try reader.recordedAt(child.id),
            handles: try reader.handles(of: child.id).map { FormerHandle(unit: $0.unit, handle: $0.handle) },
            guardians: try reader.guardians(events.compactMap(\.what.guardian)).map(guardianFacts),
            events: events.map { History.Entry(event: $0, correctedBy: corrected[$0.id]) },
            scans: try events.flatMap { event in
                try reader.scans(of: event.id).map { KeptScan(event: event, scan: $0) }
            }, posts: try fullPosts(), breaches: try breaches(),
            ledger: try reader.positions(heldBy: child.id.rawValue).map {
                LedgerPlace(entry: $0.leaf, commitment: $0.place)
            })
        return ChildExport(
            role: .authority, madeOn: day(now), reference: request.reference, child: child.id, facts: ChildFacts(child),
            stays: stays(.none), guardian: nil, relations: [], answers: [], letters: [], publications: [], papers: [],
            information: ExportInformation(policies), full: full)
    }

    /// Those that were opened when the child's consents at the place turned out not to hold.
    private func breaches() throws -> [Assessment] {
        let opening = events.filter { [.invalidated, .revoked, .corrected].contains($0.what.kind) }
        let moments = Set(opening.map(\.recordedAt))
        let places = Set(events.compactMap(\.what.place)).sorted { ($0.unit, $0.channel) < ($1.unit, $1.channel) }
        return try places.flatMap { try reader.breaches(at: $0) }.filter { moments.contains($0.openedAt) }
            .map { Assessment($0, at: now) }
    }

    private func fullPosts() throws -> [FullPost] {
        let shown = Dictionary(grouping: try reader.everyAppearance(of: child.id), by: \.post)
        var posts = try shown.keys.compactMap { try reader.post($0) }
        let handles = try reader.handles(of: child.id)
        for given in handles {
            let others = try reader.posts(of: given.unit, limit: .max).filter { shown[$0.id] == nil }
            posts += try others.filter { try isAbout(given.handle, try Post(stored: $0.document)) }
        }
        var last = 0
        return try posts.sorted { ($0.submittedAt, $0.id) < ($1.submittedAt, $1.id) }.map {
            try full($0, shown[$0.id] ?? [], handles, &last)
        }
    }

    private func isAbout(_ handle: String, _ post: Post) throws -> Bool {
        let subject = Appearance.Subject.child(handle: handle)
        return post.pictures.contains { $0.people?.contains { $0.subject == subject } ?? false }
            || post.names.contains { $0.bearer == .person(handle: handle) }
    }

    private func full(
        _ record: PostRecord, _ shown: [AppearanceRecord], _ given: [GivenHandle], _ last: inout Int
    ) throws -> FullPost {
        let post = try Post(stored: record.document)
        let out = try reader.whatIsOut(of: record.id)
        let handles = Set(given.filter { $0.unit == record.unit }.map(\.handle))
        let pictures = try fullPictures(post, record, shown, handles, out.revisions, &last)
        return FullPost(
            id: record.id.rawValue, unit: record.unit, channel: channel(record.channel),
            verdict: record.verdict.rawValue, submittedAt: record.submittedAt, handedOverAt: record.handedOverAt,
            title: post.title, text: post.text, isNamed: shown.contains(where: \.named), pictures: pictures,
            publications: out.publications.map(PublicationView.init),
            takedowns: out.tasks.map { takedown($0, of: record, out) },
            removedAt: try reader.removal(of: record.id)?.decidedAt)
    }

    /// What it asks for others is left out.
    private func takedown(_ task: TakedownTask, of post: PostRecord, _ out: WhatIsOut) -> TakedownView {
        let demands = task.demands.filter { $0.person == child.id || $0.person == nil }.map { demand in
            let isMade = out.revisions.contains {
                $0.takedown == task.record.id && $0.index == demand.picture && $0.covered.contains(child.id)
            }
            return TakedownView.Demand(
                demand, handle: demand.person == nil ? nil : child.handle, isMade: isMade)
        }
        return TakedownView(task.record, of: post, out, demands: demands, at: now)
    }

    private func fullPictures(
        _ post: Post, _ record: PostRecord, _ shown: [AppearanceRecord], _ handles: Set<String>,
        _ revisions: [RevisionRecord], _ last: inout Int
    ) throws -> [FullPicture] {
        let cleared = try reader.pictures(of: record.id)
        var found: [FullPicture] = []
        for (index, picture) in post.pictures.enumerated() {
            let marks = (picture.people ?? []).filter { appearance in
                if case .child(let handle) = appearance.subject { handles.contains(handle) } else { false }
            }
            let appearance = shown.first { $0.picture == index }
            guard !marks.isEmpty || appearance != nil else { continue }
            let own = revisions.filter { $0.index == index }
            let file = cleared.first { $0.index == index }?.file
            found.append(
                FullPicture(
                    index: index, file: picture.file, alt: picture.alt,
                    regions: marks.flatMap { [$0.at, $0.whole].compactMap { $0?.numbers } }, shown: appearance?.shown,
                    sha256: file?.sha256, revisions: own.map { FullRevision($0, of: child.id) },
                    copies: try copies([file].compactMap(\.self) + own.map(\.file), of: record, &last)))
        }
        return found
    }

    private func copies(_ files: [ClearedFile], of post: PostRecord, _ last: inout Int) throws -> [ExportCopy] {
        guard request.withCopies, try reader.removal(of: post.id) == nil else { return [] }
        return try files.map { file in
            last += 1
            let name = "picture-\(last).\(file.format)"
            return ExportCopy(name: name, bytes: try house.folder.pictures.checked(file, called: name))
        }
    }
}

extension FullRevision {
    fileprivate init(_ record: RevisionRecord, of child: PersonID) {
        self.init(
            revision: record.revision, sha256: record.sha256, madeAt: record.madeAt,
            coversChild: record.covered.contains(child))
    }
}
