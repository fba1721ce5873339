import Consent
package import Services

/// A receipt as JSON, shape `synas.receipt/1` (docs/receipts.md, docs/schemas/receipt-1.json).
package struct ReceiptJSON: Encodable, Sendable {
    let schema = "synas.receipt/1"
    let recordId: String
    let language: String
    let jurisdiction: String
    let law: String
    let controller: Controller
    let dataProtectionOfficer: Party
    let authority: Party
    let subject: Subject
    let actor: Actor
    let unit: Named
    let channel: Channel
    let answer: Answer?
    let event: Event
    let notice: Notice?
    let withdrawal: String
    let rights: [Right]
    let policyVersion: String

    struct Controller: Encodable, Sendable {
        let name: String
        let orgNumber: String
        let address: String
        let email: String
        let phone: String?
    }

    struct Party: Encodable, Sendable {
        let name: String
        let email: String
        let phone: String?
        let web: String?
    }

    struct Subject: Encodable, Sendable {
        let id: String
        let kind: String
    }

    struct Actor: Encodable, Sendable {
        let role: String
        let id: String?
        let relation: String?
        let relationSince: String?
        let relationSource: String?
    }

    struct Named: Encodable, Sendable {
        let id: String
        let title: String
    }

    struct Channel: Encodable, Sendable {
        let id: String
        let title: String
        let purpose: String
        let platform: String
        let audience: String
        let recipients: [String]
        let legalBasis: Basis
        let thirdCountry: ThirdCountry?
        let retentionMonths: Int
        let quorum: String
    }

    struct Basis: Encodable, Sendable {
        let basis: String
        let article: String
    }

    struct ThirdCountry: Encodable, Sendable {
        let countries: [String]
        let recipient: String
        let safeguard: String
    }

    struct Answer: Encodable, Sendable {
        let choice: String
        let name: String
        let words: String
        let validUntil: String?
    }

    struct Event: Encodable, Sendable {
        let kind: String
        let at: String
        let recordedAt: String
        let collected: String?
        let assurance: String
        let supersedes: String?
    }

    struct Notice: Encodable, Sendable {
        let version: String
        let sha256: String
        let language: String
    }

    struct Right: Encodable, Sendable {
        let article: String
        let right: String
    }
}

extension ReceiptJSON {
    /// `language`: of its words; nil: the notice's.
    package init(_ receipt: Receipt, language: String? = nil) {
        let page = ReceiptPage(receipt, language: language)
        recordId = receipt.recordID.rawValue
        self.language = page.words.language
        jurisdiction = receipt.country
        law = page.text(receipt.law)
        controller = Controller(receipt.controller)
        dataProtectionOfficer = Party(receipt.officer)
        authority = Party(receipt.authority)
        subject = Subject(id: receipt.person.rawValue, kind: receipt.isChild ? "child" : "staff")
        actor = Actor(receipt.actor)
        unit = Named(id: receipt.unit.rawValue, title: page.text(receipt.unitTitle))
        channel = Channel(receipt.channel, page.policies)
        answer = receipt.response.map { response in
            Answer(
                choice: response.rawValue, name: receipt.name.map { $0 ? "yes" : "no" } ?? "not-asked",
                words: page.choice, validUntil: receipt.until?.description)
        }
        event = Event(
            kind: receipt.kind.rawValue, at: receipt.at.description, recordedAt: receipt.recordedAt.description,
            collected: receipt.collected?.rawValue, assurance: receipt.assurance,
            supersedes: receipt.supersedes?.rawValue)
        notice = receipt.notice.map { Notice(version: $0.version, sha256: $0.sha256, language: $0.language) }
        withdrawal = page.withdrawal
        rights = ReceiptRight.allCases.map { Right(article: $0.article, right: page.words.rights[$0] ?? "") }
        policyVersion = receipt.policyVersion
    }
}

extension ReceiptJSON.Controller {
    init(_ controller: Receipt.Controller) {
        self.init(
            name: controller.name, orgNumber: controller.orgNumber, address: controller.address,
            email: controller.email, phone: controller.phone)
    }
}

extension ReceiptJSON.Party {
    init(_ contact: Receipt.Contact) {
        self.init(name: contact.name, email: contact.email, phone: contact.phone, web: contact.web)
    }
}

extension ReceiptJSON.Actor {
    init(_ actor: Receipt.Actor) {
        self.init(
            role: actor.role.rawValue, id: actor.id, relation: actor.relation?.rawValue,
            relationSince: actor.relationSince?.description, relationSource: actor.relationSource)
    }
}

extension ReceiptJSON.Channel {
    init(_ channel: Receipt.Channel, _ words: PolicyWords) {
        self.init(
            id: channel.id.rawValue, title: words.text(channel.title), purpose: words.text(channel.purpose),
            platform: words.text(channel.platform), audience: channel.audience,
            recipients: words.text(channel.recipients),
            legalBasis: ReceiptJSON.Basis(basis: channel.basis.rawValue, article: channel.basis.article),
            thirdCountry: channel.thirdCountry.map {
                ReceiptJSON.ThirdCountry(
                    countries: $0.countries, recipient: $0.recipient, safeguard: words.text($0.safeguard))
            }, retentionMonths: channel.retentionMonths, quorum: "all")
    }
}

extension LegalBasis {
    /// Where the law says so.
    var article: String {
        switch self {
        case .consent: "GDPR 6(1)(a)"
        case .publicTask: "GDPR 6(1)(e)"
        case .forbidden: "GDPR 6(1)"
        }
    }
}

extension Receipt {
    /// How sure it is who answered.
    var assurance: String {
        switch collected {
        case .web: "web-sign-in"
        case .eID: "e-id"
        case .paper, nil: "paper-registered-by-staff"
        }
    }
}
