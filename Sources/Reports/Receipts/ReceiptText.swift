import Consent
package import Services

/// A receipt for people: plain words, one matter a line.
package struct ReceiptText {
    private let page: ReceiptPage
    private var receipt: Receipt { page.receipt }
    private var words: ReceiptWords { page.words }

    /// `language`: nil is the notice's.
    package init(_ receipt: Receipt, language: String? = nil) { page = ReceiptPage(receipt, language: language) }

    package func text() -> String {
        let blocks = [heading, what, where_, evidence, [page.withdrawal], rights, contacts]
        return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
    }

    private var title: String { receipt.response == nil ? words.titleOfWithdrawal : words.title }

    private var heading: [String] {
        [title, String(repeating: "=", count: title.count)]
            + lines([(words.record, receipt.recordID.rawValue), (words.subject, receipt.person.rawValue)])
    }

    private var what: [String] {
        lines([
            (words.answer, page.choice), (words.name, page.name), (words.given, receipt.day?.description),
            (words.until, receipt.response == nil ? nil : receipt.lastDay?.description ?? words.noEnd),
            (words.replaces, receipt.supersedes?.rawValue),
        ]) + [words.everyone]
    }

    private var where_: [String] {
        let channel = receipt.channel
        return lines([
            (words.channel, page.text(channel.title)), (words.unit, page.text(receipt.unitTitle)),
            (words.purpose, page.text(channel.purpose)), (words.platform, page.text(channel.platform)),
            (words.recipients, page.text(channel.recipients).joined(separator: "; ")),
            (words.thirdCountry, channel.thirdCountry.map(abroad) ?? words.noThirdCountry),
            (words.retention, words.months.replacing("#", with: String(channel.retentionMonths))),
            (words.basis, "\(words.bases[channel.basis] ?? ""), \(channel.basis.article)"),
            (words.law, page.text(receipt.law)),
        ])
    }

    private func abroad(_ country: Receipt.ThirdCountry) -> String {
        "\(country.countries.joined(separator: ", ")): \(country.recipient) (\(page.text(country.safeguard)))"
    }

    private var evidence: [String] {
        lines([
            (words.notice, receipt.notice.map { "\($0.version) (\($0.language))" }),
            (words.digest, receipt.notice?.sha256), (words.collected, words.assurances[receipt.assurance]),
            (words.giver, giver), (words.policy, receipt.policyVersion),
        ])
    }

    private var giver: String {
        guard receipt.actor.role == .guardian else { return words.person }
        let since = receipt.actor.relationFirstDay.map { ", \(words.since) \($0)" } ?? ""
        let source = receipt.actor.relationSource.map { " (\(words.source): \($0))" } ?? ""
        return words.guardian + since + source
    }

    private var rights: [String] {
        [words.rightsHeading] + ReceiptRight.allCases.map { "- \(words.rights[$0] ?? "") (\($0.article))" }
    }

    private var contacts: [String] {
        let controller = receipt.controller
        let own = [controller.name, controller.orgNumber, controller.address, controller.email, controller.phone]
        return lines([
            (words.controller, own.compactMap(\.self).joined(separator: ", ")),
            (words.officer, contact(receipt.officer)), (words.authority, contact(receipt.authority)),
        ])
    }

    private func contact(_ contact: Receipt.Contact) -> String {
        [contact.name, contact.email, contact.phone, contact.web].compactMap(\.self).joined(separator: ", ")
    }

    private func lines(_ rows: [(String, String?)]) -> [String] {
        rows.compactMap { label, value in value.map { "\(label): \($0)" } }
    }
}
