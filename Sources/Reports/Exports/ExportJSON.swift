import Consent
package import Services

/// An export as JSON, shape `synas.export/1` (docs/export.md, docs/schemas/export-1.json).
package struct ExportJSON: Encodable, Sendable {
    let schema = "synas.export/1"
    let language: String
    let madeOn: String?
    let reference: String?
    let recipient: Recipient
    let child: Child
    let units: [Stay]
    let relations: [Relation]
    let answers: [Answer]
    let letters: [Letter]
    let publications: [Publication]
    let papers: [Paper]
    let information: Information
    /// For the authority alone.
    let record: ExportRecordJSON?

    struct Recipient: Encodable, Sendable {
        let role: String
        let id: String?
        let registerId: String?
        let name: String?
        let language: String?
    }

    struct Child: Encodable, Sendable {
        let id: String
        let givenNames: [String]?
        let familyName: String?
        let born: String?
        let registerId: String?
        let handle: String?
        let group: String?
    }

    struct Named: Encodable, Sendable {
        let id: String
        let title: String
    }

    struct Stay: Encodable, Sendable {
        let unit: Named
        let from: String?
        let left: String?
    }

    struct Relation: Encodable, Sendable {
        /// Nil: it ended.
        let relation: String?
        let from: String?
        let until: String?
        let source: String
    }

    struct Answer: Encodable, Sendable {
        let event: String
        let kind: String
        let at: String
        let recordedAt: String
        let channel: Named
        let choice: String?
        let name: String?
        let words: String
        let validUntil: String?
        let collected: String?
        let notice: ReceiptJSON.Notice?
    }

    struct Letter: Encodable, Sendable {
        let kind: String
        let day: String?
        let channel: Named
    }

    struct Publication: Encodable, Sendable {
        let day: String?
        let channel: Named
        let unit: Named
        let named: Bool
        let pictures: [Picture]
    }

    struct Picture: Encodable, Sendable {
        let number: Int
        let file: String?
    }

    struct Paper: Encodable, Sendable {
        let number: Int
        let event: String
        let keptOn: String?
        let removed: Bool
        let file: String?
    }

    /// What is told besides (GDPR 15(1), (2)).
    struct Information: Encodable, Sendable {
        let controller: ReceiptJSON.Controller
        let dataProtectionOfficer: ReceiptJSON.Party
        let authority: ReceiptJSON.Party
        let jurisdiction: String
        let channels: [ReceiptJSON.Channel]
        let dataCategories: String
        let sources: String
        let paperRetentionMonths: Int
        let automatedDecisions: String
        let leftOut: String
        let withdrawal: String
        let rights: [ReceiptJSON.Right]
        let policyVersion: String
    }
}

extension ExportJSON {
    /// `language`: of its words; nil: the recipient's own, or else the organisation's first.
    package init(_ export: ChildExport, language: String? = nil) {
        let page = ExportPage(export, language: language)
        self.language = page.words.code
        madeOn = export.madeOn?.description
        reference = export.reference
        recipient = Recipient(
            role: export.role.rawValue, id: export.guardian?.id.rawValue, registerId: export.guardian?.sourceID,
            name: export.guardian?.name, language: export.guardian?.language)
        child = Child(export)
        units = export.stays.map { stay in
            Stay(
                unit: Named(id: stay.unit.rawValue, title: page.unit(stay.unit, stay.title)),
                from: stay.from?.description, left: stay.left?.description)
        }
        relations = export.relations.map {
            Relation(
                relation: $0.relation?.rawValue, from: $0.from?.description, until: $0.until?.description,
                source: $0.source)
        }
        answers = export.answers.map { Answer($0, page) }
        letters = export.letters.map {
            Letter(
                kind: $0.isReminder ? "reminded" : "asked", day: $0.day?.description, channel: Named($0.channel, page))
        }
        publications = export.publications.map { Publication($0, page) }
        papers = export.papers.map {
            Paper(
                number: $0.number, event: $0.event.rawValue, keptOn: $0.keptOn?.description, removed: $0.isGone,
                file: $0.copy?.name)
        }
        information = Information(page)
        record = export.full.map { ExportRecordJSON($0, page) }
    }
}

extension ExportJSON.Named {
    init(_ channel: ExportChannelName, _ page: ExportPage) {
        self.init(id: channel.id.rawValue, title: page.text(channel))
    }
}

extension ExportJSON.Child {
    fileprivate init(_ export: ChildExport) {
        let facts = export.facts
        self.init(
            id: export.child.rawValue, givenNames: facts?.givenNames, familyName: facts?.familyName,
            born: facts?.born?.description, registerId: facts?.sourceID, handle: facts?.handle, group: facts?.group)
    }
}

extension ExportJSON.Answer {
    fileprivate init(_ answer: OwnAnswer, _ page: ExportPage) {
        self.init(
            event: answer.id.rawValue, kind: answer.kind.rawValue, at: answer.at.description,
            recordedAt: answer.recordedAt.description, channel: ExportJSON.Named(answer.channel, page),
            choice: answer.response?.rawValue,
            name: answer.response.map { _ in answer.name.map { $0 ? "yes" : "no" } ?? "not-asked" },
            words: page.choice(answer), validUntil: answer.until?.description, collected: answer.collected?.rawValue,
            notice: answer.notice.map {
                ReceiptJSON.Notice(version: $0.version, sha256: $0.sha256, language: $0.language)
            })
    }
}

extension ExportJSON.Publication {
    fileprivate init(_ publication: OwnPublication, _ page: ExportPage) {
        self.init(
            day: publication.day?.description, channel: ExportJSON.Named(publication.channel, page),
            unit: ExportJSON.Named(
                id: publication.unit.rawValue, title: page.unit(publication.unit, publication.unitTitle)),
            named: publication.isNamed,
            pictures: publication.pictures.map { ExportJSON.Picture(number: $0.number, file: $0.copy?.name) })
    }
}

extension ExportJSON.Information {
    fileprivate init(_ page: ExportPage) {
        let information = page.export.information
        self.init(
            controller: ReceiptJSON.Controller(information.controller),
            dataProtectionOfficer: ReceiptJSON.Party(information.officer),
            authority: ReceiptJSON.Party(information.authority), jurisdiction: information.country,
            channels: information.channels.map { ReceiptJSON.Channel($0, page.policies) },
            dataCategories: page.words.categoriesText, sources: page.words.sourcesText,
            paperRetentionMonths: information.scanRetentionMonths, automatedDecisions: page.words.automatedText,
            leftOut: page.leftOut, withdrawal: page.withdrawal,
            rights: ReceiptRight.allCases.map {
                ReceiptJSON.Right(article: $0.article, right: page.words.receipt.rights[$0] ?? "")
            }, policyVersion: information.policyVersion)
    }
}
