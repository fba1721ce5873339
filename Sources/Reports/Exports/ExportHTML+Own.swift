import Consent
import Services

/// What is there for a guardian or the child.
extension ExportHTML {
    func writeChild(_ html: inout HTML) {
        writeFacts(&html)
        writeUnits(&html)
    }

    func writeFacts(_ html: inout HTML) {
        let facts = export.facts
        html.definitions([
            (words.givenNames, facts?.givenNames.joined(separator: " ")), (words.familyName, facts?.familyName),
            (words.born, facts?.born?.description), (words.group, facts?.group), (words.handle, facts?.handle),
            (words.registerID, facts?.sourceID), (words.number, export.child.rawValue),
        ])
    }

    func writeUnits(_ html: inout HTML) {
        html.table(
            words.units, [words.unit, words.from, words.left],
            export.stays.map { [page.unit($0.unit, $0.title), $0.from?.description, $0.left?.description] },
            nothing: words.nothing)
    }

    func writeGuardian(_ guardian: GuardianFacts, _ html: inout HTML) {
        html.definitions([
            (words.yourName, guardian.name), (words.registerID, guardian.sourceID),
            (words.number, guardian.id.rawValue),
            (words.language, guardian.language),
        ])
        html.table(
            words.relations, [words.relation, words.from, words.until, words.full.source],
            export.relations.map { step in
                [
                    step.relation.map { words.relationNames[$0.rawValue] ?? $0.rawValue } ?? words.ended,
                    step.from?.description, step.until?.description, page.source(step.source),
                ]
            }, nothing: words.nothing)
    }

    func writeAnswers(_ html: inout HTML) {
        html.table(
            words.answers,
            [words.day, words.channel, words.kind, words.answer, words.validity, words.shownText, words.number],
            export.answers.map { answer in
                [
                    answer.day?.description, page.text(answer.channel), words.kinds[answer.kind],
                    [page.choice(answer), page.name(answer)].compactMap(\.self).joined(separator: ". "),
                    answer.response == nil ? nil : answer.lastDay?.description ?? words.receipt.noEnd,
                    answer.notice.map { "\($0.version) (\($0.language))" }, answer.id.rawValue,
                ]
            }, nothing: words.nothing, titled: true)
        if export.role == .guardian { html.element("p", words.receipt.everyone) }
        html.element("p", page.withdrawal)
    }

    func writeLetters(_ html: inout HTML) {
        html.table(
            words.letters, [words.day, words.channel, words.kind],
            export.letters.map {
                [$0.day?.description, page.text($0.channel), $0.isReminder ? words.reminded : words.asked]
            }, nothing: words.nothing, titled: true)
    }

    func writePapers(_ html: inout HTML) {
        html.table(
            words.papers, [words.full.file, words.kept, words.number, words.kind],
            export.papers.map { paper in
                [
                    paper.copy?.name ?? words.paper.replacing("#", with: String(paper.number)),
                    paper.keptOn?.description, paper.event.rawValue,
                    paper.isGone ? words.paperGone : paper.copy == nil ? words.paperNotHere : words.paperHere,
                ]
            }, nothing: words.nothing, titled: true)
    }

    func writePublications(_ html: inout HTML) {
        html.element("p", words.publicationsNote)
        if export.publications.isEmpty { html.element("p", words.nothing) }
        for publication in export.publications { write(publication, &html) }
    }

    private func write(_ publication: OwnPublication, _ html: inout HTML) {
        let place = "\(publication.day?.description ?? ""), \(page.text(publication.channel))"
        html.markup("<article>\n")
        html.element("h3", place)
        html.definitions([
            (words.unit, page.unit(publication.unit, publication.unitTitle)),
            (words.named, publication.isNamed ? words.yes : nil),
        ])
        html.markup("<div class=\"pictures\">\n")
        for picture in publication.pictures {
            html.figure(
                picture.copy?.name, words.picture.replacing("#", with: String(picture.number)), of: place,
                missing: words.noCopy)
        }
        html.markup("</div>\n</article>\n")
    }
}

extension HTML {
    /// A copy beside the page, or that there is none.
    mutating func figure(_ file: String?, _ name: String, of place: String, missing: String) {
        markup("<figure>\n")
        if let address = file.flatMap(HTML.address) {
            markup("<a")
            attribute("href", address)
            markup("><img")
            attribute("src", address)
            attribute("alt", "\(name), \(place)")
            markup("></a>\n")
        } else {
            markup("<div class=\"missing\">")
            text(missing)
            markup("</div>\n")
        }
        element("figcaption", name)
        markup("</figure>\n")
    }
}
