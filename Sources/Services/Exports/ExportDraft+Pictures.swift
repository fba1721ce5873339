import Consent
import Policies
import Storage

/// Posts that went out with the child, for a guardian or the child.
///
/// Only those in which it can be recognised, or is named: that can be seen by whoever sees the post. Where it is covered,
/// a list would tell what was decided for it.
extension ExportDraft {
    func publications(_ horizon: Horizon) throws -> [OwnPublication] {
        let shown = try reader.handedOverAppearances(of: child.id).filter { $0.shown == .visible || $0.named }
        let posts = try Set(shown.map(\.post)).compactMap { try post($0, horizon) }
        var last = 0
        return try posts.sorted { ($0.since, $0.record.id) < ($1.since, $1.record.id) }.map { post in
            let own = shown.filter { $0.post == post.record.id }
            let pictures = try own.filter { $0.shown == .visible }.compactMap(\.picture).sorted().map { index in
                last += 1
                return OwnPicture(number: last, copy: try copy(of: index, in: post, number: last))
            }
            return OwnPublication(
                day: day(post.since), channel: channel(post.record.channel), unitTitle: unitTitle(post.record.unit),
                unit: post.record.unit, isNamed: own.contains(where: \.named), pictures: pictures)
        }
    }

    /// Nil where it was not out yet at the horizon, or never used.
    private func post(_ id: PostID, _ horizon: Horizon) throws(StorageError) -> PostSeen? {
        guard let record = try reader.post(id), let since = record.handedOverAt, horizon.shows(since) else {
            return nil
        }
        let out = try reader.whatIsOut(of: id)
        let seen = PostSeen(
            record: record, since: since, out: out.seen(up: horizon), all: out,
            pictures: try reader.pictures(of: id), appearances: try reader.appearances(of: id))
        return seen.out.publications.contains { $0.place != .neverUsed } ? seen : nil
    }

    private func copy(of index: Int, in post: PostSeen, number: Int) throws -> ExportCopy? {
        guard request.withCopies, try reader.removal(of: post.record.id) == nil,
            let file = post.file(of: index, without: child.id, isOut: isOut)
        else { return nil }
        let name = "picture-\(number).\(file.format)"
        return ExportCopy(name: name, bytes: try house.folder.pictures.checked(file, called: name))
    }

    /// A publication past its channel's retention is over, whether or not it was taken down.
    private func isOut(_ publication: PublicationRecord, of post: PostRecord) -> Bool {
        let end = policies.retentionEnd(channel: post.channel, published: publication.since)
        return publication.isOut && (publication.isPrint || end.map { now < $0 } ?? true)
    }
}

/// A post that went out, as it was at a horizon.
struct PostSeen {
    let record: PostRecord
    /// When it was handed over.
    let since: Moment
    let out: WhatIsOut
    /// The same by all that is known: what others ask for counts at any time.
    let all: WhatIsOut
    let pictures: [PictureRecord]
    let appearances: [AppearanceRecord]

    /// The newest version of a picture that may be handed to whoever is, or answers for, `own`; nil: none.
    ///
    /// Others' rights (GDPR 15(4)): what others asked to be covered must be covered in it, and where nobody sees it any
    /// more, nobody else may be recognised in it.
    func file(of index: Int, without own: PersonID, isOut: (PublicationRecord, PostRecord) -> Bool) -> ClearedFile? {
        let version = version(of: index)
        let covered = covered(in: index, upTo: version)
        let others = appearances.filter { $0.picture == index && $0.person != own && $0.shown == .visible }
        let asked = all.tasks.flatMap(\.demands).filter { demand in
            demand.picture == index && demand.allowed < .visible && demand.person.map { $0 != own } ?? false
        }
        guard !covered.contains(own),
            asked.allSatisfy({ $0.allowed == .unrecognisable && $0.person.map(covered.contains) ?? false })
        else { return nil }
        let isSeen = !isRemoved(index) && out.publications.contains { isOut($0, record) }
        guard isSeen || others.allSatisfy({ covered.contains($0.person) }) else { return nil }
        return version?.file ?? pictures.first { $0.index == index }?.file
    }

    /// The last narrower picture that was put in the place of the published one.
    private func version(of index: Int) -> RevisionRecord? {
        let replaced = out.tasks.filter { $0.record.closing?.outcome == .replaced && $0.asks(for: index) }.map(
            \.record.id)
        return out.revisions.filter { $0.index == index && replaced.contains($0.takedown) }.max {
            $0.revision < $1.revision
        }
    }

    private func covered(in index: Int, upTo version: RevisionRecord?) -> Set<PersonID> {
        guard let version else { return [] }
        let upTo = out.revisions.filter { $0.index == index && $0.revision <= version.revision }
        return Set(upTo.flatMap(\.covered))
    }

    /// Taken out of a post that is still there.
    private func isRemoved(_ index: Int) -> Bool {
        out.tasks.contains { $0.record.closing?.outcome == .removed && $0.asks(for: index) }
    }
}

extension TakedownTask {
    fileprivate func asks(for picture: Int) -> Bool {
        demands.contains { $0.picture == picture && $0.allowed < .visible }
    }
}

extension WhatIsOut {
    /// As it was at a horizon.
    func seen(up horizon: Horizon) -> WhatIsOut {
        let publications = publications.filter { horizon.shows($0.since) }.map { publication in
            var publication = publication
            publication.endedAt = publication.endedAt.flatMap { horizon.shows($0) ? $0 : nil }
            return publication
        }
        let tasks = tasks.filter { horizon.shows($0.record.openedAt) }.map { task in
            var task = task
            task.record.closing = task.record.closing.flatMap { horizon.shows($0.at) ? $0 : nil }
            task.demands = task.demands.filter { horizon.shows($0.since) }
            return task
        }
        return WhatIsOut(
            publications: publications, tasks: tasks, revisions: revisions.filter { horizon.shows($0.madeAt) })
    }
}
