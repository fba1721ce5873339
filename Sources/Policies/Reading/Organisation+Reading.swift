internal import Consent
internal import Documents

extension Organisation {
    /// The languages alone, whatever else is wrong with the file.
    static func languages(_ root: Node) -> [String] {
        let ignored = MistakeLog(file: "")
        return Fields(root, "", keys: ["languages"], log: ignored)?.languages("languages") ?? []
    }

    init?(_ root: Node, log: MistakeLog) {
        let keys = [
            "country", "controller", "data_protection_officer", "authority", "languages", "time_zone",
            "school_year_begins", "takedown_days", "reminders", "scan_retention", "units",
        ]
        guard let fields = Fields(root, "the organisation", keys: keys, log: log) else { return nil }
        let languages = fields.languages("languages")
        let country = fields.country("country")
        let controller = country.flatMap { Controller(fields, country: $0) }
        let officer = fields.contact("data_protection_officer")
        let authority = fields.contact("authority")
        let zone = fields.timeZone("time_zone")
        let begins = fields.dayOfYear("school_year_begins")
        let takedownDays = fields.has("takedown_days") ? fields.integer("takedown_days", in: 1...30) : 3
        let units = fields.units("units", languages: languages ?? [])
        let reminders = fields.has("reminders") ? Reminders(fields) : Reminders.usual
        let scanRetention = fields.has("scan_retention") ? fields.months("scan_retention") : 24
        guard let country, let controller, let officer, let authority, let languages, let zone, let begins,
            let takedownDays, let units, let reminders, let scanRetention
        else { return nil }
        self.init(
            country: country, controller: controller, officer: officer, authority: authority, languages: languages,
            localDays: zone.days, timeZone: zone.name, schoolYearBegins: begins, takedownDays: takedownDays,
            units: units, reminders: reminders, scanRetentionMonths: scanRetention)
    }
}

extension Organisation.Controller {
    fileprivate init?(_ fields: Fields, country: String) {
        let keys = ["name", "org_number", "address", "email", "phone"]
        guard let own = fields.fields("controller", .required, "the controller", keys: keys) else { return nil }
        let number = own.orgNumber("org_number", country: country)
        let address = own.text("address")
        guard let contact = Organisation.Contact(own), let number, let address else { return nil }
        self.init(name: contact.name, orgNumber: number, address: address, contact: contact)
    }
}

extension Organisation.Reminders {
    fileprivate init?(_ fields: Fields) {
        guard let own = fields.fields("reminders", .required, "'reminders'", keys: ["at_most", "days_apart"]) else {
            return nil
        }
        let atMost = own.integer("at_most", in: 0...12)
        let daysApart = own.integer("days_apart", in: 1...365)
        guard let atMost, let daysApart else { return nil }
        self.init(atMost: atMost, daysApart: daysApart)
    }
}

extension Organisation.Contact {
    fileprivate init?(_ fields: Fields) {
        let name = fields.text("name")
        let email = fields.text("email")
        let phone = fields.text("phone", .optional)
        let web = fields.has("web") ? fields.text("web", .optional) : nil
        if let email, !email.looksLikeAddress {
            fields.report("email", "'email' is no e-mail address", hint: "write one, as name@example.org")
        }
        guard let name, let email else { return nil }
        self.init(name: name, email: email, phone: phone, web: web)
    }
}

extension Fields {
    fileprivate func contact(_ key: String) -> Organisation.Contact? {
        fields(key, .required, "'\(key)'", keys: ["name", "email", "phone", "web"]).flatMap { Organisation.Contact($0) }
    }

    fileprivate func languages(_ key: String) -> [String]? {
        guard let items = list(key) else { return nil }
        let codes = items.compactMap { item in
            log.text(item, "a language").flatMap { log.languageCode($0, at: item.position) }
        }
        guard !codes.isEmpty else {
            if items.isEmpty { report(key, "there is no language", hint: "name at least one, as [sv]") }
            return nil
        }
        for (index, code) in codes.enumerated() where codes.prefix(index).contains(code) {
            report(key, "the language '\(code)' stands twice", hint: "keep one of them")
        }
        return codes
    }

    fileprivate func timeZone(_ key: String) -> (name: String, days: LocalDays)? {
        guard let name = text(key) else { return nil }
        if let days = LocalDays(timeZone: name) { return (name, days) }
        report(key, "'\(key)' names no time zone", hint: "write one as Europe/Stockholm")
        return nil
    }

    fileprivate func dayOfYear(_ key: String) -> DayOfYear? {
        guard let text = text(key) else { return nil }
        if let day = DayOfYear(text) { return day }
        report(key, "'\(key)' is no day of every year", hint: "write month and day, as 08-01")
        return nil
    }

    fileprivate func units(_ key: String, languages: [String]) -> [Organisation.Unit]? {
        guard let items = list(key) else { return nil }
        if items.isEmpty { report(key, "there is no unit", hint: "name at least one preschool or school") }
        var ids: Set<String> = []
        var sources: Set<String> = []
        return items.compactMap { item in
            let keys = ["id", "title", "groups", "source_id"]
            guard let fields = Fields(item, "a unit", keys: keys, log: log) else { return nil }
            let id = fields.identifier("id", unique: &ids, of: "unit")
            let title = fields.translations("title", languages: languages)
            let source = fields.sourceID(unique: &sources)
            let groups = fields.groups("groups", sources: &sources)
            guard let id, let title, let groups else { return nil }
            return Organisation.Unit(id: UnitID(rawValue: id), title: title, groups: groups, sourceID: source)
        }
    }

    /// What the registry's export calls a unit or a group, so that its people are found; each stands for one of them.
    private func sourceID(unique: inout Set<String>) -> String? {
        guard has("source_id"), let source = text("source_id", .optional) else { return nil }
        if !unique.insert(source).inserted {
            report("source_id", "another unit or group has this 'source_id'", hint: "give each one of its own")
        }
        return source
    }

    private func groups(_ key: String, sources: inout Set<String>) -> [Organisation.Group]? {
        guard let items = list(key) else { return nil }
        if items.isEmpty { report(key, "the unit has no group", hint: "name at least one") }
        var ids: Set<String> = []
        return items.compactMap { item in
            guard let fields = Fields(item, "a group", keys: ["id", "title", "source_id"], log: log) else { return nil }
            let id = fields.identifier("id", unique: &ids, of: "group")
            let title = fields.text("title")
            let source = fields.sourceID(unique: &sources)
            guard let id, let title else { return nil }
            return Organisation.Group(id: id, title: title, sourceID: source)
        }
    }
}

extension String {
    /// One @ with something before it and a name with a point after it: enough to catch a slip.
    fileprivate var looksLikeAddress: Bool {
        let parts = split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !parts[1].hasSuffix(".")
            && !contains(" ")
    }
}
