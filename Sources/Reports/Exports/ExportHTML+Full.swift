import Consent
import Services

/// Everything, for the authority: terms are those of the events and files, in English as they are stored.
extension ExportHTML {
    func fullSections(_ full: FullRecord) -> [Section] {
        let own = words.full
        return [
            Section(id: "child", title: words.child) { write(full, &$0) },
            Section(id: "guardians", title: own.guardians) { writeGuardians(full, &$0) },
            Section(id: "events", title: own.events) { writeEvents(full, &$0) },
            Section(id: "papers", title: own.scans) { writeScans(full, &$0) },
            Section(id: "posts", title: own.posts) { writePosts(full, &$0) },
            Section(id: "breaches", title: own.breaches) { writeBreaches(full, &$0) },
            Section(id: "ledger", title: own.ledger) { writeLedger(full, &$0) },
        ] + informationSections
    }

    private func write(_ full: FullRecord, _ html: inout HTML) {
        writeFacts(&html)
        html.definitions([
            (words.unit, full.unit.rawValue), (words.from, full.since.description),
            (words.left, full.until?.description),
            (words.full.recorded, full.recordedAt?.description),
            (words.full.handles, full.handles.map { "\($0.unit.rawValue)/\($0.handle)" }.joined(separator: ", ")),
        ])
        writeUnits(&html)
    }

    private func writeGuardians(_ full: FullRecord, _ html: inout HTML) {
        html.table(
            words.full.guardians, [words.full.name, words.full.register, words.number, words.language],
            full.guardians.map { [$0.name, $0.sourceID, $0.id.rawValue, $0.language] }, nothing: words.nothing,
            titled: true)
    }

    private func writeEvents(_ full: FullRecord, _ html: inout HTML) {
        html.table(
            words.full.events,
            [
                words.full.at, words.full.what, words.channel, words.full.recorded, words.full.by, words.full.source,
                words.number,
            ],
            full.events.map { entry in
                let event = entry.event
                let correction = entry.correctedBy.map { "\(words.full.correctedBy) \($0.rawValue)" }
                let what = [event.what.kind.rawValue, event.what.said, correction ?? ""].filter { !$0.isEmpty }
                return [
                    event.at.description, what.joined(separator: ", "),
                    event.what.place.map { "\($0.unit.rawValue)/\($0.channel.rawValue)" },
                    event.recordedAt.description, event.actor,
                    [event.source, event.reference].compactMap(\.self).joined(separator: ", "), event.id.rawValue,
                ]
            }, nothing: words.nothing, titled: true)
    }

    private func writeScans(_ full: FullRecord, _ html: inout HTML) {
        html.table(
            words.full.scans, [words.full.file, words.kept, words.number],
            full.scans.map { scan in
                [
                    scan.path ?? "\(words.full.removed) \(scan.removedAt?.description ?? "")", scan.keptAt.description,
                    scan.event.id.rawValue,
                ]
            }, nothing: words.nothing, titled: true)
    }

    private func writeBreaches(_ full: FullRecord, _ html: inout HTML) {
        html.table(
            words.full.breaches,
            [words.full.what, words.channel, words.full.at, words.full.due, words.full.outcome, words.number],
            full.breaches.map { breach in
                [
                    breach.cause, "\(breach.place.unit.rawValue)/\(breach.place.channel.rawValue)",
                    breach.openedAt.description, breach.dueAt.description,
                    breach.outcome.map { "\($0), \(breach.decision ?? "")" }, breach.id,
                ]
            }, nothing: words.nothing, titled: true)
    }

    private func writeLedger(_ full: FullRecord, _ html: inout HTML) {
        let places = full.ledger.map { "\($0.entry)/\($0.commitment)" }
        html.element("p", places.isEmpty ? words.nothing : places.joined(separator: ", "))
    }

    private func writePosts(_ full: FullRecord, _ html: inout HTML) {
        if full.posts.isEmpty { html.element("p", words.nothing) }
        for post in full.posts { write(post, &html) }
    }

    private func write(_ post: FullPost, _ html: inout HTML) {
        html.markup("<article>\n")
        html.element("h3", post.title.isEmpty ? "\(words.full.post) \(post.id)" : post.title)
        html.definitions([
            (words.number, post.id), (words.channel, "\(post.unit.rawValue)/\(post.channel.id.rawValue)"),
            (words.full.verdict, post.verdict), (words.full.submitted, post.submittedAt.description),
            (words.full.handedOver, post.handedOverAt?.description),
            (words.full.text, post.text.isEmpty ? nil : post.text),
            (words.named, post.isNamed ? words.yes : words.no), (words.full.removed, post.removedAt?.description),
        ])
        html.table(
            words.publications, [words.channel, words.from, words.left],
            post.publications.map { [$0.place.text, $0.since.description, $0.endedAt?.description] },
            nothing: words.nothing)
        writeTakedowns(post, &html)
        for picture in post.pictures { write(picture, &html) }
        html.markup("</article>\n")
    }

    private func writeTakedowns(_ post: FullPost, _ html: inout HTML) {
        guard !post.takedowns.isEmpty else { return }
        html.table(
            words.full.takedowns, [words.full.at, words.full.what, words.full.outcome, words.number],
            post.takedowns.map { task in
                let asked = task.demands.map { demand in
                    [demand.picture.map { "\($0 + 1)" }, demand.allowed.rawValue, demand.unname ? "unname" : nil]
                        .compactMap(\.self).joined(separator: " ")
                }
                return [
                    task.openedAt.description, asked.joined(separator: "; "),
                    task.closing.map { "\($0.outcome), \($0.decision), \($0.at)" }, task.id,
                ]
            }, nothing: words.nothing)
    }

    private func write(_ picture: FullPicture, _ html: inout HTML) {
        let name = words.picture.replacing("#", with: String(picture.index + 1))
        html.element("h4", name)
        html.definitions([
            (words.full.file, picture.file), (words.full.text, picture.alt.isEmpty ? nil : picture.alt),
            (words.full.shown, picture.shown?.rawValue),
            (
                words.full.where_,
                picture.regions.isEmpty
                    ? nil
                    : picture.regions.map { $0.map { String($0) }.joined(separator: ", ") }.joined(separator: "; ")
            ),
            ("SHA-256", picture.sha256),
        ])
        html.markup("<div class=\"pictures\">\n")
        for copy in picture.copies { html.figure(copy.name, copy.name, of: picture.alt, missing: words.noCopy) }
        html.markup("</div>\n")
    }
}
