internal import Access
internal import Consent
internal import Policies
internal import Services
internal import Storage

/// Who is signed in, and where they work: shape `synas.me/1`.
struct MeJSON: Encodable {
    let schema = "synas.me/1"
    let account: String
    let name: String
    let role: String
    /// As `ekbacken` or `ekbacken/solrosen`.
    let scopes: [String]
    /// Of a token: what it may be used for.
    let actions: [String]?
    let units: [UnitJSON]
    let channels: [ChannelJSON]

    struct UnitJSON: Encodable {
        let unit: String
        let title: [String: String]
        /// Those that whoever asks may list.
        let groups: [GroupJSON]
    }

    struct GroupJSON: Encodable {
        let group: String
        let title: String
    }

    struct ChannelJSON: Encodable {
        let channel: String
        let title: [String: String]
    }

    init(_ staff: Staff, _ house: House) {
        account = staff.account.rawValue
        name = staff.name
        role = staff.role.rawValue
        scopes = staff.scopes.sorted().map(\.text)
        actions = staff.tokenScopes?.map(\.rawValue).sorted()
        units = house.policies.organisation.units.filter { staff.scopes.relation(to: $0.id) != .elsewhere }
            .map { unit in
                let near = unit.groups.filter {
                    staff.may(.listChildren, in: unit.id, group: $0.id) == .allowed
                }
                return UnitJSON(
                    unit: unit.id.rawValue, title: unit.title,
                    groups: near.map { GroupJSON(group: $0.id, title: $0.title) })
            }
        channels = house.policies.channels.values.sorted { $0.id < $1.id }
            .map { ChannelJSON(channel: $0.id.rawValue, title: $0.title) }
    }
}
