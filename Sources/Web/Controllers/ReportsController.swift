internal import Access
internal import Consent
internal import HTTPSupport
internal import Hummingbird
internal import Reports
internal import Services
internal import Storage
internal import Synchronization

/// Reports for those who may know reasons, within their units, and for auditors.
struct ReportsController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) { api.get("reports/{name}", use: report) }

    private func report(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        try staff.requireAnywhere(.readReport)
        let asked = try ReportAsked(request, context)
        try staff.require(try permission(staff, asked))
        let house = try service.house(for: staff)
        let service = service
        let upload = try await service.queue.run {
            try await service.desk.run {
                let upload = try Upload(in: house.folder)
                let people = try asked.write(to: upload, house)
                try service.marks.note(people.map { .person($0) }, by: staff.account, what: asked.name.rawValue)
                return upload
            }
        }
        return .streamed(upload, asked.format.type, on: service.desk)
    }

    /// All units at once are for who may read of every unit.
    private func permission(_ staff: Staff, _ asked: ReportAsked) throws(Problem) -> Permission {
        guard let unit = asked.unit else {
            guard staff.may(.readReport, .elsewhere) == .allowed else {
                throw Problem(.badRequest, "it is not said of which unit the report is: name one of yours")
            }
            return .allowed
        }
        return staff.may(.readReport, in: unit, group: asked.group)
    }
}

/// Which report, of whom, and when.
struct ReportAsked: Sendable {
    enum Name: String, CaseIterable, Sendable { case consents, pending }
    enum Format: String, CaseIterable, Sendable {
        case json, text, csv
        var type: String {
            switch self {
            case .json: "application/json"
            case .text: "text/plain; charset=utf-8"
            case .csv: "text/csv; charset=utf-8"
            }
        }
    }

    let name: Name
    let format: Format
    let unit: UnitID?
    let group: String?
    let channel: ChannelID?
    let at: Moment?

    init(_ request: Request, _ context: WebContext) throws {
        let query = try request.query("at", "unit", "group", "channel", "format")
        guard let name = Name(rawValue: try pathParameter("name", of: context)) else { throw Problem.notFound }
        guard let format = Format(rawValue: query["format"] ?? "json"), name == .consents || format != .csv else {
            throw Problem(.badRequest, "there is no such format: ask for json or text, and consents also as csv")
        }
        let at = query["at"].map { Moment($0) }
        guard at == nil || (at != .some(nil) && name == .consents) else {
            throw Problem(
                .badRequest,
                "\"at\" is a moment as 2026-09-01T12:00:00Z, and of consents alone: correct it or leave it out")
        }
        (self.name, self.format, self.at) = (name, format, at ?? nil)
        (unit, group) = (query["unit"].map(UnitID.init(rawValue:)), query["group"])
        channel = query["channel"].map(ChannelID.init(rawValue:))
        guard group == nil || unit != nil else {
            throw Problem(.badRequest, "a group belongs to a unit: name the unit")
        }
    }
}

extension ReportAsked {
    /// Writes the report.
    ///
    /// - Returns: whom it is about.
    func write(to upload: Upload, _ house: House) throws -> [PersonID] {
        switch name {
        case .consents: try writeConsents(to: upload, house)
        case .pending: try writePending(to: upload, house)
        }
    }

    private func writePending(to upload: Upload, _ house: House) throws -> [PersonID] {
        let target = unit.map { unit in group.map { Target.group($0, unit) } ?? Target.unit(unit) }
        let list = try Consents(house).pending(target, within: 30)
        let text = try format == .json ? JSONText.encode(PendingJSON(list)) + "\n" : PendingText(list).text()
        try upload.append(Array(text.utf8))
        return list.pending.map(\.person)
    }

    private func writeConsents(to upload: Upload, _ house: House) throws -> [PersonID] {
        let stream = EveryoneStream { try upload.append(Array($0.utf8)) }
        let people = Mutex<[PersonID]>([])
        try Consents(house).everyone(
            unit: unit, group: group, channel: channel, at: at, begin: { stream.begin(format.everyone($0)) }
        ) { standing in
            people.withLock { $0.append(standing.person) }
            try stream.write(standing)
        }
        try stream.end()
        return people.withLock { $0 }
    }
}

extension ReportAsked.Format {
    fileprivate func everyone(_ asked: EveryoneAsked) -> any EveryoneReport {
        switch self {
        case .json: EveryoneJSON(asked)
        case .text: EveryoneText(asked)
        case .csv: EveryoneCSV(asked)
        }
    }
}
