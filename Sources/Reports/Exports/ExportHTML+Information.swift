import Consent
import Services

/// What is told besides the data (GDPR 15(1), (2)).
extension ExportHTML {
    var informationSections: [Section] {
        [
            Section(id: "about", title: words.about, write: writeAbout),
            Section(id: "left-out", title: words.leftOut) { html in html.element("p", page.leftOut) },
            Section(id: "rights", title: rightsTitle, write: writeRights),
            Section(id: "contact", title: words.contact, write: writeContacts),
        ]
    }

    /// Without the colon that it has before a list.
    private var rightsTitle: String {
        let title = words.receipt.rightsHeading
        return title.hasSuffix(":") ? String(title.dropLast()) : title
    }

    private func writeAbout(_ html: inout HTML) {
        html.definitions([
            (words.categories, words.categoriesText), (words.sourcesHeading, words.sourcesText),
            (words.automated, words.automatedText), (words.keeping, page.papersKept),
        ])
        html.element("h3", words.purposes)
        for channel in export.information.channels { write(channel, &html) }
    }

    private func write(_ channel: Receipt.Channel, _ html: inout HTML) {
        let words = words.receipt
        html.markup("<article>\n")
        html.element("h4", page.policies.text(channel.title))
        html.definitions([
            (words.purpose, page.policies.text(channel.purpose)),
            (words.platform, page.policies.text(channel.platform)),
            (words.recipients, page.policies.text(channel.recipients).joined(separator: "; ")),
            (words.thirdCountry, channel.thirdCountry.map(abroad) ?? words.noThirdCountry),
            (words.retention, words.months.replacing("#", with: String(channel.retentionMonths))),
            (words.basis, "\(words.bases[channel.basis] ?? ""), \(channel.basis.article)"),
        ])
        html.markup("</article>\n")
    }

    private func abroad(_ country: Receipt.ThirdCountry) -> String {
        "\(country.countries.joined(separator: ", ")): \(country.recipient) (\(page.policies.text(country.safeguard)))"
    }

    private func writeRights(_ html: inout HTML) {
        html.markup("<ul>\n")
        for right in ReceiptRight.allCases {
            html.element("li", "\(words.receipt.rights[right] ?? "") (\(right.article))")
        }
        html.markup("</ul>\n")
    }

    private func writeContacts(_ html: inout HTML) {
        let information = export.information
        let controller = information.controller
        let own = [controller.name, controller.orgNumber, controller.address, controller.email, controller.phone]
        html.definitions([
            (words.receipt.controller, own.compactMap(\.self).joined(separator: ", ")),
            (words.receipt.officer, text(information.officer)), (words.receipt.authority, text(information.authority)),
            (words.receipt.policy, information.policyVersion),
        ])
    }

    private func text(_ contact: Receipt.Contact) -> String {
        [contact.name, contact.email, contact.phone, contact.web].compactMap(\.self).joined(separator: ", ")
    }
}
