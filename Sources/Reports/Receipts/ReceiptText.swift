import Consent
package import Services

/// A receipt for people: plain words, one matter a line, no line longer than a letter is wide.
package struct ReceiptText {
    /// Columns.
    private static let width = 80

    private let page: ReceiptPage
    private var receipt: Receipt { page.receipt }
    private var words: ReceiptWords { page.words }

    /// `language`: nil is the notice's.
    package init(_ receipt: Receipt, language: String? = nil) { page = ReceiptPage(receipt, language: language) }

    package func text() -> String {
        let blocks = [heading, what, where_, evidence, paragraph(page.withdrawal), rights, contacts]
        return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
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
        ]) + together + (receipt.kind == .carriedOver ? paragraph(words.carriedOver) : [])
    }

    /// Staff decide for themselves.
    private var together: [String] {
        if receipt.actor.role == .guardian { return paragraph(words.everyone) }
        return receipt.isChild ? paragraph(words.several) : []
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
            (words.notice, notice),
            (words.digest, receipt.notice?.sha256), (words.collected, words.assurances[receipt.assurance]),
            (words.giver, giver), (words.policy, receipt.policyVersion),
        ])
    }

    /// A withdrawal needs no notice.
    private var notice: String? {
        if let notice = receipt.notice { return "\(notice.version) (\(notice.language))" }
        return receipt.response == nil ? nil : words.noticeUnknown
    }

    private var giver: String {
        guard receipt.actor.role == .guardian else { return words.person }
        let since = receipt.actor.relationFirstDay.map { ", \(words.since) \($0)" } ?? ""
        let source = receipt.actor.relationSource.map { " (\(words.source): \(words.sources[$0] ?? $0))" } ?? ""
        return words.guardian + since + source
    }

    private var rights: [String] {
        [words.rightsHeading]
            + ReceiptRight.allCases.flatMap { hanging("- \(words.rights[$0] ?? "") (\($0.article))") }
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
        rows.flatMap { label, value in value.map { hanging("\(label): \($0)") } ?? [] }
    }

    /// What goes on below the first line stands under it, set in.
    private func hanging(_ line: String) -> [String] {
        let parts = TerminalText.wrapped(line, to: Self.width - 2)
        return [parts[0]] + parts.dropFirst().map { "  " + $0 }
    }

    private func paragraph(_ text: String) -> [String] { TerminalText.wrapped(text, to: Self.width) }
}
