import Access
import Consent
import Foundation
import Testing

@Suite("Who may do what")
struct PermissionTests {
    private static let unit = UnitID(rawValue: "ekbacken")
    private static let other = UnitID(rawValue: "tallbacken")

    @Test(
        "a group is near to who works in it, or in the whole unit; the rest of the unit is further, all else elsewhere")
    func relations() {
        let inGroup = [Scope(unit: Self.unit, group: "solrosen")]
        #expect(inGroup.relation(to: Self.unit, group: "solrosen") == .ownGroup)
        #expect(inGroup.relation(to: Self.unit, group: "blåklockan") == .ownUnit)
        #expect(inGroup.relation(to: Self.unit) == .ownGroup)
        #expect(inGroup.relation(to: Self.other, group: "solrosen") == .elsewhere)
        #expect([Scope(unit: Self.unit)].relation(to: Self.unit, group: "blåklockan") == .ownGroup)
        #expect([Scope]().relation(to: Self.unit) == .elsewhere)
    }

    @Test("a scope is read as it is written")
    func scopes() {
        #expect(Scope("ekbacken") == Scope(unit: Self.unit))
        #expect(Scope("ekbacken/solrosen")?.text == "ekbacken/solrosen")
        for wrong in ["", "/", "/solrosen", "ekbacken/"] { #expect(Scope(wrong) == nil, "\(wrong)") }
    }

    @Test("only a manager widens or learns why, and only where it works", arguments: [Action.widen, .explain])
    func managers(action: Action) {
        for role in Role.allCases where role != .manager {
            for relation in Nearness.allCases { #expect(permission(of: role, to: action, relation) == .forbidden) }
        }
        #expect(permission(of: .manager, to: action, .ownUnit) == .allowed)
        #expect(permission(of: .manager, to: action, .elsewhere) == .hidden)
    }

    @Test("teachers and managers narrow in their units")
    func narrowing() {
        for role in [Role.teacher, .manager] {
            #expect(permission(of: role, to: .narrow, .ownUnit) == .allowed)
            #expect(permission(of: role, to: .narrow, .elsewhere) == .hidden)
        }
    }

    @Test("a teacher lists the children of the own groups alone")
    func lists() {
        for action in [Action.listChildren, .readDaySheet] {
            #expect(permission(of: .teacher, to: action, .ownGroup) == .allowed)
            #expect(permission(of: .teacher, to: action, .ownUnit) == .hidden)
        }
    }

    @Test("administrators and guardians see neither children nor posts", arguments: [Role.administrator, .guardian])
    func others(role: Role) {
        for action in Action.allCases {
            for relation in Nearness.allCases { #expect(permission(of: role, to: action, relation) == .forbidden) }
        }
    }

    @Test("an auditor reads evidence everywhere and writes nowhere")
    func auditors() {
        let allowed = Action.allCases.filter { permission(of: .auditor, to: $0, .elsewhere) == .allowed }
        #expect(Set(allowed) == [.readReport, .readLedger, .readPost])
    }

    /// Rows of docs/access.md: the actions, and what each role's column says.
    private static func table() throws -> [(actions: [Action], fields: [String])] {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let text = try String(contentsOf: root.appending(path: "docs/access.md"), encoding: .utf8)
        return text.split(separator: "\n").filter { $0.hasPrefix("| `") }.map { row in
            let cells = row.dropFirst().dropLast().split(separator: "|", omittingEmptySubsequences: false)
            let actions = cells[0].matches(of: /`([a-z:-]+)`/).compactMap { Action(rawValue: String($0.1)) }
            return (actions, cells.dropFirst().map { $0.trimmingCharacters(in: .whitespaces) })
        }
    }

    @Test("the table in docs/access.md says the same, of every role and action")
    func documented() throws {
        let reach: [String: Set<Nearness>] = [
            "": [], "own group": [.ownGroup], "own unit": [.ownGroup, .ownUnit], "everywhere": Set(Nearness.allCases),
        ]
        let rows = try Self.table()
        #expect(
            rows.flatMap(\.actions).sorted { $0.rawValue < $1.rawValue }
                == Action.allCases.sorted { $0.rawValue < $1.rawValue })
        for row in rows {
            for (role, field) in zip([Role.teacher, .manager, .auditor, .administrator], row.fields) {
                for (action, relation) in row.actions.flatMap({ action in Nearness.allCases.map { (action, $0) } }) {
                    let isThere = permission(of: role, to: action, relation) == .allowed
                    #expect(reach[field]?.contains(relation) == isThere, "\(role) \(action) \(relation)")
                }
            }
        }
    }
}
