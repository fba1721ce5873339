package import Consent
import Policies
import Storage

/// How people on the command line and in lists name a child or a member of staff: `ella-b`, `ekbacken/ella-b`,
/// `staff:anna-l`, `ekbacken/staff:anna-l`, or the id.
package struct PersonReference: Hashable, Sendable {
    package let text: String
    package init(_ text: String) { self.text = text }

    package var unit: UnitID? {
        text.lastIndex(of: "/").map { UnitID(rawValue: String(text[..<$0])) }
    }

    private var name: Substring { text.lastIndex(of: "/").map { text[text.index(after: $0)...] } ?? text[...] }
    var kind: PersonRecord.Kind { name.hasPrefix("staff:") ? .staff : .child }
    var handle: String { String(kind == .staff ? name.dropFirst("staff:".count) : name) }
}

extension House {
    /// Finds the person that a reference names.
    ///
    /// - Throws: `ServiceError` where nobody is named so, or it is not said in which unit.
    func person(_ reference: PersonReference, from reader: any Reader) throws -> PersonRecord {
        let units = reference.unit.map { [$0] } ?? policies.organisation.units.map(\.id)
        if let person = try reader.person(PersonID(rawValue: reference.text)) { return person }
        var found: [PersonRecord] = []
        for unit in units {
            if let person = try reader.person(reference.kind, handle: reference.handle, unit: unit) {
                found.append(person)
            }
        }
        if found.count == 1, let person = found.first { return person }
        if found.isEmpty {
            throw ServiceError(
                .noSuchInput,
                "nobody in the roster has that handle: check the handle, or import the roster")
        }
        throw ServiceError(
            .badInput, "\"\(reference.text)\" is somebody in several units: write it as UNIT/\(reference.text)")
    }

    /// Finds a guardian by id or by the source id of the roster.
    func guardian(_ reference: String, from reader: any Reader) throws -> GuardianRecord {
        if let guardian = try reader.guardian(source: reference) { return guardian }
        if let guardian = try reader.guardian(GuardianID(rawValue: reference)) { return guardian }
        throw ServiceError(
            .noSuchInput, "no guardian has that source id: check it in the roster")
    }
}
