import Consent
package import Storage

extension Evidence {
    /// Everything of everyone but one child.
    package struct Others: Equatable {
        package var people: [PersonRecord] = []
        /// Without what they rest on.
        package var events: [[String]] = []
        package var references: Set<String> = []
        package var appearances: [AppearanceRecord] = []
        package var documents: [String: String] = [:]
    }

    package func others(than handle: String) throws -> Others {
        let store = try DataFolder.open(at: path).openForReading()
        return try store.snapshot { reader in
            let unit = UnitID(rawValue: School.unit)
            var others = Others()
            others.people = try reader.everyone(everIn: unit).filter { $0.handle != handle }
            let ids = Set(others.people.map(\.id))
            for person in others.people {
                let events = try reader.events(about: person.id)
                others.events.append(events.map { "\($0.id) \($0.at) \($0.recordedAt) \($0.actor) \($0.what)" })
                others.references.formUnion(events.compactMap(\.reference))
            }
            for post in try reader.posts(of: unit, limit: 1000).sorted(by: { $0.id < $1.id }) {
                others.documents[post.id.rawValue] = post.document
                others.appearances += try reader.appearances(of: post.id).filter { ids.contains($0.person) }
            }
            return others
        }
    }

    /// The ids of those who have or had a handle in the unit.
    package func ids(of handle: String) throws -> [String] {
        try DataFolder.open(at: path).openForReading().snapshot { reader in
            try reader.everyone(everIn: UnitID(rawValue: School.unit)).filter { $0.handle == handle }.map(\.id.rawValue)
        }
    }
}
