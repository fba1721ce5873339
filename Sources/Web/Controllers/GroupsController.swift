internal import Access
internal import Consent
internal import HTTPSupport
internal import Hummingbird
internal import Reports
internal import Services
internal import Storage

/// The children of a group, and who of it may be seen where.
struct GroupsController {
    let service: Service

    func addRoutes(to api: RouterGroup<WebContext>) {
        api.get("children", use: children)
        api.get("day-sheet", use: daySheet)
    }

    private func children(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        let query = try request.query("unit", "group", "limit", "after")
        let (page, unit, group) = (try Paging(query), UnitID(rawValue: try query.required("unit")), query["group"])
        try staff.require(permission(staff, unit, group))
        let registry = Registry(try service.house(for: staff))
        let children = try await service.desk.run {
            try registry.children(of: unit, group: group, after: page.after, limit: page.limit + 1)
        }
        let shown = children.prefix(page.limit)
        let next = children.count > page.limit ? shown.last.map { Paging.cursor($0.handle) } : nil
        return try .json(ChildrenJSON(Array(shown), of: unit, group: group, next: next))
    }

    /// A whole unit is listed for those who work in all of it.
    private func permission(_ staff: Staff, _ unit: UnitID, _ group: String?) -> Permission {
        let worksInAll = staff.role == .manager || staff.scopes.contains(Scope(unit: unit))
        return group == nil && !worksInAll ? .hidden : staff.may(.listChildren, in: unit, group: group)
    }

    private func daySheet(_ request: Request, _ context: WebContext) async throws -> Response {
        let staff = try context.signedIn()
        let query = try request.query("unit", "group", "channel")
        let (unit, group) = (UnitID(rawValue: try query.required("unit")), try query.required("group"))
        let channel = ChannelID(rawValue: try query.required("channel"))
        try staff.require(staff.may(.readDaySheet, in: unit, group: group))
        let house = try service.house(for: staff)
        let (sheets, marks) = (service.sheets, service.marks)
        let sheet = try await service.desk.run {
            let sheet = try sheets.sheet(SheetCache.Key(unit: unit, group: group, channel: channel), house)
            try marks.note(sheet.children.map { .person($0) }, by: staff.account, what: "day-sheet")
            return sheet
        }
        return .text(sheet.text, "application/json")
    }
}
