import Consent
import Policies

extension Receipt.Contact {
    init(_ contact: Organisation.Contact) {
        self.init(name: contact.name, email: contact.email, phone: contact.phone, web: contact.web)
    }
}

extension Receipt.Controller {
    init(_ controller: Organisation.Controller) {
        self.init(
            name: controller.name, orgNumber: controller.orgNumber, address: controller.address,
            email: controller.contact.email, phone: controller.contact.phone)
    }
}

extension Receipt.Channel {
    init(_ channel: Policies.Channel) {
        let description = channel.description
        self.init(
            id: channel.id, title: channel.title, purpose: description.purpose, platform: description.platform,
            audience: description.audience.rawValue, recipients: description.recipients, basis: channel.terms.basis,
            thirdCountry: description.thirdCountry.map(Receipt.ThirdCountry.init),
            retentionMonths: description.retentionMonths)
    }
}

extension Receipt.ThirdCountry {
    init(_ country: ChannelDescription.ThirdCountry) {
        self.init(countries: country.countries, recipient: country.recipient, safeguard: country.safeguard)
    }
}
